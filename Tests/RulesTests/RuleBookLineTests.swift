import Builtin
import Rules
import Testing

/// Where a rule book is wrong.
@Suite struct RuleBookLineTests {
  private func problems(replacing line: String, with other: String) throws -> [RuleBookProblem] {
    let text = try #require(Builtin.text("Config/rules/2024-12-19.yaml"))
    try #require(text.contains(line))
    return RuleBookFile(
      file: "2024-12-19.yaml", text: text.replacing(line, with: other), modules: ["CAFE-IA"]
    ).problems
  }

  /// The year's own line, 27: that of the key above it is 25.
  @Test func `a deadline that is out of place is named by the line of its year`() throws {
    let problems = try problems(replacing: "2024: 2025-03-31", with: "2024: 2024-06-30")
    #expect(problems.map(\.line) == [27])
  }

  @Test(arguments: ["2024", "\"2024\""])
  func `a year that stands twice is refused, in quotation marks or not`(again: String) throws {
    let problems = try problems(
      replacing: "2024: 2025-03-31", with: "2024: 2025-03-31\n      \(again): 2025-04-30")
    #expect(problems.map(\.kind) == [.repeatedKey("2024")])
  }
}
