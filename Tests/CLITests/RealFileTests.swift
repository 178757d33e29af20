import Foundation
import TestProgram
import Testing

/// The files that the support team really has, through the program.
@Suite struct RealFileTests {
  private static func report(_ answer: Program.Answer) throws -> JSONValue {
    try expectShape(.importReport, answer.output)
    let report = try JSONValue(answer.output)
    let counts = ["created", "updated", "unchanged", "rejected"].compactMap { report[$0]?.number }
    #expect(report["rows"]?.number == counts.reduce(0, +))
    #expect(report["rejects"]?.list.count == report["rejected"]?.number)
    return report
  }

  private static func counts(_ report: JSONValue) -> [Int?] {
    ["rows", "created", "updated", "unchanged", "rejected"].map { report[$0]?.number }
  }

  /// 2889 rows about 2822 structures; of the 67 others, 46 give another département or kind than the row before.
  @Test func `every row of the public file of structures is accounted for, and again it changes nothing`() throws {
    let program = try Program()
    try program.run("init")
    let path = repositoryFile("Tests/IntakeTests/Fixtures/structures-2023.csv").path()
    let rehearsal = try program.run("import", "structures", path, "--dry-run", "--json")
    #expect(Self.counts(try Self.report(rehearsal)) == [2889, 2822, 46, 21, 0])
    let first = try program.run("import", "structures", path, "--json")
    #expect(first.output == rehearsal.output)
    #expect(first.status == 0)
    let second = try program.run("import", "structures", path, "--json")
    #expect(Self.counts(try Self.report(second)) == [2889, 0, 0, 2889, 0])
    #expect(second.status == 0)
  }

  @Test func `the list of employed advisers: four contracts taken, three rows rejected by line and column`() throws {
    let program = try Program()
    try program.run("init")
    let path = repositoryFile("Tests/IntakeTests/Fixtures/employed-advisers.csv").path()
    let first = try program.run("import", "advisers", path, "--json", "--lang", "en")
    #expect(first.status == 65)
    let report = try Self.report(first)
    #expect(report["rows"]?.number == 7)
    #expect(report["rejected"]?.number == 3)
    #expect(report["unchanged"]?.number == 0)
    #expect(
      report["rejects"]?.list.map {
        "\($0["line"]?.number ?? 0) \($0["column"]?.text ?? "") \($0["value"]?.text ?? "")"
      }
        == [
          "6 Date de fin de contrat 02/05/2022", "7 Date de début de contrat 31/02/2023", "8 ID conseiller undefined",
        ])
    #expect(first.complaints.count == 3)
    #expect(first.complaints.allSatisfy { $0.contains("employed-advisers.csv, line ") })
    let known = try program.run("situation", "--all", "--as-of", "2025-12-01", "--json")
    #expect(try known.lines.map { try JSONValue($0)["adviser"]?.text } == ["1042", "1043", "1044"])
    let second = try program.run("import", "advisers", path, "--json", "--lang", "en")
    #expect(Self.counts(try Self.report(second)) == [7, 0, 0, 4, 3])
    #expect(try program.run("situation", "--all", "--as-of", "2025-12-01", "--json").output == known.output)
  }

  @Test func `the demonstration runs through once on a small country, and every letter is a file`() throws {
    let program = try Program()
    let answer = try program.run(
      "demo", "--once", "--advisers", "200", "--json", environment: ["TMPDIR": program.folder.path()])
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    #expect(answer.lines.count == 1)
    let said = try JSONValue(answer.output)
    #expect(said["advisers"]?.number == 200)
    let mails = try #require(said["mails"]?.text)
    #expect(mails.hasPrefix(program.folder.path()))
    let files = try FileManager.default.contentsOfDirectory(atPath: mails)
    #expect(files.count == said["letters"]?.number)
    // The receipt of Léa's request, the decision, the notice to her town hall, and reminders to others.
    #expect(files.count > 4)
    let workspace = try #require(said["workspace"]?.text)
    let letters = try program.run("outbox", "list", "--json", "--workspace", workspace).objects().map(Letter.init)
    #expect(letters.count == files.count)
    #expect(letters.allSatisfy { $0.state == "accepted" })
    #expect(letters.map(\.kind).filter { $0 != "overdue" } == ["acknowledgement", "approval", "decision-notice"])
  }
}
