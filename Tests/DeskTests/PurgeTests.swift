import Cases
import Dates
import Desk
import Roster
import Store
import Testing

/// What goes when its time is over, and what was said of it before.
@Suite struct PurgeTests {
  static let words = "Opérée du genou gauche"

  /// A refusal of 15 January 2026 whose letters were given up on that day.
  static func desk() throws -> (desk: TestDesk, reference: CaseReference) {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    let reference = try desk.open().value().file.reference
    _ = try NoteCase(reference, text: words, by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try ProposeDecision(
      reference, .refuse, reason: "Pièce absente.", by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      for row in try writing.reading.outbox() { try writing.cancel(row.id, reason: "test") }
    }
    return (desk, reference)
  }

  @Test func `letters and words are noticed first, and go after their day and their grace`() throws {
    let (desk, reference) = try Self.desk()
    let letters = try desk.outbox()
    // To her, and to her employer.
    #expect(letters.map(\.letter) == ["refusal", "decision-notice"])
    desk.clock.set(day("2027-12-15"))
    #expect(try desk.purge() == ([], []))
    // Thirty days before.
    desk.clock.set(day("2027-12-16"))
    #expect(try desk.purge() == (["letters 1", "letters 2"], []))
    #expect(try desk.purge() == ([], []))
    desk.clock.set(day("2028-01-14"))
    #expect(try desk.purge() == ([], []))
    #expect(try desk.letter(letters[0]).contains("Pièce absente"))
    desk.clock.set(day("2028-01-15"))
    #expect(try desk.purge() == ([], ["letters 1", "letters 2"]))
    // A year later the words of the case; noticed late, they have their fortnight all the same.
    desk.clock.set(day("2029-03-01"))
    #expect(try desk.purge() == (["case-words \(reference)"], []))
    desk.clock.set(day("2029-03-14"))
    #expect(try desk.purge() == ([], []))
    #expect(try desk.notes(of: reference) == [Self.words])
    desk.clock.set(day("2029-03-15"))
    #expect(try desk.purge() == ([], ["case-words \(reference)"]))
    #expect(try desk.purge() == ([], []))
  }

  @Test func `what went leaves the case and the letter countable, and no word in any file`() throws {
    let (desk, reference) = try Self.desk()
    let before = try desk.file(reference)
    #expect(try desk.parts.store.emptyLog())
    #expect(try desk.filesHolding(Self.words) == ["quitus.sqlite"])
    #expect(try desk.filesHolding("alice@fleur.example") == ["quitus.sqlite"])
    for text in ["2029-03-01", "2029-03-20"] {
      desk.clock.set(day(text))
      try desk.purge()
    }
    try desk.parts.store.write(at: desk.clock.desk.now()) { try $0.forgetErasedWords() }
    #expect(try desk.parts.store.emptyLog())
    #expect(try desk.filesHolding(Self.words) == [])
    let file = try desk.file(reference)
    #expect(file.state == .refused && file.version == before.version)
    #expect(file.timeline.map(\.act.verb) == before.timeline.map(\.act.verb) && file.decision?.by == "paul")
    #expect(try desk.notes(of: reference) == [""])
    let row = try #require(try desk.outbox().first)
    #expect(row.to == [] && row.letter == "refusal" && row.state == .cancelled && row.caseReference == reference)
    #expect(try desk.parts.store.read { try $0.outboxBytes(1) } == [])
  }

  @Test func `a letter that lost its words is never made due again`() throws {
    let (desk, _) = try Self.desk()
    let attempt = DeliveryAttempt(
      startedAt: desk.clock.desk.now(), endedAt: desk.clock.desk.now(), host: "mx", outcome: "failed", code: 550,
      enhanced: nil, reply: "no such user alice@fleur.example")
    try desk.parts.store.write(at: desk.clock.desk.now()) {
      try $0.record(attempt, of: 1, newState: .failed, nextAttempt: nil)
    }
    for text in ["2028-01-01", "2028-01-20"] {
      desk.clock.set(day(text))
      try desk.purge()
    }
    #expect(try desk.parts.store.read { try $0.attempts(of: 1) }.map(\.reply) == [""])
    #expect(try desk.outbox().first?.lastReply == nil)
    for ids in [nil, [1]] as [[Int64]?] {
      try desk.retry(ids)
      #expect(try desk.outbox().first?.state == .failed)
    }
  }

  @Test func `letters on their way and words of open cases stay however old they are`() throws {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    let reference = try desk.open().value().file.reference
    let other = try desk.proposed("2")
    _ = try desk.approve(other).value()
    desk.clock.set(day("2040-01-01"))
    #expect(try desk.outbox().map(\.state) == [.queued, .queued])
    #expect(try desk.plan().value().notice.map(TestDesk.name) == ["case-words \(other)"])
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.plan().value().notice.map(TestDesk.name) == ["case-words \(other)"])
  }

