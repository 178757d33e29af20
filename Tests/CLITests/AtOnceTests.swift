import Foundation
import TestMail
import TestProgram
import Testing

/// Several people, or a person and a timer, at the same moment.
@Suite struct AtOnceTests {
  @Test func `four runs over one outbox send each letter once`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    let answers = program.runAtOnce(
      Array(repeating: Desks.outboxRun + ["--json"], count: 4), environment: ["QUITUS_MAIL_URL": server.url])
    #expect(answers.map(\.status) == [0, 0, 0, 0])
    let sent = try answers.map { try $0.objects().first?["sent"] as? Int ?? -1 }
    #expect(sent.reduce(0, +) == 3)
    #expect(try program.letters().allSatisfy { server.receipts(of: $0.messageID) == 1 && $0.state == "accepted" })
    #expect(server.taken.count == 3)
  }

  @Test func `four campaigns of one day tell a structure once`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let answers = program.runAtOnce(Array(repeating: ["overdue", "send", "--as-of", Desks.day], count: 4))
    #expect(answers.map(\.status) == [0, 0, 0, 0])
    #expect(try program.letters().map(\.kind) == ["overdue"])
  }

  @Test func `of two approvers who decide at the same moment one does`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let decide = { (login: String) in ["case", "approve", "2025-00001", "--as", login, "--as-of", "2025-12-15"] }
    let answers = program.runAtOnce([decide("pierre"), decide("paule")])
    #expect(answers.map(\.status).sorted() == [0, 65])
    #expect(try program.letters().map(\.kind) == ["approval", "decision-notice"])
  }

  @Test func `one file imported four times at once is taken in once`() throws {
    let program = try Program(copying: Desks.proposed.get())
    try program.file(
      named: "more.csv", holding: "adviser_id,module,followed_on\n1042,M11,2025-06-01\n1043,M12,2025-07-01\n")
    let answers = program.runAtOnce(Array(repeating: ["import", "completions", "more.csv", "--json"], count: 4))
    let created = try answers.map { try $0.objects().first?["created"] as? Int ?? -1 }
    #expect(created.sorted() == [0, 0, 0, 2])
  }

  @Test func `a workspace that several programs make at once is made once, and works`() throws {
    let program = try Program()
    let answers = program.runAtOnce(Array(repeating: ["init"], count: 4))
    #expect(answers.map(\.status) == [0, 0, 0, 0], "\(answers.map(\.errors))")
    try program.makeDesk()
    #expect(try program.run("situation", "--all", "--as-of", "2026-01-02", "--json").lines.count == 2)
  }

  @Test func `programs that write at the same time all succeed, and nothing is lost`() throws {
    let program = try Program()
    try program.makeDesk()
    let lines = (1...6).map { ["completion", "add", "1042", "M0\($0)", "2025-0\($0)-10"] }
    let answers = program.runAtOnce(lines)
    #expect(answers.map(\.status) == Array(repeating: 0, count: 6), "\(answers.map(\.errors))")
    let situation = try program.json("situation", "1042", "--as-of", "2026-01-02")
    #expect((situation["completions"] as? [Any])?.count == 7)
  }
}
