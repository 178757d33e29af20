public import Envelope

/// One message to be carried: its number with whoever sends it, its SMTP envelope and its bytes.
public struct Parcel: Hashable, Sendable {
  public let id: Int64
  /// Where a refusal is returned to.
  public let sender: String
  public let recipients: [String]
  /// The whole message, its lines ending in CR LF, without the dots that SMTP adds.
  public let bytes: [UInt8]
  /// Whether it holds octets above 127.
  let isEightBit: Bool
  /// Whether its header does: such a message is for servers with SMTPUTF8 only (RFC 6531 §3.1, RFC 6532).
  var hasUTF8Header: Bool { isEightBit && bytes[..<bodyStart].contains { $0 > 0x7F } }

  /// - Throws: ``ParcelError`` where an address cannot stand in a command as it is.
  public init(id: Int64, sender: String, recipients: [String], bytes: [UInt8]) throws(ParcelError) {
    for address in [sender] + recipients where !Self.canStandInACommand(address) {
      throw .unusableAddress(address)
    }
    self.id = id
    self.sender = sender
    self.recipients = recipients
    self.bytes = bytes
    isEightBit = Self.isEightBit(bytes)
  }

  public init(id: Int64, _ envelope: SealedEnvelope) {
    self.id = id
    sender = envelope.sender.address
    recipients = envelope.recipients.map(\.address)
    bytes = envelope.bytes
    isEightBit = Self.isEightBit(bytes)
  }

  /// Behind the empty line; the end where there is none.
  private var bodyStart: Int { bytes.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A])?.upperBound ?? bytes.endIndex }

  /// Eight octets at a time.
  private static func isEightBit(_ bytes: [UInt8]) -> Bool {
    let words = bytes.count / 8
    let all = unsafe bytes.withUnsafeBytes { memory in
      (0..<words).reduce(UInt64(0)) { unsafe $0 | memory.loadUnaligned(fromByteOffset: $1 * 8, as: UInt64.self) }
    }
    return all & 0x8080_8080_8080_8080 != 0 || bytes[(words * 8)...].contains { $0 > 0x7F }
  }

  /// What a space, a bracket or a line break would end or double (RFC 5321 §4.1.2); quoted local parts are not used.
  private static func canStandInACommand(_ address: String) -> Bool {
    if let answer = canStandInACommand(octets: Array(address.utf8)) { return answer }
    let halves = address.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 320 else { return false }
    return address.unicodeScalars.allSatisfy { letter in
      letter.value > 0x20 && !(0x7F...0x9F).contains(letter.value) && !letter.properties.isWhitespace
        && !"<>()[]\\,;:\"".unicodeScalars.contains(letter)
    }
  }

  /// The same of an address in ASCII, which nearly all are; nil for others.
  private static func canStandInACommand(octets: [UInt8]) -> Bool? {
    var at: Int?
    for (place, octet) in octets.enumerated() {
      if octet > 0x7F { return nil }
      guard octet > 0x20, octet < 0x7F, !forbidden.contains(octet) else { return false }
      if octet == UInt8(ascii: "@") {
        guard at == nil else { return false }
        at = place
      }
    }
    guard let at else { return false }
    return at > 0 && at + 1 < octets.count && octets.count <= 320
  }

  private static let forbidden = Array("<>()[]\\,;:\"".utf8)
}

/// Why something is no parcel.
public enum ParcelError: Error, Hashable, Sendable {
  case unusableAddress(String)
}

/// A parcel that has been carried, or not.
public struct SettledParcel: Hashable, Sendable {
  public var id: Int64
  public var delivery: Delivery
  /// `host:port` of the server that was asked last.
  public var host: String
  /// **Units** Milliseconds since the start of 1970 UTC.
  public var startedAt: Int64
  /// **Units** Milliseconds since the start of 1970 UTC.
  public var endedAt: Int64
}

// MARK: What a server can take

extension Parcel {
  /// Why this server cannot be given the message at all; nil where it can.
  func refusal(by offer: ServerOffer) -> Delivery? {
    if let most = offer.mostOctets, bytes.count > most {
      return .refusedHere(.tooLarge, "\(bytes.count) > \(most)")
    }
    if !offer.takesEightBits, isEightBit { return .refusedHere(.eightBitsNotOffered) }
    if !offer.takesUTF8, hasUTF8Header { return .refusedHere(.utf8NotOffered) }
    let isWrittenInASCII = { (address: String) in address.utf8.allSatisfy { $0 < 0x80 } }
    guard offer.takesUTF8 || isWrittenInASCII(sender) else { return .refusedHere(.utf8NotOffered, sender) }
    guard offer.takesUTF8 || recipients.contains(where: isWrittenInASCII) else {
      return .refusedHere(.utf8NotOffered)
    }
    return nil
  }

  /// The recipients whose address this server can be told.
  func nameable(by offer: ServerOffer) -> [Int] {
    recipients.indices.filter { offer.takesUTF8 || recipients[$0].utf8.allSatisfy { $0 < 0x80 } }
  }

  /// The message as it goes over the wire after `354`: dots at the beginning of a line doubled, the final one added.
  ///
  /// **Source** RFC 5321 §4.5.2; §2.3.8 forbids a CR or an LF by itself, for which this gives nil.
  var content: [UInt8]? {
    var wire: [UInt8] = []
    wire.reserveCapacity(bytes.count + bytes.count / 64 + 16)
    var copied = 0
    var at = 0
    var isLineStart = true
    while at < bytes.count {
      let octet = bytes[at]
      if octet == 0x0D || octet == 0x0A {
        guard octet == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A else { return nil }
        isLineStart = true
        at += 2
        continue
      }
      if isLineStart, octet == UInt8(ascii: ".") {
        wire += bytes[copied..<at]
        wire.append(octet)
        copied = at
      }
      isLineStart = false
      at += 1
    }
    wire += bytes[copied...]
    wire += isLineStart ? [] : [0x0D, 0x0A]
    wire += [UInt8(ascii: "."), 0x0D, 0x0A]
    return wire
  }
}

extension Delivery {
  /// A refusal for good before anything is said to the server.
  static func refusedHere(_ reason: DeliveryReason, _ detail: String? = nil) -> Delivery {
    Delivery(
      outcome: .failed, reply: detail.map { "\(reason.rawValue) (\($0))" } ?? reason.rawValue, reason: reason)
  }
}
