import Cases
import Dates
import Envelope
import Roster
import Rules

/// What calendars are told. No ground, no paper by its name: others may look into a calendar.
extension Wording {
  /// Papers that are awaited in a case; nil once their day has passed.
  func papers(of file: CaseUnderWay, by day: Day, _ office: Office, on today: Day) -> CalendarEvent? {
    guard day >= today else { return nil }
    let summary =
      switch language {
      case .fr: "Pièces à envoyer (dossier n°\u{A0}\(file.reference))"
      case .en: "Papers to send (case\u{A0}\(file.reference))"
      }
    return CalendarEvent(
      name: "papers-\(file.reference)", day: day, summary: summary, detail: detail(office), notice: 3)
  }

  /// What is to be followed by the deadline of an obligation; nil once that has passed.
  func deadline(of obligation: Obligation, _ adviser: Adviser, _ office: Office, on today: Day) -> CalendarEvent? {
    guard obligation.deadline >= today else { return nil }
    let what = "\(modules(obligation.missing)) (\(title(obligation)))"
    let summary = language == .fr ? "À suivre au plus tard ce jour\u{A0}: \(what)" : "To be followed by today: \(what)"
    return CalendarEvent(
      name: "deadline-\(Self.plain(adviser.id.rawValue))-\(Self.plain(obligation.id.description))",
      day: obligation.deadline, summary: summary, detail: detail(office), notice: 14)
  }

  private func detail(_ office: Office) -> String {
    let service = Plain.line(office.service)
    return switch language {
    case .fr: "Pour toute question\u{A0}: \(service), \(office.replyTo.address)"
    case .en: "For any question: \(service), \(office.replyTo.address)"
    }
  }

  /// What it would be called as a file.
  func calendarName(_ day: Day) -> String { language == .fr ? "echeance-\(day).ics" : "deadline-\(day).ics" }

  /// Letters and digits of ASCII, the rest as hyphens.
  private static func plain(_ id: String) -> String {
    String(
      id.unicodeScalars.prefix(40).map { scalar in
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
      })
  }
}
