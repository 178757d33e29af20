/// A file that goes with a letter.
public struct Attachment: Hashable, Sendable {
  /// A calendar for whoever keeps one (RFC 5545), announced and not to be answered (RFC 5546 §3.2.1).
  ///
  /// - Parameters:
  ///   - name: how it is to be called; whatever is no ASCII letter, digit, dot or hyphen becomes a hyphen.
  ///   - text: the whole calendar.
  public static func calendar(named name: String, _ text: String) -> Attachment {
    Attachment(
      name: plain(name), type: ["text/calendar;", "charset=utf-8;", "method=PUBLISH"], text: text)
  }

  /// In ASCII, as every mail reader can save it.
  public let name: String
  /// The words of its `Content-Type`.
  let type: [String]
  public let text: String

  private static func plain(_ name: String) -> String {
    let octets = name.utf8.prefix(60).map {
      Atoms.isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") ? $0 : UInt8(ascii: "-")
    }
    let text = String(decoding: octets.drop { $0 == UInt8(ascii: ".") }, as: UTF8.self)
    return text.isEmpty ? "calendar.ics" : text
  }
}
