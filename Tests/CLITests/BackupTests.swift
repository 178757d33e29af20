import Foundation
import TestMail
import TestProgram
import Testing

/// `quitus backup` and `quitus restore`, as people use them.
@Suite struct BackupTests {
  @Test func `a restored workspace answers as the first did, and lets no letter go by itself`() throws {
    let program = try Program(copying: Desks.queued.get())
    let copied = try program.json("backup", "copy.sqlite")
    #expect(copied["advisers"] as? Int == 2 && copied["cases"] as? Int == 1)
    #expect(copied["letters_waiting"] as? Int == 3 && copied["open_cases"] as? Int == 0)
    let situation = ["situation", "--all", "--as-of", Desks.day, "--json"]
    let before = try program.run(situation).output
    let dry = try program.run("restore", "copy.sqlite", "--workspace", "new", "--dry-run")
    #expect(dry.status == 0 && dry.output.hasPrefix("à blanc : ") && dry.output.contains("Lettres retenues"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "new").path()))
    let restored = try program.json("restore", "copy.sqlite", "--workspace", "new")
    #expect(restored["letters_held"] as? Int == 3 && restored["migrations"] as? Int == 0)
    let new = ["QUITUS_WORKSPACE": "new"]
    #expect(try program.run(situation, environment: new).output == before && !before.isEmpty)
    let letters = try program.jsonLines("outbox", "list", environment: new).map(Letter.init)
    #expect(letters.map(\.state) == ["held", "held", "held"])
    #expect(letters.map(\.lastReply) == ["restored", "restored", "restored"])

    let server = try FaultServer { _ in .proceed }
    let sending = new.merging([
      "QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_FROM": "support@desk.example", "QUITUS_MAIL_STARTTLS": "off",
    ]) { $1 }
    #expect(try program.runOutbox(sending).report["sent"] == 0)
    // Neither is a reminder told twice because the letter that told it is held.
    let again = try program.json("overdue", "send", "--as-of", Desks.day, environment: sending)
    #expect(again["queued"] as? Int == 0 && again["already_sent"] as? Int == 1)
    try program.run("outbox", "retry", environment: sending)
    #expect(try program.runOutbox(sending).report["sent"] == 0 && server.taken.isEmpty)
    try program.run("outbox", "release", "1", "--as", "anne", environment: sending)
    #expect(try program.runOutbox(sending).report["sent"] == 1 && server.taken.count == 1)
  }

  @Test func `a copy is for its owner alone, says that keys are elsewhere, and replaces no file unasked`() throws {
    let program = try Program()
    try program.run("init")
    let answer = try program.run("backup", "copy.sqlite")
    #expect(answer.output.contains("workspace/keys") && answer.output.contains("workspace/quitus.yaml"))
    #expect(try mode(of: "copy.sqlite", program) == 0o600)
    #expect(try mode(of: "workspace", program) & 0o007 == 0)
    #expect(try mode(of: "workspace/quitus.sqlite", program) & 0o007 == 0)
    let again = try program.run("backup", "copy.sqlite")
    #expect(again.status == 73 && again.complaints.count == 1 && again.errors.contains("--force"))
    #expect(try program.run("backup", "copy.sqlite", "--force").status == 0)
    for own in ["workspace/quitus.sqlite", "workspace/../workspace/quitus.sqlite"] {
      #expect(try program.run("backup", own, "--force").status == 64)
    }
    #expect(try program.run("backup", "nowhere/copy.sqlite").status == 73)
    #expect(try program.run("backup", "workspace", "--force").status == 74)
    #expect(try program.run("situation", "--all").status == 0)
  }

