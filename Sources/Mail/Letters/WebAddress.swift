/// The address of a page that a letter may link to: `https://` and nothing that could end the link early.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// - Returns: nil for anything but printable ASCII after `https://`, or with quotes, angle brackets or spaces in it.
  public init?(_ text: String) {
    let scheme = "https://"
    guard text.hasPrefix(scheme), text.utf8.count > scheme.utf8.count,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"'<>`".utf8.contains($0) })
    else { return nil }
    description = text
  }
}
