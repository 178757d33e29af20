/// Mail addresses as people type them, put right where their meaning is beyond doubt.
enum EmailAddress {
  /// The address without blanks, capitals and accents; nil where mail could not be sent to it.
  ///
  /// **Source** RFC 5321 §4.1.2 and §4.5.3.1 for shape and lengths, without quoted local parts and address literals.
  static func normal(_ content: ArraySlice<UInt8>) -> String? {
    guard content.count <= 512 else { return nil }
    let address = content.allSatisfy { $0 < 0x80 } ? plain(content) : unaccented(content)
    return isUsable(address) ? String(decoding: address, as: UTF8.self) : nil
  }

  private static func plain(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(content.count)
    for byte in content where byte != Byte.space {
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      address.append(isCapital ? byte | 0x20 : byte)
    }
    return address
  }

  private static func unaccented(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var address: [UInt8] = []
    for scalar in String(decoding: content, as: UTF8.self).unicodeScalars {
      if scalar == " " || scalar.value > 0x7F && (scalar.properties.isWhitespace || scalar == "\u{200B}") { continue }
      address += scalar.withoutAccent.lowercased().utf8
    }
    return address
  }

  private static func isUsable(_ address: [UInt8]) -> Bool {
    guard address.count <= 254, let at = address.firstIndex(of: UInt8(ascii: "@")), (1...64).contains(at) else {
      return false
    }
    let domain = address[(at + 1)...]
    return isDotted(address[..<at]) { $0.allSatisfy(isAtomText) }
      && isDotted(domain, of: isLabel) && domain.contains(UInt8(ascii: ".")) && !endsInNumber(domain)
  }

  /// Whether the text is a row of pieces with dots between them, none of them empty.
  private static func isDotted(_ text: ArraySlice<UInt8>, of isPiece: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var rest = text
    while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
      guard dot > rest.startIndex, isPiece(rest[..<dot]) else { return false }
      rest = rest[(dot + 1)...]
    }
    return !rest.isEmpty && isPiece(rest)
  }

  /// As an IP address does, and no domain of the public net.
  private static func endsInNumber(_ domain: ArraySlice<UInt8>) -> Bool {
    domain.reversed().prefix { $0 != UInt8(ascii: ".") }.allSatisfy(\.isDigit)
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
      && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
