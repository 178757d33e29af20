import TestMail
import TestProgram
import Testing

/// The disk fills up, or breaks, at one write after another.
@Suite(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
struct FullDiskTests {
  @Test(arguments: [("pwrite64", "ENOSPC"), ("fdatasync", "EIO")])
  func `case approve has decided and queued both letters, or done nothing, and says in one line what it could not do`(
    call: String, error: String
  ) throws {
    let count = try Program(copying: Desks.proposed.get()).calls([call], running: Desks.approve).count
    try #require(count > 0)
    var refused = 0
    for number in 1...count {
      let program = try Program(copying: Desks.proposed.get())
      let answer = try program.run(Desks.approve, failing: call, from: number, with: error)
      let isDone = try isDone(program, "\(call) \(number)")
      if answer.status == 0 {
        #expect(isDone, "\(call) \(number)")
      } else {
        refused += 1
        #expect(answer.status == 74 && answer.complaints.count == 1, "\(call) \(number): \(answer)")
        // What was written whole and could not be flushed may stand: the program does not say that it does not.
        #expect(!isDone || error == "EIO", "\(call) \(number)")
      }
      #expect(try program.run(Desks.approve).status == (isDone ? 65 : 0))
      #expect(try self.isDone(program, "again"))
      #expect(try program.integrity() == "ok\n")
    }
    #expect(refused > 0)
  }

  /// Whether the case is decided and both letters are queued; what lies between that and nothing is a fault.
  private func isDone(_ program: Program, _ place: String) throws -> Bool {
    let state = try program.json("case", "show", "2025-00001")["state"] as? String
    let letters = try program.letters().map(\.kind)
    let isDone = state == "approved" && letters == ["approval", "decision-notice"]
    #expect(isDone || state == "proposed" && letters == [], "\(place): \(state ?? "-") \(letters)")
    return isDone
  }

  @Test func `outbox run on a disk that fills up at every third write loses no letter and repeats none but a reminder`()
    throws
  {
    let template = try Program(copying: Desks.queued.get())
    let counting = try FaultServer { _ in .proceed }
    let count = try template.calls(
      ["pwrite64"], running: Desks.outboxRun, environment: ["QUITUS_MAIL_URL": counting.url]
    ).count
    var refused = 0
    for number in stride(from: 1, through: count, by: 3) {
      let program = try Program(copying: Desks.queued.get())
      let server = try FaultServer { _ in .proceed }
      let answer = try program.run(
        Desks.outboxRun, failing: "pwrite64", from: number, with: "ENOSPC", environment: ["QUITUS_MAIL_URL": server.url]
      )
      #expect([0, 74].contains(answer.status), "\(number): \(answer)")
      if answer.status == 74 { refused += 1 }
      _ = try Aftermath(of: program, sendingTo: server, "pwrite64 \(number)")
    }
    #expect(refused > 0)
  }
}
