import Foundation
import Testing

@testable import Intake

@Suite struct FileTextTests {
  static func decoded(_ byte: UInt8) -> String {
    var utf8: [UInt8] = []
    Windows1252.append([byte], to: &utf8)
    return String(decoding: utf8, as: UTF8.self)
  }

  @Test func `every byte of Windows-1252 means what the platform's own decoder says`() throws {
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    for byte in UInt8.min...UInt8.max where !undefined.contains(byte) {
      let expected = try #require(String(bytes: [byte], encoding: .windowsCP1252))
      #expect(FileTextTests.decoded(byte) == expected, "byte \(byte)")
    }
    for byte in undefined {
      #expect(FileTextTests.decoded(byte).unicodeScalars.map(\.value) == [UInt32(byte)])
    }
  }

  @Test(arguments: [[0xEF, 0xBB, 0xBF, 0x61], [0x61]] as [[UInt8]])
  func `a byte order mark is no part of the text`(bytes: [UInt8]) throws {
    #expect(try FileText(bytes).bytes == [0x61])
    #expect(try FileText(bytes).originalCount == bytes.count)
    #expect(try FileText(bytes + [0xE9]).bytes == [0x61, 0xC3, 0xA9])
  }

  @Test(
    arguments: [
      ([0x63, 0xE9, 0x64], "céd"), ([0xC3, 0xA9], "é"), ([0xC3], "Ã"), ([0x8C, 0x75, 0x66], "Œuf"),
      ([0xED, 0xA0, 0x80], "í\u{A0}€"),
    ] as [([UInt8], String)])
  func `what is not UTF-8 is Windows-1252`(bytes: [UInt8], text: String) throws {
    #expect(String(decoding: try FileText(bytes).bytes, as: UTF8.self) == text)
  }

  @Test func `one stray byte garbles no other line`() throws {
    let bytes = Array("prénom\nécole\r\n".utf8) + [0xE9, 0x0A] + Array("été".utf8)
    #expect(String(decoding: try FileText(bytes).bytes, as: UTF8.self) == "prénom\nécole\r\né\nété")
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], .workbook), ([0xD0, 0xCF, 0x11, 0xE0], .workbook),
      (Array("%PDF-1.7".utf8), .pdf), ([0xFF, 0xFE, 0x69, 0x00], .utf16), ([0xFE, 0xFF, 0x00, 0x69], .utf16),
      ([0x69, 0x64, 0x00], .binary),
    ] as [([UInt8], ForeignFormat)])
  func `a file of another format is refused by its name`(bytes: [UInt8], format: ForeignFormat) {
    #expect(throws: IntakeError.notText(format)) { try IncomingFile(bytes) }
  }

  @Test(arguments: ["", "\n", "\u{FEFF}", " ;; \r\n\t"])
  func `a file that says nothing is refused as empty`(text: String) {
    #expect(throws: IntakeError.empty) { try IncomingFile(Array(text.utf8)) }
  }

  @Test func `a quote never closed in the header is refused with its line`() {
    #expect(throws: IntakeError.unterminatedHeader(line: 2)) {
      try IncomingFile(Array("\nid;\"name;siret\n1;a;b".utf8))
    }
  }
}
