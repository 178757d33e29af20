import Intake
import Store

/// Addresses that a server refused because there is no such mailbox: they are marked as by a letter that came back, in the
/// transaction that records the attempt. No mail is caused by it.
struct RefusedMailboxes {
  private let refused: [DeliveryResult.ForRecipient]
  private let letter: Int64

  /// - Parameter results: what was said of each of those who were asked.
  init(_ results: [DeliveryResult.ForRecipient], of letter: Int64) {
    var seen: Set<String> = []
    refused = results.filter {
      $0.outcome == .failed && $0.isAboutRecipient
        && RecipientRefusal($0.address, status: $0.enhanced, reply: $0.reply).meansNoMailbox
        && seen.insert($0.address.lowercased()).inserted
    }
    self.letter = letter
  }

  /// After the attempt was recorded; the audit gains an entry where something is marked.
  func mark(in writing: Writing, with parts: DeskParts) throws {
    guard !refused.isEmpty, let attempt = try writing.reading.lastAttempt(of: letter) else { return }
    writing.become(parts.audited(.desk(.markRefused, by: parts.runBy)))
    for result in refused {
      let mark = NewAddressMark(
        address: result.address, kind: .hard, since: parts.clock.today(), status: result.enhanced,
        text: RecipientRefusal.shown(result.code.map { "\($0) \(result.reply)" } ?? result.reply), mutes: true)
      try writing.add(mark, said: .atAttempt(attempt), by: parts.runBy.login)
    }
  }
}
