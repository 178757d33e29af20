import Foundation
import TestMaterial
import TestProgram
import Testing

/// `quitus rules adopt`: a new rule book, seen first, then put into force.
@Suite struct RulesAdoptTests {
  private let program: Program

  /// Léa's case was approved on 15 December 2025; `two.yaml` wants two modules a year from 1 March 2026 on.
  init() throws {
    program = try Program(copying: Desks.proposed.get())
    try program.run(Desks.approve)
    try write("two.yaml", from: "2026-03-01", modules: 2)
  }

  private func write(_ name: String, from day: String, modules: Int) throws {
    var text = try String(contentsOf: repositoryFile("Config/rules/2024-12-19.yaml"), encoding: .utf8)
    text = text.replacing("in_force_from: 2024-12-19", with: "in_force_from: \(day)")
    let annual = try #require(text.range(of: "annual:\n  modules:\n    value: 1"))
    text.replaceSubrange(annual, with: "annual:\n  modules:\n    value: \(modules)")
    try program.file(named: name, holding: text)
  }

  private var installed: String { "workspace/Config/rules/2026-03-01.yaml" }

  private func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: program.folder.appending(path: path).path())
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: program.folder.appending(path: path)) }

  private func adopt(_ more: String...) throws -> Program.Answer {
    try program.run(["rules", "adopt", "two.yaml", "--as-of", "2026-03-01"] + more)
  }

  private func token() throws -> String {
    try #require(try adopt("--json").objects().last?["previewed"] as? String)
  }

  @Test func `without a token it shows who would change, those who lose first, and does nothing`() throws {
    let before = try program.everything()
    let lines = try adopt("--json").objects()
    #expect(lines.dropLast().map { $0["adviser"] as? String } == ["1042", "1043"])
    #expect(lines.dropLast().map { $0["loses"] as? Bool } == [true, true])
    let summary = try #require(lines.last)
    #expect(["advisers", "changed", "losing"].map { summary[$0] as? Int } == [2, 2, 2])
    #expect(summary["reviews"] as? [String] == ["2025-00001"])
    #expect(summary["book"] as? String == "2026-03-01" && summary["instead_of"] as? String == "2024-12-19")
    #expect(summary["as_of"] as? String == "2026-03-01" && summary["adopted"] as? Bool == false)
    let text = try adopt("--lang", "en")
    #expect(text.lines.first?.hasPrefix("1042\tloses\t") == true)
    #expect(text.lines.contains { $0.hasPrefix("To look at again\t2025-00001\t1042\t") })
    let token = try token()
    #expect(text.lines.last == "Seen: --previewed \(token)")
    #expect(token.wholeMatch(of: /[0-9a-f]{16}/) != nil)
    let listed = try adopt("--list", "list.txt")
    #expect(listed.lines.first?.hasPrefix("À revoir\t") == true)
    let file = try String(contentsOf: program.folder.appending(path: "list.txt"), encoding: .utf8)
    #expect(file.split(separator: "\n").map { $0.prefix(5) } == ["1042\t", "1043\t"])
    #expect(try program.everything() == before)
    #expect(!isThere(installed))
  }

  @Test func `it is adopted by somebody who decides and has seen it, once`() throws {
    let token = try token()
    let before = try program.everything()
    #expect(try adopt("--previewed", token).status == 64)
    for login in ["anne", "ines", "personne"] {
      #expect(try adopt("--previewed", token, "--as", login).status == 77)
    }
    let outdated = try adopt("--previewed", "0123456789abcdef", "--as", "pierre")
    #expect(outdated.status == 75 && outdated.complaints.count == 1)
    #expect(outdated.lines.last == "Vu : --previewed \(token)")
    let dry = try adopt("--previewed", token, "--as", "pierre", "--dry-run")
    #expect(dry.status == 0 && dry.lines.last?.hasPrefix("à blanc : adopté : livre 2026-03-01") == true)
    #expect(try program.everything() == before)
    #expect(!isThere(installed))
    let done = try adopt("--previewed", token, "--as", "pierre", "--json")
    #expect(done.status == 0, "\(done.errors)")
    #expect(try done.objects().last?["adopted"] as? Bool == true)
    let (laid, given) = (try bytes(installed), try bytes("two.yaml"))
    #expect(laid == given)
    // From its first day on it is in force, and not a day before; decisions are listed, and stand.
    #expect(try program.json("situation", "1043", "--as-of", "2026-02-28")["overdue"] as? Int == 1)
    #expect(try program.json("situation", "1043", "--as-of", "2026-03-01")["overdue"] as? Int == 2)
    let review = try program.json("review", "list")
    #expect(review["case"] as? String == "2025-00001" && review["kind"] as? String == "rule-book")
    #expect(try program.json("case", "show", "2025-00001")["state"] as? String == "approved")
    #expect(try adopt("--previewed", token, "--as", "pierre").status == 65)
    #expect(try program.run("doctor").status == 0)
  }

  @Test func `a book that somebody laid there is looked at as if it were not, and adopted where it lies`() throws {
    try FileManager.default.copyItem(
      at: program.folder.appending(path: "two.yaml"), to: program.folder.appending(path: installed))
    let summary = try #require(try adopt("--json").objects().last)
    #expect(summary["changed"] as? Int == 2)
    let seen = try token()
    #expect(try adopt("--previewed", seen, "--as", "pierre").status == 0)
    #expect(isThere(installed))
  }

  @Test func `a book that does not fit is refused by name`() throws {
    try write("same-day.yaml", from: "2024-12-19", modules: 2)
    try program.file(named: "spoilt.yaml", holding: "in_force_from: 2026-03-01\n")
    for (file, status) in [("same-day.yaml", 65), ("spoilt.yaml", 65), ("nowhere.yaml", 66)] {
      let answer = try program.run("rules", "adopt", file)
      #expect(answer.status == status && answer.complaints.count == 1 && answer.output == "", "\(answer)")
    }
    // A second book of the same first day, though another file.
    let seen = try token()
    #expect(try adopt("--previewed", seen, "--as", "pierre").status == 0)
    try write("other.yaml", from: "2026-03-01", modules: 3)
    #expect(try program.run("rules", "adopt", "other.yaml").status == 65)
  }

  @Test func `where the file cannot be written nothing is adopted`() throws {
    // A file stands where the folder of books would be.
    try FileManager.default.removeItem(at: program.folder.appending(path: "workspace/Config/rules"))
    try program.file(named: "workspace/Config/rules", holding: "")
    let before = try program.everything()
    let answer = try adopt("--previewed", token(), "--as", "pierre")
    #expect(answer.status == 73 && answer.complaints.count == 1, "\(answer)")
    #expect(try program.everything() == before)
  }
}
