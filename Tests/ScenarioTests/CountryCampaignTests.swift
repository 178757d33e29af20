import Foundation
import TestMail
import TestProgram
import Testing

/// A campaign of the whole country: 3,300 structures, planned, shown, frozen, signed by two, sent, and killed on the way.
@Suite struct CountryCampaignTests {
  private static let structures = 3_300
  private static let day = ["--as-of", "2026-01-02"]

  private func country(_ server: FaultServer) throws -> Program {
    let program = try Program()
    try program.run("init")
    try program.file(
      named: "workspace/quitus.yaml",
      holding: "mail: {url: \"\(server.url)\", starttls: \"off\", from: support@desk.example}\n")
    for (login, role) in [("anne", "agent"), ("pierre", "approver")] {
      try program.run(
        "user", "add", login, "--name", "\(login) Exemple", "--capacity", "support", "--email",
        "\(login)@desk.example", "--role", role)
    }
    let ids = 1...Self.structures
    try program.file(
      named: "structures.csv",
      holding: "id,name,kind,department,contact_email\n"
        + ids.map { "\($0),Structure \($0),public,35,contact\($0)@structure.example\n" }.joined())
    try program.file(
      named: "advisers.csv",
      holding: "id,last_name,first_name,structure_id,employment_start,initial_training_entry,exempt\n"
        + ids.map { "\(10_000 + $0),Nom\($0),Zoé,\($0),2023-02-01,2023-03-06,no\n" }.joined())
    try program.file(
      named: "completions.csv",
      holding: "adviser_id,module,followed_on\n" + ids.map { "\(10_000 + $0),M01,2024-05-14\n" }.joined())
    try program.run("import", "structures", "structures.csv")
    try program.run("import", "advisers", "advisers.csv")
    try program.run("import", "completions", "completions.csv", "--complete-to", "2025-12-31")
    return program
  }

  @Test(.timeLimit(.minutes(10)))
  func `each structure is told once, though the sending is killed and run again`() throws {
    let server = try FaultServer { _ in .proceed }
    let program = try country(server)
    let plan = try program.run(["campaign", "plan", "--json"] + Self.day).objects()
    #expect(plan.count { $0["what"] as? String == "letter" } == Self.structures)
    #expect(plan.last?["signers"] as? Int == 2)
    let preview = try program.run(["campaign", "preview", "--output", "preview", "--json"] + Self.day)
    let shown = try #require(try preview.objects().first)
    #expect(shown["letters"] as? Int == Self.structures)
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.appending(path: "preview").path)
    #expect(files.count == 2 * Self.structures + 1)
    #expect(try program.run(["overdue", "send"] + Self.day).status == 77)

    let list = try #require(shown["list"] as? String)
    let frozen = try program.run(["campaign", "freeze", "--as", "anne", "--previewed", list] + Self.day)
    #expect(frozen.status == 0, "\(frozen.errors)")
    #expect(try program.run("campaign", "sign", "overdue-2026-01-02", "--as", "pierre").status == 0)
    // One writes in before the campaign leaves.
    let opened = try program.run(
      "case", "open", "--adviser", "10007", "--obligation", "annual-2025", "--ground", "sick-leave",
      "--without-acknowledgement", "--as", "anne", "--as-of", "2026-01-02")
    #expect(opened.status == 0, "\(opened.errors)")

    let send = ["campaign", "send", "overdue-2026-01-02"] + Self.day
    // Killed while letters are being queued, nothing has left, and the rest waits on the list.
    try kill(program, send, once: { queued(program) >= 400 })
    #expect(server.taken.isEmpty && queued(program) < Self.structures - 1)
    #expect(try program.json("campaign", "report", "overdue-2026-01-02")["state"] as? String == "sending")
    try kill(program, send, once: { server.taken.count >= 700 })
    let before = server.taken.count
    #expect(before >= 700 && before < Self.structures)
    let again = try program.run(send)
    #expect(again.status == 0, "\(again.errors)")
    try expectEachOnce(server.taken, program)
    let report = try program.json("campaign", "report", "overdue-2026-01-02")
    #expect(report["sent"] as? Int == Self.structures - 1 && report["dropped"] as? Int == 1)

    // Run again, it tells nobody; nor does anything else.
    let taken = server.taken.count
    #expect(try program.run(send).status == 0)
    #expect(try program.run(["overdue", "send", "--json"] + Self.day).objects().first?["queued"] as? Int == 0)
    #expect(server.taken.count == taken)
    #expect(try program.run("audit", "verify").status == 0)
  }

  /// How many letters are in the outbox; 0 where nobody can tell at this moment.
  private func queued(_ program: Program) -> Int {
    let answer = try? program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      ["-readonly", "workspace/quitus.sqlite", "SELECT count(*) FROM outbox WHERE purpose = 'reminder'"])
    return answer.flatMap { Int($0.output.filter(\.isNumber)) } ?? 0  // the database may be held at this moment
  }

  /// Starts `arguments` and kills it, as the kernel would, once `holds`.
  private func kill(_ program: Program, _ arguments: [String], once holds: () -> Bool) throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    process.currentDirectoryURL = program.folder
    process.environment = ["PATH": "/usr/bin:/bin", "QUITUS_MAIL_QUIET_ENABLED": "false"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let begun = Date()
    while !holds(), process.isRunning, Date().timeIntervalSince(begun) < 240 { usleep(2_000) }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "it ended before it could be killed")
  }

  /// All but the one who wrote in have a letter, and only a letter that was listed as in doubt came twice.
  private func expectEachOnce(_ taken: [[UInt8]], _ program: Program) throws {
    var counts: [String: Int] = [:]
    for message in taken {
      let to = String(decoding: message, as: UTF8.self).firstMatch(of: /<(contact\d+)@structure\.example>/)
      counts[String(try #require(to).1), default: 0] += 1
    }
    #expect(counts.count == Self.structures - 1 && counts["contact7"] == nil)
    let doubted = try program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      [
        "-readonly", "workspace/quitus.sqlite",
        "SELECT recipients FROM outbox WHERE id IN (SELECT outbox_id FROM delivery_attempt WHERE outcome = 'in-doubt')",
      ])
    let listed = Set(doubted.lines.map { String($0.prefix { $0 != "@" }) })
    let twice = counts.filter { $0.value > 1 }.keys
    #expect(twice.allSatisfy(listed.contains), "\(twice) \(listed)")
    #expect(counts.values.allSatisfy { $0 <= 2 })
  }
}
