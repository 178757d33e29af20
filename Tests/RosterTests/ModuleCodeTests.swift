import Dates
import Roster
import Testing

@Suite struct ModuleCodeTests {
  /// Lengths on both sides of each eight bytes, and the longest.
  static let accepted =
    [1, 2, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32].map { String(repeating: "M", count: $0) }
    + ["CAFE-IA", " ", "É1", "~", String(repeating: "é", count: 16), "a\u{301}", "日本"]

  @Test(arguments: accepted) func `a code of up to 32 bytes is read and written alike`(text: String) throws {
    let code = try #require(ModuleCode(text))
    #expect(Array(code.description.utf8) == Array(text.utf8))
    #expect(ModuleCode(code.description) == code)
  }

  @Test(arguments: [
    "", String(repeating: "M", count: 33), String(repeating: "é", count: 16) + "M", "\0", "M\0", "M\n", "\tM",
    "M\u{1F}",
    "M\u{7F}",
  ])
  func `what is empty, longer or holds a control character is no code`(text: String) {
    #expect(ModuleCode(text) == nil)
  }

  @Test func `the limit is the one that is told`() {
    #expect(ModuleCode(String(repeating: "x", count: ModuleCode.maximumLength)) != nil)
    #expect(ModuleCode(String(repeating: "x", count: ModuleCode.maximumLength + 1)) == nil)
  }

  @Test func `codes are ordered and told apart by their bytes`() {
    let tails = ["", " ", "A", "B", "a", "é", "e\u{301}", "~"]
    let texts =
      Self.accepted
      + [0, 6, 7, 14, 15, 22, 23, 28].flatMap { count in
        tails.map { "M" + String(repeating: "x", count: count) + $0 }
      }
    for a in texts {
      for b in texts {
        guard let first = ModuleCode(a), let second = ModuleCode(b) else { return #expect(a == "a code") }
        if (first < second) != a.utf8.lexicographicallyPrecedes(b.utf8)
          || (first == second) != (Array(a.utf8) == Array(b.utf8))
        {
          return #expect(a == b)
        }
      }
    }
  }

  @Test func `completions are ordered by day, then by module`() throws {
    let early = Day.first(of: 2025), a = try #require(ModuleCode("A")), b = try #require(ModuleCode("B"))
    let sorted = [
      Completion(day: early, module: a), Completion(day: early, module: b), Completion(day: early.next, module: a),
    ]
    #expect(Array(sorted.reversed()).sorted() == sorted)
  }
}
