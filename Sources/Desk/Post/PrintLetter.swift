import Dates
public import Mail
import Store

/// Lays a letter out on paper: its own words, for an envelope with a window.
public struct PrintLetter: Sendable {
  public var letter: Int64
  /// The lines of the postal address below the name; empty where it is to be written by hand. They are kept nowhere.
  public var address: [String]
  public var by: Acting

  public init(_ letter: Int64, address: [String], by: Acting) {
    self.letter = letter
    self.address = address
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<PostalPage, DeskRefusal> {
    try parts.deciding(as: .desk(.printLetter, "letter \(letter)", by: by)) { writing in
      let reading = writing.reading
      try by.checkMayInstruct(in: reading)
      let found = try PostedLetter.found(letter, in: reading)
      let reader = try PostedLetter.Reader(of: found.row, in: reading)
      let office = parts.mailing.office
      let page = PostalPage(
        language: Language(rawValue: found.row.language) ?? parts.mailing.language, subject: found.subject,
        sender: [office.service, office.appeal.address, office.phone].compactMap(\.self),
        recipient: [reader.name].compactMap(\.self) + (address.isEmpty ? [] : address),
        text: PlainPart.text(of: try reading.outboxBytes(letter) ?? []))
      try writing.add(
        PostAct(
          letter: letter, what: .printed, on: parts.clock.today(), by: by.login, systemUser: by.systemUser))
      return page
    }
  }
}
