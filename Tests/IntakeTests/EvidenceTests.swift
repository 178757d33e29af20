import Cases
import Intake
import Testing

/// What a paper is, by its bytes: small real files, written by hand, and what is wrong with others.
@Suite struct EvidenceTests {
  static let all = EvidenceLimits(kinds: [.pdf, .png, .jpeg], maximumSize: 2_000)

  struct Row: CustomTestStringConvertible, Sendable {
    var what: String
    var bytes: [UInt8]
    var name = ""
    var flaw: EvidenceFlaw?
    var testDescription: String { what }

    init(_ what: String, _ bytes: [UInt8], _ name: String = "", _ flaw: EvidenceFlaw? = nil) {
      self.what = what
      self.bytes = bytes
      self.name = name
      self.flaw = flaw
    }
  }

  static func pdf(_ inside: String = "", version: String = "1.4") -> [UInt8] {
    Array(
      """
      %PDF-\(version)
      1 0 obj <</Type/Catalog/Pages 2 0 R\(inside)>> endobj
      2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
      xref
      0 3
      trailer <</Root 1 0 R/Size 3>>
      startxref
      9
      %%EOF

      """.utf8)
  }

  /// One white point.
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55]
    + [0, 0, 0, 10] + Array("IDAT".utf8) + [0x78, 0xDA, 0x63, 0xF8, 0x0F, 0, 1, 1, 1, 0, 0x1B, 0xB6, 0xEE, 0x56]
    + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]

  /// Start, application data, frame of one point, scan, end.
  static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
    + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
    + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 0xD2, 0xCF, 0x20] + [0xFF, 0xD9]

  static let good = [
    Row("a document", pdf(), "a.pdf"), Row("a document of version 2.0", pdf(version: "2.0"), "A.PDF"),
    Row("a document without a name", pdf()), Row("a name without an ending", pdf(), "scan"),
    Row("a document with blanks behind it", pdf() + [0x0D, 0x0A, 0x20, 0]),
    Row("a document written upon", pdf() + Array("3 0 obj <<>> endobj\nstartxref\n9\n%%EOF".utf8)),
    Row("names that resemble actions", pdf("/JavaScripts 1/Launcher 2/xLaunch 3/launch 4/EmbeddedFont 5")),
    Row("a picture", png, "a.png"), Row("a photograph", jpeg, "a.jpg"),
    Row("a photograph, in full letters", jpeg, "a.JPEG"), Row("a photograph filled up with zeros", jpeg + [0, 0, 0]),
  ]

  @Test(arguments: good) func `a paper is taken for what it is`(row: Row) throws {
    let kind = try Self.all.kind(of: row.bytes, named: row.name)
    #expect(row.bytes.starts(with: kind == .pdf ? Array("%PDF".utf8) : kind == .png ? [0x89] : [0xFF]))
  }

  static let bad = [
    Row("nothing", [], "a.pdf", .empty),
    Row("too much", pdf(String(repeating: " ", count: 2_000)), "", .tooLarge(limit: 2_000)),
    Row("text", Array("Certificat".utf8), "a.txt", .unknownFormat),
    Row("a web page in front of a document", Array("<html>".utf8) + pdf(), "a.pdf", .unknownFormat),
    Row("a program", [0x4D, 0x5A, 0x90, 0] + pdf(), "a.pdf", .unknownFormat),
    Row("an archive", [0x50, 0x4B, 3, 4] + pdf(), "a.pdf", .unknownFormat),
    Row("a blank in front", [0x20] + pdf(), "a.pdf", .unknownFormat),
    Row("a picture called a document", png, "a.pdf", .wrongExtension(found: .png)),
    Row("a document called a photograph", pdf(), "a.jpg", .wrongExtension(found: .pdf)),
    Row("a photograph called a program", jpeg, "a.jpg.exe", .wrongExtension(found: .jpeg)),
    Row("a document that breaks off", Array(pdf().dropLast(8)), "", .incomplete(.pdf)),
    Row("a document of no version", pdf(version: "x"), "", .incomplete(.pdf)),
    Row("a beginning and an end and nothing else", Array("%PDF-1.4\n%%EOF".utf8), "", .incomplete(.pdf)),
    Row("a document with an archive behind it", pdf() + [0x50, 0x4B, 3, 4], "", .trailing(.pdf)),
    Row("a script", pdf("/OpenAction<</S/JavaScript/JS(x)>>"), "", .active(.javaScript)),
    Row("a script, spelt otherwise", pdf("/OpenAction<</S/J#61v#61Script/JS(x)>>"), "", .active(.javaScript)),
    Row("a program to start", pdf("/OpenAction<</S /Launch /F(x)>>"), "", .active(.launch)),
    Row("files within", pdf("/Names<</EmbeddedFiles 9 0 R>>"), "", .active(.embeddedFiles)),
    Row("a file within", pdf("/Type/EmbeddedFile"), "", .active(.embeddedFile)),
    Row("a picture's signature alone", Array(png.prefix(8)), "", .incomplete(.png)),
    Row("a picture that breaks off", Array(png.dropLast(1)), "", .incomplete(.png)),
    Row("a picture without an end", Array(png.dropLast(12)), "", .incomplete(.png)),
    Row("a picture without points", Array(png.prefix(33)) + png.suffix(12), "", .incomplete(.png)),
    Row("a picture without a header", Array(png.prefix(8)) + png.dropFirst(33), "", .incomplete(.png)),
    Row("a picture with something behind it", png + [0x50, 0x4B], "", .trailing(.png)),
    Row(
      "a picture with a chunk beyond its end", Array(png.prefix(33)) + [0x7F, 255, 255, 255] + Array("IDAT".utf8), "",
      .incomplete(.png)),
    Row("a picture without a size", Array(png.prefix(19)) + [0] + png.dropFirst(20), "", .incomplete(.png)),
    Row("three bytes of a photograph", [0xFF, 0xD8, 0xFF], "", .incomplete(.jpeg)),
    Row("a photograph that breaks off", Array(jpeg.dropLast(1)), "", .incomplete(.jpeg)),
    Row("a photograph without a frame", Array(jpeg.prefix(20)) + jpeg.dropFirst(33), "", .incomplete(.jpeg)),
    Row("a photograph with a program behind it", jpeg + [0x4D, 0x5A], "", .trailing(.jpeg)),
  ]

  @Test(arguments: bad) func `what is no whole paper, or more than one, is refused for its reason`(row: Row) throws {
    let flaw = try #require(row.flaw)
    #expect(throws: flaw) { try Self.all.kind(of: row.bytes, named: row.name) }
  }

  @Test func `a document is refused for every action that is known`() {
    for action in PDFAction.allCases {
      #expect(throws: EvidenceFlaw.active(action)) {
        try Self.all.kind(of: Self.pdf("/S/\(action.rawValue)"), named: "")
      }
    }
  }

  @Test func `no file that breaks off is taken for whole, wherever it does`() {
    for (whole, spare) in [(Self.pdf(), 1), (Self.png, 0), (Self.jpeg, 0)] {
      for count in 0..<whole.count - spare {
        #expect(throws: EvidenceFlaw.self) { try Self.all.kind(of: Array(whole.prefix(count)), named: "") }
      }
    }
  }

  @Test func `the office may keep fewer kinds`() {
    let limits = EvidenceLimits(kinds: [.pdf], maximumSize: 2_000)
    #expect(throws: EvidenceFlaw.notKept(.png)) { try limits.kind(of: Self.png, named: "a.png") }
    #expect(throws: Never.self) { try limits.kind(of: Self.pdf(), named: "a.pdf") }
  }

  @Test func `no sentence repeats the name that it is about`() {
    for row in Self.bad {
      let sentences = row.flaw.map { [$0.french, $0.english] } ?? []
      #expect(sentences.count == 2 && sentences.allSatisfy { !$0.contains("a.") && $0.count > 20 })
    }
  }
}
