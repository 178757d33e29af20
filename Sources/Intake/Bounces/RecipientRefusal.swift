/// A server's answer to RCPT that refuses an address for good.
///
/// **Source** RFC 5321 §3.3; RFC 3463 §3.2 to §3.8 for the numbers.
public struct RecipientRefusal: Sendable, Hashable {
  private let address: String
  private let status: EnhancedStatus?
  private let words: String

  /// - Parameters:
  ///   - status: such as `5.1.1`; nil where the answer has none.
  ///   - reply: the server's words.
  public init(_ address: String, status: String?, reply: String) {
    self.address = address.lowercased()
    self.status = status.flatMap { EnhancedStatus(in: $0) }
    words = reply
  }

  /// Whether it says beyond doubt that there is no such mailbox, or none any more.
  ///
  /// It is judged as a letter that comes back is, and then more strictly: the same answer may speak of the sender, of another
  /// address, of our server's name or of unwanted mail, and sounds much alike.
  public var meansNoMailbox: Bool {
    // An address may hold any of the words that are looked for.
    let text = words.folded.replacing(address.folded, with: "")
    guard BounceVerdict(status: status, text: words) == .hard, namesNobodyElse, !FailureWords.passes(text),
      !FailureWords.blamesSender(text)
    else { return false }
    switch (status?.subject, status?.detail) {
    // So says Exchange Online of addresses that a directory does not hold: its words are those of a refusal.
    case (4, 1): return true
    case _ where FailureWords.refuses(text): return false
    // 5.1.5 is a valid address, 5.1.9 a message that went on.
    case (1, 5), (1, 9): return false
    case (1, (1...)?): return true
    case (1, 0): return FailureWords.namesNobody(text) || text.contains("address rejected")
    case (2, 1): return FailureWords.namesNobody(text)
    case (nil, _), (0, 0): return FailureWords.surelyNamesNobody(text)
    default: return false
    }
  }

  /// The server's words as they are kept: on one line, without control characters, at most 300 characters.
  public static func shown(_ reply: String) -> String { ReturnedRecipient.shown(reply) }

  /// Servers say of somebody else, too, that they do not exist: of a sender, or of whom mail is passed on to.
  private var namesNobodyElse: Bool {
    let named = ReportedAddress.all(in: words[...]).filter { !Notice.isSystem($0) }
    return named.isEmpty || named.contains(address)
  }
}
