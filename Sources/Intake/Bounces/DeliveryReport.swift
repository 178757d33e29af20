/// The part of a report that is meant for programs (RFC 3464, RFC 6533).
struct DeliveryReport {
  private(set) var recipients: [ReturnedRecipient] = []
  /// Message-IDs by which it names the letter.
  private(set) var letters: [String] = []

  private static let longest = 1 << 18
  private static let most = 200

  init(_ part: MailPart) {
    var rest = part.decoded(atMost: Self.longest)[...]
    // Some systems put no empty line between the message's fields and the first recipient's, or several.
    while !rest.isEmpty, recipients.count < Self.most {
      let fields = MailFields(takenFrom: &rest)
      letters += fields.values("x-original-message-id").flatMap(MessageIDs.all)
      if let recipient = Self.recipient(fields) { recipients.append(recipient) }
    }
  }

  private static func recipient(_ fields: MailFields) -> ReturnedRecipient? {
    let named = fields.values("original-recipient") + fields.values("final-recipient", "x-actual-recipient")
    var addresses: [String] = []
    for address in named.compactMap(ReportedAddress.address) where !addresses.contains(address) {
      addresses.append(address)
    }
    if addresses.isEmpty { return nil }
    let text = fields.first("diagnostic-code").map(withoutType) ?? ""
    let status = EnhancedStatus(in: fields.first("status") ?? "")
    let shown = status.flatMap { $0.isGeneral ? EnhancedStatus(in: text) : $0 } ?? EnhancedStatus(in: text) ?? status
    return ReturnedRecipient(
      addresses: addresses, verdict: verdict(fields.first("action"), status, text), status: shown?.description,
      text: text)
  }

  /// `550 5.1.1 …` of `smtp; 550 5.1.1 …`.
  private static func withoutType(_ value: String) -> String {
    guard let end = value.firstIndex(of: ";"), value[..<end].allSatisfy({ $0.isLetter || "-0123456789".contains($0) })
    else { return value }
    return String(value[value.index(after: end)...])
  }

  private static func verdict(_ action: String?, _ status: EnhancedStatus?, _ text: String) -> BounceVerdict {
    switch (action ?? "").prefix(while: \.isLetter).lowercased() {
    case "delayed": return .delayed
    case "delivered", "relayed", "expanded": return .delivered
    case "failed": return BounceVerdict(status: status, text: text)
    default:
      // Nobody says that it was given up.
      return status?.kind == 5 ? BounceVerdict(status: status, text: text) : .delayed
    }
  }
}

/// Message-IDs as they stand in fields and texts.
enum MessageIDs {
  /// Those in angle brackets, else the one that is all there is; without brackets.
  static func all(in value: String) -> [String] {
    let bracketed = value.split(separator: "<").compactMap { piece -> String? in
      piece.firstIndex(of: ">").map { String(piece[..<$0]) }
    }
    return (bracketed.isEmpty ? [value] : bracketed).filter(isOne)
  }

  private static func isOne(_ text: String) -> Bool {
    let bytes = text.utf8
    return (3...250).contains(bytes.count) && bytes.allSatisfy { $0 > Byte.space && $0 < 0x7F }
      && bytes.count { $0 == UInt8(ascii: "@") } == 1
  }

  /// Those that lines such as `> Message-Id: <…>` name: where an original is quoted as text.
  static func quoted(in text: Substring) -> [String] {
    var found: [String] = []
    var isNext = false
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { " \t>*|".contains($0) }
      let isNamed = line.prefix(11).lowercased() == "message-id:"
      if isNamed || isNext { found += all(in: String(line.dropFirst(isNamed ? 11 : 0)).filter { $0 != " " }) }
      isNext = isNamed && !line.contains("@")
    }
    return found
  }
}
