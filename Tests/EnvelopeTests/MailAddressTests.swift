import Testing

@testable import Envelope

struct MailAddressTests {
  private static func local(_ count: Int) -> String { String(repeating: "a", count: count) }
  private static let longDomain = [63, 63, 62].map { String(repeating: "b", count: $0) }.joined(separator: ".")

  @Test(arguments: [
    "a@b", "jean.dupont@example.org", "jean+quitus@sous.domaine.example.org", "o'brien@example.org",
    "x_y-z@ex-ample.fr", "1@2.fr", "#!$%&'*+-/=?^_`{|}~@example.org", "\(local(64))@example.org",
    "a@\(String(repeating: "b", count: 63)).fr",
  ])
  func `an address of the kind that people have is kept as it is`(address: String) throws {
    #expect(try MailAddress(address).address == address)
  }

  @Test(arguments: [
    ("", MailAddressError.empty), ("jean", .atSigns(0)), ("a@b@c", .atSigns(2)),
    ("é@example.org", .notASCII(position: 0)), ("jean@exämple.org", .notASCII(position: 7)),
    ("a b@c.fr", .forbiddenCharacter(0x20, position: 1)),
    ("a@c.fr\r\nRCPT TO:<x@y>", .forbiddenCharacter(13, position: 6)),
    ("a@c.fr\n", .forbiddenCharacter(10, position: 6)), ("<a@c.fr>", .forbiddenCharacter(0x3C, position: 0)),
    ("a@c.fr>", .forbiddenCharacter(0x3E, position: 6)), ("a\0@c.fr", .forbiddenCharacter(0, position: 1)),
    ("a,b@c.fr", .forbiddenCharacter(0x2C, position: 1)), ("\"a\"@c.fr", .forbiddenCharacter(0x22, position: 0)),
    ("a@[127.0.0.1]", .forbiddenCharacter(0x5B, position: 2)), ("a\u{7F}@c.fr", .forbiddenCharacter(0x7F, position: 1)),
    ("a@c.fr;d@e.fr", .forbiddenCharacter(0x3B, position: 6)),
    ("@c.fr", .localPartMalformed), (".a@c.fr", .localPartMalformed), ("a.@c.fr", .localPartMalformed),
    ("a..b@c.fr", .localPartMalformed), ("a@", .domainMalformed), ("a@.fr", .domainMalformed),
    ("a@c.fr.", .domainMalformed), ("a@c..fr", .domainMalformed), ("a@-c.fr", .domainMalformed),
    ("a@c-.fr", .domainMalformed), ("a@c_d.fr", .domainMalformed),
    ("a@\(String(repeating: "b", count: 64)).fr", .domainMalformed),
    ("\(local(65))@example.org", .localPartTooLong(65)),
  ])
  func `what is no plain address is refused with its reason`(address: String, reason: MailAddressError) {
    #expect(throws: reason) { try MailAddress(address) }
  }

  @Test(arguments: [(254, true), (255, false)])
  func `an address has at most 254 octets`(count: Int, isAllowed: Bool) {
    let local = Self.local(count - 1 - Self.longDomain.utf8.count)
    let address = "\(local)@\(Self.longDomain)"
    #expect(address.utf8.count == count)
    if isAllowed {
      #expect(throws: Never.self) { try MailAddress(address) }
    } else {
      #expect(throws: MailAddressError.tooLong(count)) { try MailAddress(address) }
    }
  }

  @Test(arguments: [
    ("Jean Dupont", "Jean Dupont"), ("  Jean\t", "Jean"), ("a\r\nBcc: x@y", "a Bcc: x@y"), ("\u{2028}a\u{85}b", "a b"),
    ("\r\n", nil), ("", nil),
  ])
  func `a name is one trimmed line, and a blank one is none`(name: String, kept: String?) throws {
    #expect(try MailAddress("a@b.fr", displayName: name).displayName == kept)
  }

  @Test func `the domain stands after the at sign`() throws {
    #expect(try MailAddress("a.b@c.example.org").domain == "c.example.org")
  }

  @Test(arguments: ["a@b", "<a@b>", "20260101.42-x@mail.example.org", "\(local(248))@b"])
  func `an identity is kept without brackets`(text: String) throws {
    let id = try MessageID(text)
    #expect(id.rawValue == text.replacing("<", with: "").replacing(">", with: ""))
    #expect("\(id)" == id.rawValue)
  }

  @Test(arguments: [
    ("", MessageIDError.malformed), ("a", .malformed), ("a@b@c", .malformed), ("a b@c", .malformed),
    ("<a@b", .malformed), ("a@b\r\nX: y", .malformed), ("a..b@c", .malformed), ("@c", .malformed), ("é@c", .malformed),
    ("\(local(249))@b", .tooLong(251)),
  ])
  func `what cannot identify a message is refused`(text: String, reason: MessageIDError) {
    #expect(throws: reason) { try MessageID(text) }
  }
}
