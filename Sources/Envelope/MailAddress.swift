/// A mailbox that a message comes from or goes to, with the name to show beside it.
///
/// An address that exists here can be written into a header or an SMTP command as it is: it holds nothing that either
/// would read as more than one mailbox.
public struct MailAddress: Hashable, Sendable {
  /// The name to show, on one line and trimmed; nil where there is none.
  public let displayName: String?
  /// `local-part@domain`, in ASCII, as it was given.
  public let address: String

  /// The mailbox written `address`.
  ///
  /// Line breaks and control characters of the display name become spaces; a blank name is no name.
  /// **Source** RFC 5321 §4.1.2 and §4.5.3.1 (lengths); quoted local parts, address literals and SMTPUTF8 are refused.
  /// - Throws: what is wrong with the address; the name is never refused.
  public init(_ address: String, displayName: String? = nil) throws(MailAddressError) {
    try Self.check(Array(address.utf8))
    self.address = address
    let name = displayName.map { HeaderText.oneLine($0) } ?? ""
    self.displayName = name.isEmpty ? nil : name
  }

  /// What stands after the `@`.
  public var domain: String {
    String(address[address.index(after: address.firstIndex(of: "@") ?? address.startIndex)...])
  }

  private static func check(_ octets: [UInt8]) throws(MailAddressError) {
    guard !octets.isEmpty else { throw .empty }
    for (position, octet) in octets.enumerated() {
      guard octet < 0x80 else { throw .notASCII(position: position) }
      guard Atoms.isText(octet) || octet == UInt8(ascii: ".") || octet == UInt8(ascii: "@") else {
        throw .forbiddenCharacter(octet, position: position)
      }
    }
    let halves = octets.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2 else { throw .atSigns(halves.count - 1) }
    try check(local: halves[0], domain: halves[1])
  }

  private static func check(local: ArraySlice<UInt8>, domain: ArraySlice<UInt8>) throws(MailAddressError) {
    guard local.count <= 64 else { throw .localPartTooLong(local.count) }
    guard local.count + 1 + domain.count <= 254 else { throw .tooLong(local.count + 1 + domain.count) }
    guard Atoms.isDotAtom(local) else { throw .localPartMalformed }
    guard Atoms.isHostName(domain) else { throw .domainMalformed }
  }
}

/// Why a text is not an address that this program mails to.
public enum MailAddressError: Error, Hashable, Sendable {
  case empty
  /// The number of `@` found; there must be one.
  case atSigns(Int)
  /// A letter outside ASCII: internationalised addresses (SMTPUTF8, IDN) are not supported. `position` counts octets.
  case notASCII(position: Int)
  /// A character that an unquoted address cannot hold: a space, a control character, a bracket, a comma…
  case forbiddenCharacter(UInt8, position: Int)
  /// More than 64 octets before the `@`.
  case localPartTooLong(Int)
  /// More than 254 octets in all.
  case tooLong(Int)
  /// Nothing before the `@`, or a dot at an end or beside another dot.
  case localPartMalformed
  /// Not a domain name: an empty or overlong label, or one that begins or ends with a hyphen.
  case domainMalformed
}
