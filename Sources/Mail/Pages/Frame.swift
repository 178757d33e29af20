import Dates
import Envelope

/// What every letter shows: who writes, when, about what, and where to answer.
struct Frame: TemplatePage {
  let service: String
  let place: String?
  let day: String
  /// Written before the other parts.
  var subject = ""
  let contact: String
  let phone: String?
  let website: String?

  init(_ office: Office, _ postmark: Postmark) {
    service = Plain.line(office.service)
    place = office.place.map(Plain.line)
    day = Wording(language: postmark.language).day(postmark.day)
    contact = office.replyTo.address
    phone = office.phone.map(Plain.line)
    website = office.website?.description
  }

  static let fields: [Field<Frame>] = [
    .text("service", \.service), .optional("place", \.place), .text("day", \.day), .text("subject", \.subject),
    .text("contact", \.contact), .optional("phone", \.phone), .optional("website", \.website),
  ]

  /// These fields as those of a page that holds a frame.
  static func fields<Page: LetterPage>(of: Page.Type) -> [Field<Page>] {
    fields.map { field in Field(name: field.name, shape: field.shape) { field.value($0.frame) } }
  }
}
