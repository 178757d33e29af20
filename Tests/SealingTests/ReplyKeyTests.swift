import Testing

@testable import Sealing

/// Tokens by which an answer is known to be one.
@Suite struct ReplyKeyTests {
  private static func key(_ octet: UInt8) throws -> ReplyKey {
    try #require(ReplyKey(drawn: Array(repeating: octet, count: ReplyKey.byteCount)))
  }

  private static let nonce = Array(UInt8(1)...15)

  @Test func `a token is the nonce and eighty bits of its code, in small letters`() throws {
    // Python: base64.b32encode(n + hmac.new(k, b"quitus reply 1\0" + n, "sha256").digest()[:10]).lower()
    #expect(try Self.key(7).token(Self.nonce) == "aebagbafaydqqcikbmga2dqp26se5jqfk3zgbqiq")
  }

  @Test func `a token is found in a Message-ID and in an address, whatever its capitals`() throws {
    let key = try Self.key(7)
    let token = key.token(Self.nonce)
    for text in [
      token, "\(token)@example.org", "<\(token)@example.org>", "support+\(token)@example.org",
      "a+b+\(token.uppercased())@example.org",
    ] {
      #expect(key.token(in: text) == token, "\(text)")
    }
  }

  @Test func `no token is taken that was not made with the key`() throws {
    let key = try Self.key(7)
    let token = key.token(Self.nonce)
    #expect(try Self.key(8).token(in: token) == nil)
    for place in token.indices {
      var forged = Array(token)
      let index = token.distance(from: token.startIndex, to: place)
      forged[index] = forged[index] == "a" ? "b" : "a"
      #expect(key.token(in: String(forged)) == nil, "\(index)")
    }
    for text in [
      "", "@", "+@", "support@example.org", String(token.dropLast()), token + "a", token + token, "é", "0000",
    ] {
      #expect(key.token(in: text) == nil, "\(text)")
    }
  }

  @Test func `a key is read from its file and shows itself nowhere`() throws {
    let key = try Self.key(7)
    let again = try #require(ReplyKey(text: "# a remark\n\(key.secretText)\n"))
    #expect(again.token(Self.nonce) == key.token(Self.nonce))
    #expect("\(key)" == "reply key" && String(reflecting: key).contains("07") == false)
    for text in ["", "# none\n", "0707", key.secretText + "07", key.secretText.replacing("7", with: "g")] {
      #expect(ReplyKey(text: text) == nil)
    }
    #expect(ReplyKey(drawn: [1, 2, 3]) == nil)
  }

  @Test(
    arguments: [
      ([], ""), ([0x66], "my"), ([0x66, 0x6F], "mzxq"), ([0x66, 0x6F, 0x6F], "mzxw6"),
      ([0x66, 0x6F, 0x6F, 0x62], "mzxw6yq"),
      ([0x66, 0x6F, 0x6F, 0x62, 0x61], "mzxw6ytb"),
    ] as [([UInt8], String)])
  func `base32 is written as RFC 4648 shows it`(_ bytes: [UInt8], _ letters: String) {
    #expect(Base32.letters(bytes) == letters)
    if bytes.count == 5 { #expect(Base32.bytes(letters) == bytes) }
  }
}
