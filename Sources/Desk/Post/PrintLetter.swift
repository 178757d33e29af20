import Dates
import Envelope
public import Mail
import Store

/// Lays a letter out on paper: its own words, for an envelope with a window.
///
/// A reminder, or a notice, is written anew, as one that is mailed is when it leaves: whose case is open by now, say, is not in it. One in which
/// nothing is true any more is taken off the list instead.
public struct PrintLetter: Sendable {
  public var letter: Int64
  /// The lines of the postal address below the name; empty where it is to be written by hand. They are kept nowhere.
  public var address: [String]
  /// By which reminders are held against the day's facts.
  public var policy: OverduePolicy
  public var by: Acting

  public init(_ letter: Int64, address: [String], policy: OverduePolicy = OverduePolicy(), by: Acting) {
    self.letter = letter
    self.address = address
    self.policy = policy
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<PostalPage, DeskRefusal> {
    let printed = try parts.deciding(as: .desk(.printLetter, "letter \(letter)", by: by)) { writing in
      try by.checkMayInstruct(in: writing.reading)
      let found = try PostedLetter.found(letter, in: writing.reading)
      guard let words = try words(of: found, in: writing, with: parts) else {
        try drop(found, in: writing, with: parts)
        return nil as PostalPage?
      }
      try writing.add(act(.printed, with: parts))
      return try page(found, words, in: writing.reading, with: parts)
    }
    switch printed {
    case .refused(let refusal): return .refused(refusal)
    case .done(nil): return .refused(.post(.noLongerTrue(letter)))
    case .done(let page?): return .done(page)
    }
  }

  private struct Words {
    var subject: String
    var bytes: [UInt8]
  }

  /// nil where nothing of what it says is true any more. What was posted is as it was.
  private func words(of found: PostedLetter, in writing: Writing, with parts: DeskParts) throws -> Words? {
    let row = found.row
    let stored = Words(subject: found.subject, bytes: try writing.reading.outboxBytes(letter) ?? [])
    if !row.mayCeaseToBeTrue || found.last(.sent) != nil || found.last(.notified) != nil { return stored }
    if row.state == .cancelled { return nil }
    let check = PaperCheck(parts: parts, policy: policy)
    guard let (posting, keys) = try check.letter(for: row, in: writing) else { return nil }
    let envelope: SealedEnvelope
    switch posting {
    case .ready(let ready): envelope = ready
    case .noAddress(_, unaddressed: let unaddressed): envelope = unaddressed
    }
    // What left stays in the outbox as it left.
    if row.waits { try writing.lay(RewrittenLetter(envelope: envelope, telling: keys), into: row) }
    return Words(subject: envelope.subject, bytes: envelope.bytes)
  }

  private func drop(_ found: PostedLetter, in writing: Writing, with parts: DeskParts) throws {
    let reason = "no-longer-true"
    if found.row.waits {
      try writing.takeOffItsWay(found.row, reason: reason)
    } else if found.isOpen {
      var act = self.act(.closed, with: parts)
      act.reason = reason
      try writing.add(act)
    }
  }

  private func act(_ what: PostAct.What, with parts: DeskParts) -> PostAct {
    PostAct(letter: letter, what: what, on: parts.clock.today(), by: by.login, systemUser: by.systemUser)
  }

  private func page(
    _ found: PostedLetter, _ words: Words, in reading: Reading, with parts: DeskParts
  ) throws -> PostalPage {
    let reader = try PostedLetter.Reader(of: found.row, in: reading)
    let office = parts.mailing.office
    return PostalPage(
      language: Language(rawValue: found.row.language) ?? parts.mailing.language, subject: words.subject,
      sender: [office.service, office.appeal.address, office.phone].compactMap(\.self),
      recipient: [reader.name].compactMap(\.self) + (address.isEmpty ? [] : address),
      text: PlainPart.text(of: words.bytes), contact: office.replyTo.address)
  }
}

extension OutboxRow {
  /// Whether it has not left, and will not by itself.
  fileprivate var waits: Bool { state == .held || state == .failed }
}
