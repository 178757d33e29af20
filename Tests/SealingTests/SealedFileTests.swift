import Testing

@testable import Sealing

/// The standards' own examples, and what the sealing promises beyond them.
@Suite struct SealedFileTests {
  /// Bytes written as hexadecimal digits.
  static func bytes(_ digits: String) -> [UInt8] {
    let digits = digits.filter { !$0.isWhitespace }
    return stride(from: 0, to: digits.count, by: 2).compactMap { index in
      let start = digits.index(digits.startIndex, offsetBy: index)
      return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
    }
  }

  /// Test case 16 of the GCM specification that NIST took over: AES-256, 96-bit nonce, associated data.
  @Test func `a file key seals as the specification of GCM does`() throws {
    let key = FileKey(Self.bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
    let plain = Self.bytes(
      """
      d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
      1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
      """)
    let nonce = Self.bytes("cafebabefacedbaddecaf888")
    let bound = Self.bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let sealed = key.seal(plain, nonce: nonce, boundTo: bound)
    #expect(
      sealed
        == Self.bytes(
          """
          522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
          8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
          76fc6ece0f4e1768cddf8853bb2d551b
          """))
    #expect(try key.open(sealed, nonce: nonce, boundTo: bound) == plain)
  }

  /// RFC 3394, section 4.6: 256 bits of key data under a key of 256 bits.
  @Test func `a workspace key wraps as the RFC does`() throws {
    let key = try #require(
      WorkspaceKey(drawn: Self.bytes("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")))
    let data = Self.bytes("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F")
    let wrapped = key.wrapped(FileKey(data))
    #expect(
      wrapped.bytes
        == Self.bytes("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21"))
    #expect(wrapped.under == key.id)
    #expect(try key.unwrapped(wrapped).bytes == data)
  }

  // MARK: Properties

  static func key(_ seed: UInt8) throws -> WorkspaceKey {
    try #require(WorkspaceKey(drawn: (0..<32).map { UInt8($0) ^ seed }))
  }

  static func draw(_ seed: UInt8) throws -> FileDraw {
    try #require(FileDraw((0..<44).map { UInt8($0) &+ seed }))
  }

  static let contents = FileContents(name: "certificat d’arrêt.pdf", bytes: Array("%PDF-1.7 fièvre".utf8))

  @Test(arguments: [0, 1, 15, 16, 17, 255, 256, 100_000])
  func `what was sealed is opened again, whatever its length`(length: Int) throws {
    let contents = FileContents(name: "é.png", bytes: (0..<length).map { UInt8(truncatingIfNeeded: $0) })
    let sealed = SealedFile(contents, boundTo: "1", under: try Self.key(0), draw: try Self.draw(0))
    let opened = try sealed.opened(with: WorkspaceKeys(first: Self.key(0)), boundTo: "1")
    #expect(opened == contents && opened.name == "é.png")
    // Name and filling take 256 bytes, the tag 16, whatever the name.
    #expect(sealed.bytes.count == length + 272)
    #expect(sealed.key.bytes.count == 40 && sealed.nonce.count == 12)
  }

  @Test func `any bit of it that is another one keeps it shut`() throws {
    let keys = WorkspaceKeys(first: try Self.key(0))
    let sealed = SealedFile(Self.contents, boundTo: "1", under: keys.current, draw: try Self.draw(0))
    var tampered = 0
    for part in [\SealedFile.bytes, \.nonce, \.key.bytes] as [WritableKeyPath<SealedFile, [UInt8]>] {
      for index in sealed[keyPath: part].indices {
        var other = sealed
        other[keyPath: part][index] ^= 1 << UInt8(index % 8)
        #expect(throws: SealingError.altered) { try other.opened(with: keys, boundTo: "1") }
        tampered += 1
      }
      for count in [0, 1, 11, sealed[keyPath: part].count - 1] {
        var shorter = sealed
        shorter[keyPath: part] = Array(shorter[keyPath: part].prefix(count))
        #expect(throws: SealingError.altered) { try shorter.opened(with: keys, boundTo: "1") }
      }
    }
    #expect(tampered > 300)
  }

  @Test func `it opens where it belongs, and two files cannot be swapped, nor their keys`() throws {
    let keys = WorkspaceKeys(first: try Self.key(0))
    let one = SealedFile(Self.contents, boundTo: "evidence 1", under: keys.current, draw: try Self.draw(0))
    let two = SealedFile(Self.contents, boundTo: "evidence 2", under: keys.current, draw: try Self.draw(9))
    #expect(throws: SealingError.altered) { try one.opened(with: keys, boundTo: "evidence 2") }
    let mixed = SealedFile(key: two.key, nonce: one.nonce, bytes: one.bytes)
    #expect(throws: SealingError.altered) { try mixed.opened(with: keys, boundTo: "evidence 1") }
    #expect(try two.opened(with: keys, boundTo: "evidence 2") == Self.contents)
  }

  @Test func `a generator that repeats itself does not make two files share a key`() throws {
    let key = try Self.key(0)
    let draw = try Self.draw(0)
    let one = SealedFile(Self.contents, boundTo: "1", under: key, draw: draw)
    let elsewhere = SealedFile(Self.contents, boundTo: "2", under: key, draw: draw)
    let other = SealedFile(FileContents(name: "", bytes: [1]), boundTo: "1", under: key, draw: draw)
    #expect(Set([one, elsewhere, other].map(\.key.bytes)).count == 3)
  }

  // MARK: Keys over time

  @Test func `a file goes over to the new key as it is, and the old one is no longer needed`() throws {
    let old = WorkspaceKeys(first: try Self.key(0))
    var sealed = SealedFile(Self.contents, boundTo: "1", under: old.current, draw: try Self.draw(0))
    let bytes = sealed.bytes
    let both = old.adding(try Self.key(1))
    #expect(both.isRotating && !old.isRotating && both.current.id != old.current.id)
    #expect(try sealed.opened(with: both, boundTo: "1") == Self.contents)
    sealed.key = try sealed.key.rewrapped(with: both)
    #expect(sealed.bytes == bytes && sealed.key.under == both.current.id)
    #expect(try sealed.opened(with: both.withoutRetired, boundTo: "1") == Self.contents)
    #expect(throws: SealingError.noSuchKey(both.current.id)) { try sealed.opened(with: old, boundTo: "1") }
  }

  @Test func `keys are read from the text that they write, remarks aside`() throws {
    let keys = WorkspaceKeys(first: try Self.key(0)).adding(try Self.key(1)).adding(try Self.key(2))
    let read = try WorkspaceKeys(text: "# remark\n\n" + keys.text)
    #expect(read.keys.map(\.id) == keys.keys.map(\.id))
    #expect(read.keys.map(\.bytes) == keys.keys.map(\.bytes))
    #expect(read.current.id == (try Self.key(2)).id)
  }

  @Test func `a text that holds no keys, or a mistyped one, is refused with its line`() throws {
    let line = WorkspaceKeys(first: try Self.key(0)).text
    #expect(throws: WorkspaceKeys.Flaw.noKey) { try WorkspaceKeys(text: "# only a remark\n") }
    let digit = line.replacing("00", with: "10", maxReplacements: 1)
    let mistyped: [String] = [
      "\(line.dropLast(2))\n", digit, line.uppercased(), "\(line.dropLast()) \n", " \(line)",
    ]
    for wrong in mistyped {
      #expect(throws: WorkspaceKeys.Flaw.malformed(line: 2), "\(wrong)") { try WorkspaceKeys(text: "#\n" + wrong) }
    }
    #expect(throws: WorkspaceKeys.Flaw.malformed(line: 2)) { try WorkspaceKeys(text: line + line) }
  }

  @Test func `keys and contents that are printed or looked into show nothing of themselves`() throws {
    var text = ""
    for value in [try Self.key(0), try Self.draw(0), Self.contents] as [Any] {
      dump(value, to: &text)
      text += "\(value)"
    }
    #expect(!text.contains("- 31") && !text.contains("31, ") && !text.contains("arrêt"), "\(text)")
  }

  @Test func `a draw or a key of another length is none`() {
    #expect(WorkspaceKey(drawn: Array(repeating: 1, count: 31)) == nil)
    #expect(FileDraw(Array(repeating: 1, count: 45)) == nil)
  }

  @Test func `a name that is too long keeps its end`() {
    let name = FileContents(name: String(repeating: "é", count: 200) + ".pdf", bytes: []).name
    #expect(name.utf8.count <= 255 && name.hasSuffix("é.pdf"))
  }
}
