import Sealing
import Testing

@Suite struct SigningKeyTests {
  /// RFC 8032 §7.1, test 2.
  @Test func `it signs as the standard says`() throws {
    let secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    let key = try #require(SigningKey(text: "# remark\n\(secret)\n"))
    #expect(Hexadecimal.digits(key.publicKey) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    let signature = key.signature(of: [0x72])
    #expect(
      Hexadecimal.digits(signature.bytes)
        == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    #expect(key.secretText == secret)
  }

  @Test func `a bit of what was signed, of the signature or of the key makes it invalid`() throws {
    let key = try #require(SigningKey(drawn: Array(1...32)))
    let signature = key.signature(of: [1, 2, 3])
    #expect(signature.isValid(for: [1, 2, 3]))
    #expect(!signature.isValid(for: [1, 2, 2]))
    for index in 0..<64 {
      var changed = signature
      changed.bytes[index] ^= 1
      #expect(!changed.isValid(for: [1, 2, 3]))
    }
    for index in 0..<32 {
      var changed = signature
      changed.publicKey[index] ^= 1
      #expect(!changed.isValid(for: [1, 2, 3]))
    }
    #expect(!Signature(publicKey: [], bytes: signature.bytes).isValid(for: [1, 2, 3]))
  }

  @Test func `a key that is printed does not show itself, and what is none is not read`() throws {
    let key = try #require(SigningKey(drawn: Array(1...32)))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains(key.secretText)) }
    for text in ["", "# nothing", "12", String(key.secretText.dropLast()) + "g"] {
      #expect(SigningKey(text: text) == nil)
    }
    #expect(
      Hexadecimal.bytes("0aFF") == nil && Hexadecimal.bytes("0a0") == nil && Hexadecimal.bytes("0aff") == [10, 255])
  }
}
