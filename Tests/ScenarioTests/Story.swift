import Foundation
import TestProgram
import Testing

/// The desk of one story: the program in a workspace of its own, and the office that takes its mail.
struct Story {
  let program: Program
  let office: PostOffice

  /// - Parameter today: the day on which it begins; that of the machine where nil.
  init(today: String? = nil) throws {
    program = try Program()
    if let today { program.play(today) }
    office = try PostOffice(mailboxes: ["lea", "luc", "mairie", "association"])
    try program.run("init")
    try program.file(named: "workspace/quitus.yaml", holding: office.settings)
    for (login, name) in [("anne", "Anne Première"), ("pierre", "Pierre Second")] {
      try run(
        "user", "add", login, "--name", name, "--capacity", "responsable du support", "--email",
        "\(login)@desk.example",
        "--role", "approver")
    }
  }

  /// Runs a command that must succeed without a word of complaint.
  @discardableResult
  func run(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Program.Answer {
    let answer = try program.run(arguments)
    #expect(answer.status == 0, "\(answer.errors)", sourceLocation: sourceLocation)
    #expect(answer.errors == "", sourceLocation: sourceLocation)
    return answer
  }

  /// The same, with the report as JSON: `[rows, created, updated, unchanged, rejected]`.
  func importing(
    _ kind: String, _ fixture: String, _ more: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [Int] {
    let path = repositoryFile("Tests/ScenarioTests/Fixtures/" + fixture).path()
    let answer = try program.run(["import", kind, path] + more + ["--json"])
    #expect(answer.status == 0, "\(answer.errors)", sourceLocation: sourceLocation)
    let report = try #require(try answer.objects().first)
    #expect((report["warnings"] as? [Any])?.isEmpty == true, "\(report)", sourceLocation: sourceLocation)
    return ["rows", "created", "updated", "unchanged", "rejected"].map { report[$0] as? Int ?? -1 }
  }

  func situation(_ adviser: String, on day: String) throws -> SeenSituation {
    try SeenSituation(run("situation", adviser, "--as-of", day, "--json").output)
  }

  /// What must hold after every step: nothing is counted twice, the account comes to the rights, the database is sound.
  func checkInvariants(on day: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for line in try run("situation", "--all", "--as-of", day, "--json").lines {
      let seen = try SeenSituation(line)
      let taken = seen.obligations.flatMap(\.completions).map { "\($0.day) \($0.module)" }
      #expect(Set(taken).count == taken.count, "\(line)", sourceLocation: sourceLocation)
      #expect(taken.count <= seen.completions.count, "\(line)", sourceLocation: sourceLocation)
      #expect(
        seen.overdue == seen.obligations.filter { $0.status == "overdue" }.map(\.missing).reduce(0, +),
        "\(line)", sourceLocation: sourceLocation)
      let account = try program.jsonLines("rights", seen.adviser, "--as-of", day)
      #expect(account.last?["balance"] as? Int ?? 0 == seen.usableRights, "\(line)", sourceLocation: sourceLocation)
    }
    let integrity = try program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      ["workspace/quitus.sqlite", "PRAGMA integrity_check; PRAGMA foreign_key_check;"])
    #expect(integrity.output == "ok\n", sourceLocation: sourceLocation)
  }
}
