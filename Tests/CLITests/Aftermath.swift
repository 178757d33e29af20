import TestMail
import TestProgram
import Testing

/// What the next runs make of the three queued letters after a run over the outbox that came to a bad end.
struct Aftermath {
  private(set) var decisionWaitsThoughReceived = false
  private(set) var reminderWasRepeated = false
  /// All three had arrived, none was recorded, and none is in doubt.
  private(set) var answersWereNoted = false

  /// Runs on until nothing is left to do and sees that no letter was lost, and none repeated that may not be.
  ///
  /// - Parameter place: where the bad end came.
  init(of program: Program, sendingTo server: FaultServer, _ place: String) throws {
    let environment = ["QUITUS_MAIL_URL": server.url]
    let wasAllTaken = try server.taken.count == 3 && program.letters().allSatisfy { $0.state == "claimed" }
    let runs = try (1...2).map { _ in try program.runOutbox(environment) }
    #expect(runs.allSatisfy { $0.status == 0 }, "\(place)")
    let letters = try program.letters()
    #expect(letters.map(\.kind).sorted() == ["approval", "decision-notice", "overdue"], "\(place)")
    judge(letters, doubts: runs.reduce(0) { $0 + ($1.report["in_doubt"] ?? 0) }, server, "\(place): \(letters)")
    answersWereNoted = wasAllTaken && server.taken.count == 3 && letters.allSatisfy { $0.state == "accepted" }
    try Self.sendByHand(letters.filter { $0.state == "in-doubt" }, program, environment)
    #expect(letters.allSatisfy { server.receipts(of: $0.messageID) >= 1 }, "\(place)")
    #expect(try program.integrity() == "ok\n", "\(place)")
  }

  /// - Parameter doubts: how many letters the next runs found in doubt; the bad one may have claimed all three.
  private mutating func judge(_ letters: [Letter], doubts: Int, _ server: FaultServer, _ place: Comment) {
    let waiting = letters.count { $0.state == "in-doubt" }
    #expect(waiting <= doubts && doubts <= letters.count, place)
    for letter in letters {
      let received = server.receipts(of: letter.messageID)
      switch (letter.kind, letter.state) {
      case ("overdue", "accepted"):
        #expect(received == 1 || received == 2 && doubts > waiting, place)
        if received == 2 { reminderWasRepeated = true }
      case (_, "accepted"): #expect(received == 1, place)
      case ("approval", "in-doubt"), ("decision-notice", "in-doubt"):
        #expect(received <= 1, place)
        if received == 1 { decisionWaitsThoughReceived = true }
      default: Issue.record("neither sent nor in doubt: \(letter)")
      }
    }
  }

  /// A person looks at what is in doubt and lets it go again.
  private static func sendByHand(_ waiting: [Letter], _ program: Program, _ environment: [String: String]) throws {
    if waiting.isEmpty { return }
    try program.run(["outbox", "retry", "--as", "anne"] + waiting.map { String($0.id) })
    let report = try program.runOutbox(environment).report
    #expect(report["sent"] == waiting.count)
    #expect(report["remaining"] == 0)
  }
}