  private func mode(of path: String, _ program: Program) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: program.folder.appending(path: path).path())
    return attributes[.posixPermissions] as? Int ?? 0
  }

  @Test func `what cannot be restored is refused in one line, and no workspace is made of it`() throws {
    let program = try Program()
    try program.run("init")
    try program.run("backup", "copy.sqlite")
    try program.file(named: "text", holding: "no database at all, however long this may be")
    try program.file(named: "empty", holding: "")
    let cut = try Data(contentsOf: program.folder.appending(path: "copy.sqlite")).dropLast(8192)
    try cut.write(to: program.folder.appending(path: "cut"))
    for (file, status) in [("text", 65), ("empty", 65), ("cut", 65), ("nowhere", 66)] as [(String, Int32)] {
      for dry in [[], ["--dry-run"]] {
        let answer = try program.run(["restore", file, "--workspace", "new"] + dry)
        #expect(answer.status == status && answer.complaints.count == 1 && answer.output.isEmpty, "\(file): \(answer)")
        #expect(answer.errors.contains(file))
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "new/quitus.sqlite").path()))
      }
    }
    let taken = try program.run("restore", "copy.sqlite")
    #expect(taken.status == 73 && taken.errors.contains("workspace"))
  }
}

/// A copy that is interrupted, killed, or has no room.
@Suite(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
struct BackupFaultTests {
  private static let backup = ["backup", "copies/copy"]
  private static let restore = ["restore", "copy", "--workspace", "new"]

  private static func program() throws -> Program {
    let program = try Program(copying: Desks.queued.get())
    try program.file(named: "copies/precious", holding: "")
    try program.run("backup", "copy")
    return program
  }

  private static func names(_ folder: String, in program: Program) -> [String] {
    let path = program.folder.appending(path: folder).path()
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()  // none where it is not there
  }

  @Test(arguments: ["pwrite64", "fsync", "link", "rename"])
  func `killed at any call, backup leaves a whole copy of that name or none`(call: String) throws {
    let template = try Self.program()
    let count = try Program(copying: template).calls([call], running: Self.backup).count
    try #require(count > 0 || call == "rename")
    var (whole, none) = (0, 0)
    for number in stride(from: 1, through: count, by: call == "pwrite64" ? 5 : 1) {
      let program = try Program(copying: template)
      #expect(try program.isKilled(at: call, number, running: Self.backup))
      if Self.names("copies", in: program).contains("copy") {
        whole += 1
        #expect(try program.run("restore", "copies/copy", "--workspace", "new").status == 0)
      } else {
        none += 1
        let doctor = try program.run("backup", "copies/copy")
        #expect(doctor.status == 0, "\(doctor.errors)")
      }
    }
    #expect(none > 0 || count == 0)
  }

  @Test(arguments: [("backup", "ENOSPC"), ("restore", "ENOSPC"), ("backup", "EIO"), ("restore", "EIO")])
  func `on a disk that fails at any write, all is done or nothing is left`(verb: String, error: String) throws {
    let arguments = verb == "backup" ? Self.backup : Self.restore
    let template = try Self.program()
    let count = try Program(copying: template).calls(["pwrite64"], running: arguments).count
    try #require(count > 0)
    var refused = 0
    for number in stride(from: 1, through: count, by: 7) {
      let program = try Program(copying: template)
      let answer = try program.run(arguments, failing: "pwrite64", from: number, with: error)
      let left = verb == "backup" ? Self.names("copies", in: program) : Self.names("new", in: program)
      if answer.status == 0 { continue }
      refused += 1
      #expect(answer.status == 74 && answer.complaints.count == 1, "\(number): \(answer)")
      #expect(left == (verb == "backup" ? ["precious"] : []), "\(number)")
      #expect(try program.run(arguments).status == 0)
    }
    #expect(refused > 0)
  }

  @Test(arguments: ["backup", "restore"]) func `interrupted, it leaves nothing and says so`(verb: String) throws {
    let arguments = verb == "backup" ? Self.backup : Self.restore
    let template = try Self.program()
    let count = try Program(copying: template).calls(["pwrite64"], running: arguments).count
    let program = try Program(copying: template)
    let answer = try program.run(arguments, signalled: "SIGINT", at: "pwrite64", count / 2)
    #expect(answer.status == 75 && answer.complaints.count == 1, "\(answer)")
    #expect(Self.names("copies", in: program) == ["precious"] && Self.names("new", in: program) == [])
    #expect(try program.run(arguments).status == 0)
  }
}
