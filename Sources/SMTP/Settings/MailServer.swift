/// Where mail is handed over, from a URL such as `smtp://mail.example.org:587` or `smtps://mail.example.org`.
public struct MailServer: Hashable, Sendable {
  /// How the connection begins.
  public enum Scheme: String, Hashable, Sendable, CaseIterable {
    /// In the clear, then STARTTLS.
    case smtp
    /// TLS from the first byte.
    case smtps
  }

  public let scheme: Scheme
  /// A domain name, an IPv4 address, or an IPv6 address in brackets.
  public let host: String
  public let port: Int

  /// The server that `url` names; without a port the submission port of its scheme: 587, or 465 for `smtps`.
  ///
  /// **Source** RFC 6409, RFC 8314.
  public init(url: String) throws(SMTPSettingsError) {
    guard let mark = url.firstRange(of: "://") else { throw .malformedURL }
    guard let scheme = Scheme(rawValue: url[..<mark.lowerBound].lowercased()) else { throw .unknownScheme }
    var authority = url[mark.upperBound...]
    if authority.last == "/" { authority.removeLast() }
    guard !authority.contains("@") else { throw .credentialsInURL }
    let (host, port) = Self.split(authority)
    guard Self.isHost(host) else { throw .malformedURL }
    self.scheme = scheme
    self.host = String(host)
    self.port = try port.map(Self.number) ?? (scheme == .smtp ? 587 : 465)
  }

  /// Whether the server is this machine, by its name or its address.
  public var isLoopback: Bool {
    let name = host.lowercased()
    if name == "localhost" || name == "[::1]" { return true }
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }

  private static func split(_ authority: Substring) -> (host: Substring, port: Substring?) {
    let afterBracket = authority.lastIndex(of: "]") ?? authority.startIndex
    guard let colon = authority[afterBracket...].lastIndex(of: ":") else { return (authority, nil) }
    return (authority[..<colon], authority[authority.index(after: colon)...])
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let address = host.dropFirst().dropLast()
      return address.contains(":") && address.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
    }
    return isName(host)
  }

  /// Letters, digits, dots and hyphens, beginning and ending with a letter or a digit.
  static func isName(_ name: some StringProtocol) -> Bool {
    let isWord = { (letter: Character) in letter.isASCII && (letter.isLetter || letter.isNumber) }
    guard let first = name.first, let last = name.last, name.utf8.count <= 255 else { return false }
    return isWord(first) && isWord(last) && name.allSatisfy { isWord($0) || $0 == "." || $0 == "-" }
      && !name.contains("..")
  }

  private static func number(_ port: Substring) throws(SMTPSettingsError) -> Int {
    guard port.allSatisfy(\.isNumber), let number = Int(port), (1...65_535).contains(number) else {
      throw .portOutOfRange
    }
    return number
  }
}
