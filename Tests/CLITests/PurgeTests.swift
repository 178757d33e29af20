import Foundation
import TestProgram
import Testing

/// What goes when its time is over, through the program.
@Suite struct PurgeTests {
  /// A case that closed on 15 December 2025, whose letters were never sent, and an admin.
  static let closed = Result {
    let program = try Program(copying: Desks.queued.get())
    try program.addAdmin()
    try program.sqliteRun("UPDATE outbox SET state = 'accepted', enqueued_at = 1765800000000")
    return program
  }

  static let shape = Shape([
    "as_of": .day, "dry_run": .flag, "noticed": .list(.object(item)), "erased": .list(.object(item)),
    "waiting": .list(.object(item)), "held": .list(.object(item)),
    "withdrawn": .list(.object(Shape(["kind": .text, "key": .text]))), "interrupted": .flag,
  ])
  static let item = Shape([
    "kind": .word(["letters", "case-words", "advisers"]), "key": .text, "since": .day, "due_on": .day,
    "noticed_on": .optional(.day), "goes_on": .day, "state": .word(["coming", "noticed", "due", "held"]),
  ])

  @Test func `a dry run shows what a run on that day would notice, and changes nothing`() throws {
    let program = try Program(copying: Self.closed.get())
    let before = try program.everything()
    let dry = try program.run("purge", "--dry-run", "--as-of", "2027-12-01", "--as", "ada")
    #expect(dry.status == 0 && dry.errors.isEmpty, "\(dry)")
    #expect(dry.output.hasPrefix("à blanc : annoncés : 3, effacés : 0, en attente : 0, retenus : 0\n"))
    try expectShape(
      Self.shape, try program.run("purge", "--dry-run", "--as-of", "2027-12-01", "--as", "ada", "--json").output)
    #expect(try program.everything() == before)
    let ahead = try program.run("purge", "--as-of", "2099-12-01", "--as", "ada")
    #expect(ahead.status == 65 && ahead.complaints.count == 1 && ahead.errors.contains("--dry-run"))
    let agent = try program.run("purge", "--as", "anne")
    #expect(agent.status == 77 && agent.complaints.count == 1)
    #expect(try program.everything() == before)
  }

  @Test func `what was noticed goes, and a killed run is taken up again`() throws {
    let program = try Program(copying: Self.closed.get())
    // A workspace may keep letters for a shorter time: all three are over by now.
    try program.file(
      named: "workspace/Config/retention.yaml",
      holding: """
        retention:
          letters: {keep: 1 day, notice: 1 day, grace: 0 days}
          case-words: {keep: always, notice: 1 day, grace: 0 days}
          advisers: {keep: always, notice: 1 day, grace: 0 days}
        backups: {keep: 30 days}

        """)
    let list = try program.jsonLines("retention", "list")
    #expect(list.map { $0["state"] as? String } == ["coming", "coming", "coming"])
    #expect(try program.json("purge", "--as", "ada")["noticed"].map { ($0 as? [Any])?.count } == 3)
    try program.sqliteRun("UPDATE outbox_message SET bytes = x'00' WHERE outbox_id = 1")
    let answer = try program.run("purge", "--as", "ada")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
    #expect(answer.output.hasPrefix("annoncés : 0, effacés : 3, en attente : 0, retenus : 0\n"))
    #expect(
      try program.sqlite(
        "SELECT count(*) FROM outbox JOIN outbox_message ON outbox_id = id WHERE length(bytes) + length(subject) > 0")
        == "0\n")
    #expect(try program.run("retention", "list").output == "")
    #expect(try program.run("outbox", "list").lines.count == 3)
  }

  @Test func `a hold is shown with its reason until it ends`() throws {
    let program = try Program(copying: Self.closed.get())
    for arguments in [[], ["--reason", "x", "--release"]] as [[String]] {
      #expect(try program.run(["retention", "hold", "1042", "--as", "ada"] + arguments).status == 64)
    }
    let hold = ["retention", "hold", "1042", "--as", "ada"]
    #expect(try program.run(hold + ["--reason", "Recours."]).status == 0)
    #expect(try program.run("retention", "list", "--as-of", "2026-01-01").output.contains("Recours."))
    let later = try program.json("purge", "--dry-run", "--as-of", "2027-12-01", "--as", "ada")
    #expect((later["held"] as? [Any])?.count == 2 && (later["noticed"] as? [Any])?.count == 1)
    #expect(try program.run(hold + ["--release"]).status == 0)
    #expect(try program.run("retention", "list", "--as-of", "2026-01-01").output == "")
    #expect(try program.run(hold + ["--release"]).status == 65)
  }

  @Test func `rules that cannot be read are named with file, field and line`() throws {
    let program = try Program(copying: Self.closed.get())
    try program.file(
      named: "workspace/Config/retention.yaml",
      holding: "retention:\n  letters: {keep: soon, notice: 1 day}\nbackups: {}\n")
    let answer = try program.run("retention", "list")
    #expect(answer.status == 65 && answer.complaints.count == 1)
    #expect(answer.errors.contains("Config/retention.yaml : ligne 2"))
  }
}

extension Program {
  func addAdmin() throws {
    let answer = try run(
      "user", "add", "ada", "--name", "Ada Exemple", "--capacity", "administratrice", "--email", "ada@desk.example",
      "--role", "admin")
    #expect(answer.status == 0, "\(answer.errors)")
  }

  /// A change that no command makes, such as letters that have left long ago.
  func sqliteRun(_ sql: String) throws { _ = try sqlite(sql) }
}
