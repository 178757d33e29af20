import Dates
import Roster
import Rules

/// The limit of an appeal is in no calendar: it runs from the day of notification, which a letter cannot know.
extension Letters {
  func papersEvent(_ file: CaseUnderWay, by day: Day, _ postmark: Postmark) -> [CalendarEvent] {
    let event = Wording(language: postmark.language).papers(of: file, by: day, office, on: postmark.day)
    return event.map { [$0] } ?? []
  }

  func deadlineEvent(_ obligation: Obligation, _ adviser: Adviser, _ postmark: Postmark) -> CalendarEvent? {
    Wording(language: postmark.language).deadline(of: obligation, adviser, office, on: postmark.day)
  }
}
