import Foundation
import TestProgram
import Testing

/// `quitus digest`: where cases and mail stand, told once a day to those who instruct.
@Suite struct DigestTests {
  private static let digest = ["digest", "--as-of", "2025-12-15"]

  private func letters(_ program: Program) throws -> [[String: Any]] {
    try program.jsonLines("outbox", "list").filter { $0["letter"] as? String == "daily-digest" }
  }

  @Test func `each who instructs is written to once a day, however often it is run`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let users = try program.jsonLines("user", "list")
    let instructing = users.filter { $0["role"] as? String != "auditor" }.compactMap { $0["login"] as? String }
    #expect(instructing.count > 1)
    let first = try #require(try program.run(Self.digest + ["--json"]).objects().first)
    #expect(Set(first["queued"] as? [String] ?? []) == Set(instructing))
    let again = try #require(try program.run(Self.digest + ["--json"]).objects().first)
    #expect((again["queued"] as? [String])?.isEmpty == true)
    #expect(Set(again["already_sent"] as? [String] ?? []) == Set(instructing))
    let next = try #require(try program.run("digest", "--as-of", "2025-12-16", "--json").objects().first)
    #expect((next["queued"] as? [String])?.count == instructing.count)
    #expect(try letters(program).count == 2 * instructing.count)
  }

  @Test func `a dry run counts and queues nothing`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let before = try program.everything()
    let answer = try program.run(Self.digest + ["--dry-run", "--lang", "en"])
    #expect(answer.status == 0 && answer.output.hasPrefix("dry run: letters queued: "))
    #expect(try program.everything() == before)
  }

  @Test func `it names the open case by its number and its adviser not at all`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let adviser = try program.json("case", "show", "2025-00001")["adviser"] as? String
    try program.run("digest", "--as-of", "2026-03-30")
    let id = try #require(try letters(program).first?["id"] as? Int)
    let shown = try program.run("outbox", "show", "\(id)")
    #expect(shown.status == 0)
    #expect(shown.output.contains("2025-00001") && shown.output.contains("Proposés"))
    #expect(!shown.output.contains("Léa") && !shown.output.contains("lea@mairie.example"))
    #expect(adviser != nil)
  }
}