  @Test func `a case that is open again takes its notice back, and begins anew when it closes`() throws {
    let (desk, reference) = try Self.desk()
    desk.clock.set(day("2029-01-01"))
    #expect(try desk.purge().noticed == ["letters 1", "letters 2", "case-words \(reference)"])
    _ = try ReopenCase(reference, reason: "Recours.", by: Acting(login: "paul"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    desk.clock.set(day("2029-02-01"))
    #expect(try desk.plan().value().withdrawn.map(\.key).sorted() == ["1", "2", "\(reference)"])
    #expect(try desk.purge() == ([], []))
    #expect(try desk.plan().value().withdrawn == [])
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    // The letter is as old as ever and is noticed again; the words count from the second closing.
    #expect(try desk.purge() == (["letters 1", "letters 2"], []))
    desk.clock.set(day("2032-01-02"))
    #expect(try desk.purge() == (["case-words \(reference)"], ["letters 1", "letters 2"]))
  }

  @Test func `whoever is on hold keeps letters and words, and is listed`() throws {
    let (desk, reference) = try Self.desk()
    desk.clock.set(day("2029-01-01"))
    try desk.purge()
    _ = try desk.hold("1").value()
    desk.clock.set(day("2029-06-01"))
    let plan = try desk.plan().value()
    #expect(plan.held.map(TestDesk.name) == ["letters 1", "letters 2", "case-words \(reference)"] && plan.erase == [])
    #expect(try desk.purge() == ([], []))
    let listed = try ListRetention(TestDesk.retention(), on: desk.clock.today).perform(with: desk.parts)
    #expect(listed.holds.map(\.adviser.rawValue) == ["1"] && listed.entries.allSatisfy(\.item.isHeld))
    #expect(try desk.hold("1", nil).value().reason == "Recours.")
    // The notice went with the hold: there is a new one, and a new grace.
    #expect(try desk.purge().noticed == ["letters 1", "letters 2", "case-words \(reference)"])
    desk.clock.set(day("2029-06-15"))
    #expect(try desk.purge().erased == ["letters 1", "letters 2", "case-words \(reference)"])
  }

  @Test func `what a plan found due and was put on hold since, or has gone, stays as it is`() throws {
    let (desk, _) = try Self.desk()
    desk.clock.set(day("2029-01-01"))
    try desk.purge()
    desk.clock.set(day("2029-02-01"))
    let plan = try desk.plan().value()
    #expect(plan.erase.count == 3)
    let carryOut = CarryOutPurge(
      plan.erase[2...], try TestDesk.retention(), on: desk.clock.today, by: Acting(login: "ada"))
    _ = try desk.hold("1").value()
    #expect(try carryOut.perform(with: desk.parts).value() == [])
    _ = try desk.hold("1", nil).value()
    // One piece of the plan, as an interrupted run leaves it; the next run finds the rest.
    #expect(try carryOut.perform(with: desk.parts).value() == [plan.erase[2]])
    #expect(try carryOut.perform(with: desk.parts).value() == [])
    #expect(try desk.purge().erased == ["letters 1", "letters 2"])
  }

  @Test func `only an admin erases or holds, and a day ahead is for a dry run`() throws {
    let (desk, _) = try Self.desk()
    for (login, role) in [("agnes", Role.agent), ("paul", .approver), ("otto", .auditor)] {
      try desk.expect(.privacy(.roleMayNotErase(role))) { try desk.plan(by: login) }
      try desk.expect(.privacy(.roleMayNotErase(role))) { try desk.hold("1", by: login) }
    }
    try desk.expect(.noSuchUser("nemo")) { try desk.plan(by: "nemo") }
    let (today, ahead) = (day("2026-01-15"), day("2030-01-01"))
    try desk.expect(.privacy(.purgeInTheFuture(ahead, today: today))) { try desk.plan(on: "2030-01-01") }
    #expect(try desk.plan(on: "2030-01-01", isDryRun: true).value().notice.count == 3)
    try desk.expect(.privacy(.noReason)) { try desk.hold("1", " ") }
    try desk.expect(.privacy(.notOnHold(AdviserID("1")))) { try desk.hold("1", nil) }
    try desk.expect(.noSuchAdviser(AdviserID("9"))) { try desk.hold("9") }
  }
}
