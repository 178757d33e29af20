import Builtin
import Cases
import Dates
import Testing

/// Texts that agents pick.
@Suite struct ReplyTests {
  private static func yaml(_ purpose: String, _ fr: String, _ more: String = "") -> String {
    "for: \(purpose)\nfr: '\(fr)'\nen: 'one'\n\(more)"
  }

  @Test(
    arguments: [
      (yaml("request-documents", "un {{day}} {{evidence}} {{reference}}"), nil),
      (yaml("note", "un {{reference}}"), nil),
      (": [", .unreadable), ("- a", .unreadable), ("", .unreadable),
      ("fr: un\nen: one\n", .missing(key: "for")), ("for: note\nen: one\n", .missing(key: "fr")),
      (yaml("note", "un", "colour: red\n"), .unknown(key: "colour")), (yaml("approve", "un"), .wrongPurpose),
      (yaml("note", "le {{day}}"), .wrongTag("day")), (yaml("refuse", "le {{day}}"), .wrongTag("day")),
      (yaml("note", "un {{ground}}"), .wrongTag("ground")), (yaml("note", "un {{reference"), .wrongTag("{{reference")),
      (yaml("note", "un {{ reference }}"), .wrongTag(" reference ")),
    ] as [(String, Reply.Flaw?)])
  func `what is wrong in a reply is named`(_ text: String, _ flaw: Reply.Flaw?) {
    if let flaw {
      #expect(throws: flaw) { try Reply(code: "a", yaml: text) }
    } else {
      #expect(throws: Never.self) { try Reply(code: "a", yaml: text) }
    }
  }

  @Test func `tags are filled once, each with its value as it is`() throws {
    let reply = try Reply(code: "a", yaml: Self.yaml("request-documents", "{{day}}, {{day}} : {{evidence}}"))
    #expect(try reply.text(in: .fr, [.day: "lundi", .evidence: "{{reference}}"]) == "lundi, lundi : {{reference}}")
    #expect(try reply.text(in: .en, [:]) == "one")
    #expect(throws: Reply.Unfilled(code: "a", tag: .day)) { try reply.text(in: .fr, [.evidence: "x"]) }
  }

  @Test func `each that the program carries can be read, and there is one for every purpose`() throws {
    let replies = try Builtin.paths(below: "Config/replies").map {
      try Reply(code: $0, yaml: try #require(Builtin.text($0)))
    }
    #expect(Set(replies.map(\.purpose)) == Set(Reply.Purpose.allCases))
  }
}
