import Foundation
import TestProgram
import Testing

/// `quitus doctor`: each thing that can be wrong is found, alone, with what to do about it.
@Suite struct DoctorTests {
  private struct Line: Equatable {
    var check: String
    var status: String
  }

  private func examine(_ program: Program, _ environment: [String: String] = [:]) throws -> (status: Int32, [Line]) {
    let answer = try program.run(["doctor", "--json"], environment: environment)
    #expect(answer.errors.isEmpty)
    let lines = try answer.objects().map { object in
      let line = Line(check: object["check"] as? String ?? "", status: object["status"] as? String ?? "")
      let words = ["fr", "en", "remedy_fr", "remedy_en"].compactMap { object[$0] as? String }.filter { !$0.isEmpty }
      #expect(words.count == (line.status == "ok" ? 2 : 4), "\(object)")
      return line
    }
    return (answer.status, lines.filter { $0.status != "ok" })
  }

  private func desk() throws -> Program { try Program(copying: Desks.proposed.get()) }

  private func sql(_ program: Program, _ text: String) throws {
    let answer = try program.start(URL(filePath: "/usr/bin/sqlite3"), ["workspace/quitus.sqlite", text])
    #expect(answer.status == 0, "\(answer.errors)")
  }

  private func shell(_ program: Program, _ text: String) throws {
    let answer = try program.start(URL(filePath: "/bin/sh"), ["-c", text])
    #expect(answer.status == 0, "\(answer.errors)")
  }

  @Test func `a new workspace is well, in every check`() throws {
    let program = try Program()
    try program.run("init")
    let (status, lines) = try examine(program)
    #expect(status == 0 && lines == [])
    let answer = try program.run("doctor", "--lang", "en")
    #expect(answer.lines.count == 14 && answer.lines.allSatisfy { $0.hasPrefix("ok\t") })
    #expect(try program.run("doctor", "--workspace", "elsewhere").status == 66)
  }

  @Test(arguments: [
    ("chmod o+rx workspace && chmod o+r workspace/quitus.sqlite", "permissions"),
    ("echo k > workspace/keys/a && chmod 640 workspace/keys/a", "keys"),
    ("(umask 077; : > workspace/keys/a)", "keys"),
    ("chmod 755 workspace/keys", "keys"),
    ("echo 'mail: {url: \"ftp://x\", from: a@b.example}' > workspace/quitus.yaml", "settings"),
    ("echo 'mail: {url: \"smtp://localhost\"}' > workspace/quitus.yaml", "settings"),
    ("echo 'mail: {from: nobody}' > workspace/quitus.yaml", "settings"),
    ("echo 'time_zone: Mars/Olympus' > workspace/quitus.yaml", "settings"),
    ("echo 'nonsense: 1' > workspace/quitus.yaml", "settings"),
    ("echo 'grounds: 7' > workspace/Config/grounds.yaml", "rules"),
    ("echo '- nonsense' > workspace/Config/rules/2099-01-01.yaml", "rules"),
    ("echo '{{nonsense}}' > workspace/Templates/mail/fr/approval.txt.mustache", "templates"),
  ])
  func `a file that is wrong is a problem`(change: String, check: String) throws {
    let program = try desk()
    try shell(program, "chmod -R o-rwx workspace && " + change)
    let (status, lines) = try examine(program)
    #expect(status == 1)
    #expect(Set(lines.filter { $0.status == "problem" }.map(\.check)) == [check], "\(lines)")
  }

  @Test(arguments: [
    ("PRAGMA foreign_keys = 0; INSERT INTO person VALUES ('404', 'X', 'Y', NULL, NULL, 1)", ["database"]),
    ("INSERT INTO revision (last_seq, first_seq, recorded_at) VALUES (999, 999, 4102444800000)", ["clock", "audit"]),
    ("INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')", ["database"]),
  ])
  func `a database that is wrong is a problem`(change: String, checks: [String]) throws {
    let program = try desk()
    try sql(program, change)
    let (status, lines) = try examine(program)
    #expect(status == 1)
    #expect(lines.filter { $0.status == "problem" }.map(\.check) == checks, "\(lines)")
  }

  @Test func `a damaged or an absent database is a problem, and the rest is examined all the same`() throws {
    let program = try desk()
    try sql(program, "PRAGMA wal_checkpoint(TRUNCATE)")
    try shell(program, "truncate -s -8192 workspace/quitus.sqlite")
    #expect(try examine(program).1.first == Line(check: "database", status: "problem"))
    try shell(program, "rm workspace/quitus.sqlite*")
    let (status, lines) = try examine(program)
    #expect(status == 1 && lines.map(\.check).contains("database"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "workspace/quitus.sqlite").path()))
  }

  @Test
  func `once letters may leave, an office without an address or a telephone is told of, and letters check says so`()
    throws
  {
    let program = try Program()
    try program.run("init")
    let from = "mail: {from: support@desk.example}"
    for (office, missing) in [
      ("{}", ["office-contact", "office-phone"]), ("{contact: '1 rue du Clic'}", ["office-phone"]),
      ("{phone: '01 00 00 00 00'}", ["office-contact"]), ("{contact: '1 rue du Clic', phone: '01'}", []),
    ] {
      try program.file(named: "workspace/quitus.yaml", holding: "\(from)\noffice: \(office)\n")
      let (status, lines) = try examine(program)
      #expect(status == 0 && lines == missing.map { _ in Line(check: "settings", status: "warning") })
      let check = try program.run("letters", "check", "--json")
      #expect(check.status == 0)
      #expect(try check.objects().map { $0["finding"] as? String } == missing)
    }
  }

  @Test func `what waits for somebody is a warning, and no failure`() throws {
    let program = try Program(copying: Desks.queued.get())
    try sql(
      program,
      """
      UPDATE outbox SET state = 'in-doubt' WHERE id = 1; UPDATE outbox SET state = 'failed' WHERE id = 2;
      UPDATE outbox SET enqueued_at = 1 WHERE id = 3; UPDATE case_file SET state = 'proposed', implied_decision_on = '2024-01-01';
      """)
    try shell(
      program,
      "chmod -R o-rwx workspace; touch workspace/.quitus.sqlite.1-2.partial workspace/quitus.sqlite.before-0002")
    let (status, lines) = try examine(program)
    #expect(status == 0)
    #expect(
      lines.map(\.check) == [
        "leftovers", "leftovers", "settings", "settings", "settings", "letters", "letters", "letters", "cases",
      ],
      "\(lines)")
    #expect(lines.allSatisfy { $0.status == "warning" })
  }

  @Test func `a database of an earlier program is examined and left as it is`() throws {
    let program = try Program()
    try program.makeOldDesk()
    let before = try program.everything(holding: "desk_user")
    let (status, lines) = try examine(program)
    #expect(status == 0 && lines.contains(Line(check: "database", status: "warning")), "\(lines)")
    #expect(try program.everything(holding: "desk_user") == before)
  }
}
