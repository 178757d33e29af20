import Foundation
import Testing

@testable import Envelope

struct QuotedPrintableTests {
  private func encode(_ text: String) -> String { String(decoding: QuotedPrintable.encode(text), as: UTF8.self) }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("été", "=C3=A9t=C3=A9"), ("1=1", "1=3D1"), ("a\nb", "a\r\nb"), ("a\r\nb", "a\r\nb"),
    ("a\rb", "a\r\nb"), ("a\n\n", "a\r\n\r\n"), ("a \nb\t", "a=20\r\nb=09"), (" a", " a"), (".", "=2E"),
    ("a.\n.b", "a.\r\n=2Eb"), ("From x", "=46rom x"), ("aFrom", "aFrom"), ("\0\u{7F}", "=00=7F"), ("~!", "~!"),
  ])
  func `a text is encoded octet by octet, its line breaks as CRLF`(text: String, encoded: String) {
    #expect(encode(text) == encoded)
  }

  @Test(arguments: [(75, 1), (76, 2), (150, 2), (151, 3)])
  func `a line breaks softly after 75 octets`(count: Int, lines: Int) {
    let encoded = encode(String(repeating: "x", count: count))
    #expect(encoded.components(separatedBy: "=\r\n").count == lines)
    #expect(encoded.replacing("=\r\n", with: "").count == count)
  }

  @Test(arguments: [72, 73, 74, 75, 76])
  func `an escape is never broken, and a dot after a soft break is escaped`(count: Int) {
    let filler = String(repeating: "x", count: count)
    for line in encode("\(filler)é.\(filler).").components(separatedBy: "\r\n") {
      #expect(line.utf8.count <= 76)
      #expect(!line.hasPrefix("."))
      #expect(!line.hasSuffix("=C") && !line.hasPrefix("3"))
    }
  }

  @Test func `a boundary is the same for the same identity and differs between identities`() throws {
    let (one, two) = (try MessageID("1@example.org"), try MessageID("2@example.org"))
    #expect(Boundary.text(for: one) == Boundary.text(for: one))
    #expect(Boundary.text(for: one) != Boundary.text(for: two))
    #expect(Boundary.text(for: one).utf8.count == 34)
  }

  @Test(arguments: ["=_", "=\n_", "=\r\n_", "==_=", "=", "_", "é=_", "=3D_", " =_ \n.=_"])
  func `nothing that is written looks like the beginning of a boundary`(text: String) throws {
    #expect(Boundary.text(for: try MessageID("1@example.org")).hasPrefix("=_"))
    for filler in 0...76 { #expect(!encode(String(repeating: "x", count: filler) + text).contains("=_")) }
  }
}
