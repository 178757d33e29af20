/// A message, or a part of one, as far as returned mail needs to be understood (RFC 2045, RFC 2046).
struct MailPart {
  let fields: MailFields
  let type: ContentType
  /// As it came over the wire.
  let content: ArraySlice<UInt8>
  /// Of a multipart, or the one message that is enclosed.
  private(set) var parts: [MailPart] = []

  /// What lies deeper, or beyond so many parts, is not looked at: the work is bounded whatever comes in.
  private static let deepest = 8
  private static let mostParts = 64

  init(_ message: ArraySlice<UInt8>) {
    var budget = Self.mostParts
    self.init(message, depth: 0, &budget)
  }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int, _ budget: inout Int) {
    var rest = bytes
    fields = MailFields(takenFrom: &rest)
    type = ContentType(fields.first("content-type") ?? "text/plain")
    content = rest
    if depth == Self.deepest { return }
    if let boundary = type.parameters["boundary"], type.kind.hasPrefix("multipart/"), !boundary.isEmpty {
      for piece in Self.pieces(of: rest, Array("--\(boundary)".utf8), atMost: budget) where budget > 0 {
        budget -= 1
        parts.append(MailPart(piece, depth: depth + 1, &budget))
      }
    } else if isEnclosure, budget > 0 {
      budget -= 1
      parts = [MailPart(decoded(atMost: .max)[...], depth: depth + 1, &budget)]
    }
  }

  /// Whether it holds another message whole.
  var isEnclosure: Bool { ["message/rfc822", "message/global"].contains(type.kind) }

  /// Whether it reports of a delivery to programs (RFC 3464, RFC 6533).
  var isDeliveryStatus: Bool { ["message/delivery-status", "message/global-delivery-status"].contains(type.kind) }

  /// What stands between lines that begin with `mark`; where the last mark is missing, up to the end.
  private static func pieces(of content: ArraySlice<UInt8>, _ mark: [UInt8], atMost most: Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var rest = content
    while pieces.count < most {
      let place = rest.startIndex
      guard let line = rest.takeLine() else { break }
      guard line.starts(with: mark), let end = closing(line.dropFirst(mark.count)) else { continue }
      if let start { pieces.append(content[start..<place]) }
      start = end == .last ? nil : rest.startIndex
      if end == .last { return pieces }
    }
    if let start, pieces.count < most { pieces.append(content[start...]) }
    return pieces
  }

  private enum Mark { case between, last }

  /// What the rest of a line makes of it; nil where the line goes on, and is no mark.
  private static func closing(_ rest: ArraySlice<UInt8>) -> Mark? {
    if rest.trimmed.isEmpty { return .between }
    return rest.starts(with: "--".utf8) && rest.dropFirst(2).trimmed.isEmpty ? .last : nil
  }

  /// Its bytes before they were made fit for the wire, as many as the first `most` of the wire give.
  func decoded(atMost most: Int) -> [UInt8] {
    let content = content.prefix(most)
    switch (fields.first("content-transfer-encoding") ?? "").lowercased() {
    case "base64": return EncodedText.base64(content)
    case "quoted-printable": return EncodedText.quotedPrintable(content)
    default: return Array(content)
    }
  }

  /// The first part of one of these kinds, itself included, in the order of the message.
  func first(_ kinds: String...) -> MailPart? { first { kinds.contains($0.type.kind) } }

  /// The first part that is so; enclosed messages are looked into as well.
  func first(where isMeant: (MailPart) -> Bool) -> MailPart? {
    if isMeant(self) { return self }
    for part in parts {
      if let found = part.first(where: isMeant) { return found }
    }
    return nil
  }

  /// All parts of the message, itself first, without those of messages that it encloses.
  var ownParts: [MailPart] {
    [self] + (isEnclosure ? [] : parts.flatMap(\.ownParts))
  }
}
