import Cases
import Foundation
import Testing

/// The page about casework shows the table of moves as it is.
@Suite struct MovesPageTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/casework.md")

  /// With `QUITUS_RECORD=1` the page is written, and the test fails: recording never passes for a check.
  @Test func `docs casework is drawn from the table of moves`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let drawn = try #require(MovesPage.drawn(into: text), "the page has lost its marks")
    if ProcessInfo.processInfo.environment["QUITUS_RECORD"] == "1" {
      try drawn.write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/casework.md")
    }
    #expect(text == drawn, "docs/casework.md is no longer what Moves.table says: record it and read the difference")
  }

  @Test func `a page that lost a mark is no page, and an old one is drawn anew`() throws {
    #expect(MovesPage.drawn(into: "# Casework\n") == nil)
    let marks = MovesPage.parts.map { "<!-- \($0.0): drawn from Moves.table -->\nold\n<!-- end of \($0.0) -->\n" }
    let drawn = try #require(MovesPage.drawn(into: marks.joined()))
    #expect(!drawn.contains("old"))
    #expect(MovesPage.drawn(into: drawn) == drawn)
  }

  @Test func `the diagram has an arrow for each change of state, and the table a line for each move`() {
    let changes = Moves.table.flatMap { move in move.from.filter { move.to != nil && move.to != $0 } }
    let arrows = MovesPage.diagram.split(separator: "\n").filter { $0.contains(" --> ") }
    let verbs = arrows.map { $0.split(separator: ": ")[1].split(separator: ", ").count }.reduce(0, +)
    // One more for the opening, which makes the case.
    #expect(verbs == changes.count + 1)
    #expect(MovesPage.moves.split(separator: "\n").count == Moves.table.count + 2)
  }

  @Test func `the page explains each state and names each act`() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    for state in CaseState.allCases { #expect(text.contains("- **\(state.rawValue)**"), "\(state)") }
    for verb in Verb.allCases { #expect(text.contains("`\(verb.rawValue)`"), "\(verb)") }
  }
}
