/// The words of RFC 5322 §3.2.3 and RFC 5321 §4.1.2 from which addresses and identifiers are made, in ASCII.
enum Atoms {
  /// A character that may stand unquoted in a local part, an identifier or a display name.
  static func isText(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Atoms joined by single dots, none of them empty.
  static func isDotAtom(_ text: some Collection<UInt8>) -> Bool {
    let atoms = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isText) }
  }

  /// Labels of letters, digits and inner hyphens, at most 63 octets each (RFC 1035 §2.3.1, RFC 1123 §2.1).
  static func isHostName(_ text: some Collection<UInt8>) -> Bool {
    let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
        && Array(label).last != UInt8(ascii: "-")
        && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }
}
