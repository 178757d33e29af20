import Dates
import Envelope
public import Mail
import Store

/// Lays a letter out on paper: its own words, for an envelope with a window.
public struct PrintLetter: Sendable {
  public var letter: Int64
  /// The lines of the postal address below the name; empty where it is to be written by hand. They are kept nowhere.
  public var address: [String]
  /// By which a reminder that was written to be posted is held against the day's facts.
  public var policy: OverduePolicy
  public var by: Acting

  public init(_ letter: Int64, address: [String], policy: OverduePolicy = OverduePolicy(), by: Acting) {
    self.letter = letter
    self.address = address
    self.policy = policy
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<PostalPage, DeskRefusal> {
    try parts.deciding(as: .desk(.printLetter, "letter \(letter)", by: by)) { writing in
      let reading = writing.reading
      try by.checkMayInstruct(in: reading)
      var found = try PostedLetter.found(letter, in: reading)
      if found.row.waitsOnPaper {
        try writeAnew(found.row, in: writing, with: parts)
        found = try PostedLetter.found(letter, in: reading)
      }
      let reader = try PostedLetter.Reader(of: found.row, in: reading)
      let office = parts.mailing.office
      let page = PostalPage(
        language: Language(rawValue: found.row.language) ?? parts.mailing.language, subject: found.subject,
        sender: [office.service, office.appeal.address, office.phone].compactMap(\.self),
        recipient: [reader.name].compactMap(\.self) + (address.isEmpty ? [] : address),
        text: PlainPart.text(of: try reading.outboxBytes(letter) ?? []), contact: office.replyTo.address)
      try writing.add(
        PostAct(
          letter: letter, what: .printed, on: parts.clock.today(), by: by.login, systemUser: by.systemUser))
      return page
    }
  }

  /// A reminder says what is true on the day on which it is printed, as one that is mailed does when it leaves.
  private func writeAnew(_ row: OutboxRow, in writing: Writing, with parts: DeskParts) throws {
    let check = ReminderCheck(parts: parts, policy: policy, day: parts.clock.today())
    guard let (posting, keys) = try check.letter(for: row, in: writing) else {
      throw DeskRefusal.post(.noLongerTrue(row.id))
    }
    switch posting {
    case .ready(let envelope), .noAddress(_, unaddressed: let envelope):
      try writing.replace(envelope, reminders: keys, of: row.id)
    }
  }
}
