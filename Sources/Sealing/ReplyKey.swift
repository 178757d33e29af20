import Crypto

/// A key with which answers are known to be answers: who has it makes tokens that nobody else can make.
public struct ReplyKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// 256 bits.
  public static let byteCount = 32
  /// What is drawn for each token: 120 bits.
  public static let nonceCount = 15
  /// What is kept of the code: 80 bits.
  static let codeCount = 10
  private static let context = Array("quitus reply 1\0".utf8)

  private let key: [UInt8]

  /// A key from 32 bytes that nobody can guess; nil where they are not 32.
  public init?(drawn bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    key = bytes
  }

  /// A token of 40 small letters and digits, for the Message-ID of a letter and the address that answers go to.
  ///
  /// **Source** HMAC-SHA-256 (RFC 2104) over the nonce, its first 80 bits; base32 (RFC 4648 §6), as addresses lose their
  /// capitals on the way.
  /// - Parameter nonce: 15 bytes that were never drawn before.
  public func token(_ nonce: [UInt8]) -> String {
    precondition(nonce.count == Self.nonceCount, "a token is made of 15 bytes")
    return Base32.letters(nonce + code(of: nonce))
  }

  /// The token that an address or a Message-ID holds, if it was made with this key; nil for any other.
  ///
  /// Read from before the `@`, after the last `+` if there is one, whatever its capitals; `<` and `>` are passed over.
  public func token(in text: some StringProtocol) -> String? {
    let written = String(text.drop { $0 == "<" }.prefix { $0 != "@" && $0 != ">" }).lowercased()
    let token = written.lastIndex(of: "+").map { String(written[written.index(after: $0)...]) } ?? written
    guard let bytes = Base32.bytes(token), bytes.count == Self.nonceCount + Self.codeCount else { return nil }
    let expected = code(of: Array(bytes.prefix(Self.nonceCount)))
    // In one time whatever differs, so that nobody learns a code octet by octet.
    var difference: UInt8 = 0
    for (octet, given) in zip(expected, bytes.dropFirst(Self.nonceCount)) { difference |= octet ^ given }
    return difference == 0 ? token : nil
  }

  private func code(of nonce: [UInt8]) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Self.context + nonce, using: SymmetricKey(data: key)).prefix(Self.codeCount))
  }

  /// A key that is printed shows nothing.
  public var description: String { "reply key" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }

  // MARK: As a file

  /// The 64 hexadecimal digits from which it is read again.
  public var secretText: String { Hexadecimal.digits(key) }

  /// A key that was kept: the first line that is not empty and no remark; nil where that is no key.
  public init?(text: String) {
    let line = text.split(separator: "\n").first { !$0.hasPrefix("#") }
    guard let bytes = line.flatMap(Hexadecimal.bytes) else { return nil }
    self.init(drawn: bytes)
  }
}

/// Bytes as small letters and the digits 2 to 7 (RFC 4648 §6), without padding: five bytes make eight.
enum Base32 {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  static func letters(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 5) {
      let group = bytes[start..<min(start + 5, bytes.count)]
      let bits = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (5 - group.count))
      let count = (group.count * 8 + 4) / 5
      for place in 0..<count { text.append(alphabet[Int(bits >> UInt64(35 - 5 * place) & 31)]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// nil where these are other letters, or not whole groups of eight.
  static func bytes(_ letters: String) -> [UInt8]? {
    let values = letters.utf8.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == letters.utf8.count, values.count.isMultiple(of: 8) else { return nil }
    return stride(from: 0, to: values.count, by: 8).flatMap { start -> [UInt8] in
      let bits = values[start..<start + 8].reduce(UInt64(0)) { $0 << 5 | UInt64($1) }
      return (0..<5).map { UInt8(truncatingIfNeeded: bits >> UInt64(32 - 8 * $0)) }
    }
  }
}
