import Sealing
import Testing

@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ]) func `the digests are those of the standard's own examples`(text: String, expected: String) {
    #expect(Digest(of: text.utf8).description == expected)
    #expect(Digest(kept: Digest(of: text.utf8).bytes) == Digest(of: text.utf8))
  }

  @Test func `what is not 32 bytes is no digest`() {
    #expect(Digest(kept: []) == nil)
    #expect(Digest(kept: Array(repeating: 0, count: 33)) == nil)
  }
}
