import Foundation
import Synchronization
import TestMail
import TestProgram
import Testing

/// Several people, or a person and a timer, at the same moment.
@Suite struct AtOnceTests {
  /// Runs all these at once, each as a process of its own.
  private static func run(
    _ commands: [[String]], in program: Program, environment: [String: String] = [:]
  ) -> [Program.Answer] {
    let answers = Mutex<[Int: Program.Answer]>([:])
    DispatchQueue.concurrentPerform(iterations: commands.count) { index in
      // One that cannot be started is missing from the answers.
      guard let answer = try? program.run(commands[index], environment: environment) else { return }
      answers.withLock { $0[index] = answer }
    }
    return answers.withLock { answers in commands.indices.compactMap { answers[$0] } }
  }

  @Test func `four runs over one outbox send each letter once`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let answers = Self.run(
      Array(repeating: Desks.outboxRun + ["--json"], count: 4), in: program,
      environment: ["QUITUS_MAIL_URL": server.url])
    #expect(answers.map(\.status) == [0, 0, 0, 0])
    let sent = try answers.map { try $0.objects().first?["sent"] as? Int ?? -1 }
    #expect(sent.reduce(0, +) == 3)
    #expect(try program.letters().allSatisfy { server.receipts(of: $0.messageID) == 1 && $0.state == "accepted" })
    #expect(server.taken.count == 3)
  }

  @Test func `four campaigns of one day tell a structure once`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let answers = Self.run(
      Array(repeating: ["overdue", "send", "--as-of", Desks.day], count: 4), in: program)
    #expect(answers.map(\.status) == [0, 0, 0, 0])
    #expect(try program.letters().map(\.kind) == ["overdue"])
  }

  @Test func `of two approvers who decide at the same moment one does`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let decide = { (login: String) in ["case", "approve", "2025-00001", "--as", login, "--as-of", "2025-12-15"] }
    let answers = Self.run([decide("pierre"), decide("paule")], in: program)
    #expect(answers.map(\.status).sorted() == [0, 65])
    #expect(try program.letters().map(\.kind) == ["approval", "decision-notice"])
  }

  @Test func `one file imported four times at once is taken in once`() throws {
    let program = try Program(copying: Desks.proposed.get())
    try program.file(
      named: "more.csv", holding: "adviser_id,module,followed_on\n1042,M11,2025-06-01\n1043,M12,2025-07-01\n")
    let answers = Self.run(Array(repeating: ["import", "completions", "more.csv", "--json"], count: 4), in: program)
    let created = try answers.map { try $0.objects().first?["created"] as? Int ?? -1 }
    #expect(created.sorted() == [0, 0, 0, 2])
  }
}
