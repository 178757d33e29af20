/// The identity of one message (RFC 5322 §3.6.4), fixed when the message is made and kept through every attempt.
///
/// Written without angle brackets; ``Message/rendered()`` adds them.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// `token@domain`, at most 250 octets of ASCII.
  public let rawValue: String

  /// The identity written `text`, with or without angle brackets.
  public init(_ text: String) throws(MessageIDError) {
    var octets = Array(text.utf8)[...]
    if octets.first == UInt8(ascii: "<"), octets.last == UInt8(ascii: ">") { octets = octets.dropFirst().dropLast() }
    guard octets.count <= 250 else { throw .tooLong(octets.count) }
    let halves = octets.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy(Atoms.isDotAtom) else { throw .malformed }
    rawValue = String(decoding: octets, as: UTF8.self)
  }

  /// The identity made of a token unique within `domain`.
  public init(token: String, domain: String) throws(MessageIDError) { try self.init("\(token)@\(domain)") }

  public var description: String { rawValue }
}

/// Why a text cannot identify a message.
public enum MessageIDError: Error, Hashable, Sendable {
  /// Not two dot-separated rows of atoms around one `@`.
  case malformed
  /// More than 250 octets.
  case tooLong(Int)
}
