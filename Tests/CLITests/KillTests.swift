import Foundation
import TestMail
import TestProgram
import Testing

/// The program killed at one system call after another, and what the next runs make of what it left behind.
@Suite(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
struct KillTests {
  // MARK: Sending

  /// A system call, how often the run makes it at least, whether dying there leaves a letter in doubt that had arrived, and whether
  /// it leaves answers that were noted and not recorded: a test that never kills, or never at the worst moment, proves nothing.
  struct Call: Sendable, CustomTestStringConvertible {
    var name: String
    var least: Int
    var leavesDoubt = false
    var leavesNotes = false
    var testDescription: String { name }
  }

  static let whileSending = [
    Call(name: "pwrite64", least: 20, leavesNotes: true), Call(name: "fdatasync", least: 4),
    Call(name: "fsync", least: 0),
    Call(name: "sendto", least: 15), Call(name: "writev", least: 0),
    // The notes: before the one that says what the server answered, nobody knows it.
    Call(name: "write", least: 10, leavesDoubt: true),
  ]

  @Test(arguments: whileSending)
  func `killed at any call, outbox run loses no letter and repeats none but a reminder in doubt`(call: Call) throws {
    var ends: [Aftermath] = []
    while let aftermath = try sending(killedAt: call.name, ends.count + 1) { ends.append(aftermath) }
    #expect(ends.count >= call.least)
    #expect(ends.contains { $0.decisionWaitsThoughReceived } || !call.leavesDoubt)
    #expect(ends.contains { $0.reminderWasRepeated } || !call.leavesDoubt)
    #expect(ends.contains { $0.answersWereNoted } || !call.leavesNotes)
  }

  /// What the next runs made of a run that was killed; nil once it came to its end unkilled.
  private func sending(killedAt call: String, _ count: Int) throws -> Aftermath? {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let environment = ["QUITUS_MAIL_URL": server.url]
    guard try program.isKilled(at: call, count, running: Desks.outboxRun, environment: environment) else { return nil }
    return try Aftermath(of: program, sendingTo: server, "\(call) \(count)")
  }

  @Test func `calls are counted on one thread, so that one kill after another reaches each of them`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let calls = try program.calls(
      ["pwrite64", "fdatasync", "sendto"], running: Desks.outboxRun, environment: ["QUITUS_MAIL_URL": server.url])
    #expect(server.taken.count == 3)
    let threads = Dictionary(grouping: calls, by: \.name).mapValues { Set($0.map(\.thread)) }
    #expect(threads["pwrite64"]?.count == 1 && threads["fdatasync"]?.count == 1, "\(threads)")
    // libcurl's alarm, which wakes the thread that carries, is a send too: nearly all are the other's.
    let sends = Dictionary(grouping: calls.filter { $0.name == "sendto" }, by: \.thread).values.map(\.count).sorted()
    #expect(sends.count <= 2 && (sends.last ?? 0) >= 12, "\(sends)")
  }
}

extension KillTests {
  // MARK: Changing

  @Test(arguments: [Call(name: "pwrite64", least: 8), Call(name: "fdatasync", least: 1)])
  func `killed at any call, case approve has decided and queued both letters, or done nothing`(call: Call) throws {
    var kills = 0
    while try survivesApproving(killedAt: call.name, kills + 1) { kills += 1 }
    #expect(kills >= call.least)
  }

  private func survivesApproving(killedAt call: String, _ count: Int) throws -> Bool {
    let program = try Program(copying: Desks.proposed.get())
    guard try program.isKilled(at: call, count, running: Desks.approve) else { return false }
    let state = try program.json("case", "show", "2025-00001")["state"] as? String
    let letters = try program.letters().map(\.kind)
    let isDone = state == "approved" && letters == ["approval", "decision-notice"]
    #expect(isDone || state == "proposed" && letters == [], "\(call) \(count): \(state ?? "-") \(letters)")
    #expect(try program.run(Desks.approve).status == (isDone ? 65 : 0))
    #expect(try program.letters().map(\.kind) == ["approval", "decision-notice"])
    let obligations = try program.json("situation", "1042", "--as-of", Desks.day)["obligations"] as? [[String: Any]]
    #expect(obligations?.filter { $0["id"] as? String == "annual-2025+1" }.count == 1)
    #expect(try program.integrity() == "ok\n")
    return true
  }

  @Test(arguments: [Call(name: "pwrite64", least: 8), Call(name: "fdatasync", least: 1)])
  func `killed at any call, an import has taken all rows or none, and again brings the same end`(call: Call) throws {
    let before = try Desks.proposed.get()
    let after = try Program(copying: before)
    try after.file(named: "more.csv", holding: Self.completions)
    #expect(try after.run(Self.importing).status == 0)
    let (old, new) = (try Self.situations(before), try Self.situations(after))
    try #require(old != new)
    var kills = 0
    while true {
      let program = try Program(copying: before)
      try program.file(named: "more.csv", holding: Self.completions)
      guard try program.isKilled(at: call.name, kills + 1, running: Self.importing) else { break }
      kills += 1
      let found = try Self.situations(program)
      #expect(found == old || found == new, "\(call.name) \(kills)")
      #expect(try program.run(Self.importing).status == 0)
      #expect(try Self.situations(program) == new, "\(call.name) \(kills)")
      #expect(try program.integrity() == "ok\n")
    }
    #expect(kills >= call.least)
  }

  private static let importing = ["import", "completions", "more.csv", "--complete-to", "2026-01-31"]

  /// Enough rows for several pages of the database.
  private static let completions =
    "adviser_id,module,followed_on\n"
    + (1...200).map { "\(1042 + $0 % 2),M\($0),2025-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)-15\n" }.joined()

  private static func situations(_ program: Program) throws -> String {
    try program.run("situation", "--all", "--as-of", Desks.day, "--json").output
  }
}
