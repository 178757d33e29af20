import Foundation
import TestMail
import TestProgram
import Testing

/// `quitus outbox run --watch`, as a service runs it.
@Suite struct OutboxWatchTests {
  private let program: Program

  init() throws { program = try Program(copying: Desks.proposed.get()) }

  @Test func `a letter leaves within seconds of being queued, and the service ends at once when told to`() throws {
    let server = try FaultServer { _ in .proceed }
    let service = try Watcher(program, server.url)
    try program.run(Desks.approve)
    try service.wait(for: "the decision and its notice") { server.taken.count == 2 }
    try program.run("outbox", "hold", "1", "--as", "anne")
    #expect(try program.letters().map(\.state) == ["accepted", "accepted"])
    let asked = Date()
    #expect(service.end(with: SIGTERM) == 0)
    #expect(Date().timeIntervalSince(asked) < 5)
    #expect(service.errors.contains("lettres envoyées : ") && service.errors.hasSuffix("arrêté\n"))
  }

  @Test func `it outlives a silent server, and goes on when letters are due again`() throws {
    let server = try FaultServer { $0.stage == .greeting && $0.connection <= 2 ? .drop : .proceed }
    let service = try Watcher(program, server.url)
    try program.run(Desks.approve)
    try service.wait(for: "both deferred") { try program.letters().map(\.state) == ["deferred", "deferred"] }
    try program.run("outbox", "retry")
    try service.wait(for: "both accepted") { try program.letters().map(\.state) == ["accepted", "accepted"] }
    #expect(service.end(with: SIGINT) == 0)
  }

  @Test func `two services share the work, and one takes up what a killed one held`() throws {
    let server = try FaultServer { $0.transaction == 1 && $0.stage == .final ? .stall : .proceed }
    let first = try Watcher(program, server.url)
    try program.run(Desks.approve)
    try first.wait(for: "a letter in its hands") { server.commands.contains("DATA") }
    #expect(first.end(with: SIGKILL) == SIGKILL)
    let second = try Watcher(program, server.url)
    try second.wait(for: "a letter in doubt") {
      try program.letters().contains { $0.state == "in-doubt" && $0.lastReply == "dispatcher-died" }
    }
    try second.wait(for: "nothing claimed") { try program.letters().allSatisfy { $0.state != "claimed" } }
    #expect(second.end(with: SIGTERM) == 0)
  }

  @Test func `told twice to stop, it ends though the server does not answer, and only what was leaving is in doubt`()
    throws
  {
    let server = try FaultServer { $0.connection == 1 && $0.stage == .final ? .stall : .proceed }
    let service = try Watcher(program, server.url)
    try program.run(Desks.approve)
    try service.wait(for: "one at the server, the other at its last dot") { server.taken.count == 1 }
    service.tell(SIGINT)
    try service.wait(for: "it to say that it waits") { service.errors.contains("un second signal arrête net") }
    #expect(service.end(with: SIGINT) == 130)
    try program.run(["outbox", "run"], environment: ["QUITUS_MAIL_URL": server.url])
    #expect(try program.letters().map(\.state).sorted() == ["accepted", "in-doubt"])
    #expect(server.taken.count == 1)
  }

  @Test func `it outlives a database that another program holds for longer than a writer waits`() throws {
    let server = try FaultServer { _ in .proceed }
    let service = try Watcher(program, server.url)
    try program.run(Desks.approve)
    try service.wait(for: "both sent") { server.taken.count == 2 }
    // While it holds the database, nothing can be queued either: the letters are queued just before.
    try program.run("overdue", "send", "--as-of", Desks.day, "--dry-run")
    _ = try program.start(
      URL(filePath: "/usr/bin/sqlite3"), ["workspace/quitus.sqlite"],
      input: "UPDATE outbox SET state = 'deferred';\nBEGIN IMMEDIATE;\n.shell sleep 34\nCOMMIT;\n")
    try service.wait(for: "both sent again") { server.taken.count == 4 }
    #expect(service.errors.contains("un autre quitus occupe la base"))
    #expect(service.end(with: SIGTERM) == 0)
  }
}

/// The program as a service runs it.
private final class Watcher {
  private let process = Process()
  private let log: URL

  init(_ program: Program, _ url: String) throws {
    log = try program.file(named: "service-\(UUID().uuidString)", holding: "")
    process.executableURL = Program.url
    process.arguments = ["outbox", "run", "--watch"]
    process.currentDirectoryURL = program.folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "QUITUS_CLI_SHARED_TERMINAL": "true", "QUITUS_MAIL_URL": url,
      "QUITUS_MAIL_TIMEOUTS_ANSWER": "20",
    ]
    process.standardError = try FileHandle(forWritingTo: log)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try wait(for: "it to watch") { errors.contains("à l’écoute") }
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// What it said so far.
  var errors: String {
    // What cannot be read is missed by the test.
    (try? String(contentsOf: log, encoding: .utf8)) ?? ""
  }

  /// Waits until `condition` holds, for a minute at most.
  func wait(for what: String, _ condition: () throws -> Bool) throws {
    let end = Date(timeIntervalSinceNow: 60)
    while try !condition() {
      try #require(Date() < end && process.isRunning, "waited for \(what): \(errors)")
      usleep(100_000)
    }
  }

  func tell(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// - Returns: its exit status, or the signal that ended it.
  func end(with signal: Int32) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }
}
