import Cases
import Dates
import Desk
import Roster
import Rules
import Testing

@Suite struct MoveRefusalTests {
  private let agnes = Acting(login: "agnes")
  private let today = day("2026-01-15")
  private let tomorrow = day("2026-01-16")

  private func town() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    return desk
  }

  private func propose(
    _ desk: TestDesk, _ reference: CaseReference, _ verdict: Verdict = .approve, modules: Int? = nil,
    reason: String = "Vu.", by login: String = "agnes", on: Day? = nil
  ) throws -> Outcome<CaseDone, DeskRefusal> {
    try ProposeDecision(
      reference, verdict, modules: modules, reason: reason, by: Acting(login: login), on: on ?? desk.clock.today
    ).perform(with: desk.parts)
  }

  @Test func `what cannot be proposed is refused by name and changes nothing`() throws {
    let desk = try town()
    let reference = try desk.open().value().file.reference
    let nowhere = CaseReference(year: 2026, number: 99)
    try desk.expect(.noSuchUser("nobody")) { try propose(desk, nowhere, by: "nobody") }
    try desk.expect(.noSuchCase(nowhere)) { try propose(desk, nowhere) }
    try desk.expect(.move(.roleMayNotInstruct(.auditor))) { try propose(desk, reference, by: "otto") }
    try desk.expect(.move(.noReason(.propose))) { try propose(desk, reference, reason: " \n\u{A0}") }
    try desk.expect(.move(.modules(0))) { try propose(desk, reference, modules: 0) }
    try desk.expect(.carryOver(.tooMany(.annual(2025), asked: 2, missing: 1))) {
      try propose(desk, reference, modules: 2)
    }
    try desk.expect(.move(.inTheFuture(tomorrow, today: today))) { try propose(desk, reference, on: tomorrow) }
    try desk.expect(.move(.beforePreviousAct(today.previous, previous: today))) {
      try propose(desk, reference, on: today.previous)
    }
    try desk.expect(.move(.noText(.note))) {
      try NoteCase(reference, text: "", by: agnes, on: today).perform(with: desk.parts)
    }
    _ = try propose(desk, reference, .refuse).value()
    try desk.expect(.move(.state(found: .proposed, verb: .propose))) { try propose(desk, reference) }
    try desk.expect(.move(.state(found: .proposed, verb: .take))) {
      try TakeCase(reference, by: agnes, on: today).perform(with: desk.parts)
    }
  }

  @Test func `what cannot be decided is refused by name and changes nothing`() throws {
    let desk = try town()
    let reference = try desk.open().value().file.reference
    let nowhere = CaseReference(year: 2026, number: 99)
    try desk.expect(.noSuchUser("nobody")) { try desk.approve(reference, by: "nobody") }
    try desk.expect(.noSuchCase(nowhere)) { try desk.approve(nowhere) }
    try desk.expect(.move(.roleMayNotDecide(.agent))) { try desk.approve(reference, by: "agnes") }
    try desk.expect(.move(.roleMayNotDecide(.auditor))) { try desk.refuse(reference, by: "otto") }
    try desk.expect(.move(.needsProposal(found: .received))) { try desk.approve(reference) }
    try desk.expect(.move(.needsProposal(found: .received))) { try desk.refuse(reference) }
    _ = try propose(desk, reference).value()
    try desk.expect(.move(.noReason(.refuse))) { try desk.refuse(reference, "\t ") }
    try desk.expect(.move(.modules(0))) { try desk.approve(reference, modules: 0) }
    try desk.expect(.carryOver(.tooMany(.annual(2025), asked: 2, missing: 1))) {
      try desk.approve(reference, modules: 2)
    }
    try desk.expect(.move(.inTheFuture(tomorrow, today: today))) { try desk.approve(reference, on: "2026-01-16") }
    try desk.expect(.move(.beforePreviousAct(today.previous, previous: today))) {
      try desk.approve(reference, on: "2026-01-14")
    }
    _ = try desk.approve(reference).value()
    try desk.expect(.move(.state(found: .approved, verb: .approve))) { try desk.approve(reference, by: "ada") }
    try desk.expect(.move(.state(found: .approved, verb: .refuse))) { try desk.refuse(reference, by: "ada") }
    try desk.expect(.move(.state(found: .approved, verb: .withdraw))) {
      try WithdrawCase(reference, by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.checkInvariants()
  }

  @Test func `who opened, took or proposed a case does not decide it, under no login of theirs`() throws {
    let desk = try town()
    let opened = try desk.open(by: "paul").value().file.reference
    _ = try propose(desk, opened).value()
    try desk.expect(.move(.fourEyes(did: .open, on: today))) { try desk.approve(opened) }

    let reference = try OpenCase(
      adviser: AdviserID("2"), obligation: obligation("annual-2025"), ground: GroundCode(rawValue: "other"),
      by: Acting(login: "agnes", systemUser: "poste1"), on: today
    ).perform(with: desk.parts).value().file.reference
    _ = try TakeCase(reference, by: Acting(login: "ada"), on: today).perform(with: desk.parts).value()
    _ = try propose(desk, reference).value()
    try desk.expect(.move(.fourEyes(did: .take, on: today))) { try desk.approve(reference, by: "ada") }
    func approve(from terminal: String, isShared: Bool) throws -> Outcome<CaseDone, DeskRefusal> {
      let paul = Acting(login: "paul", systemUser: terminal, sharesTerminal: isShared)
      return try ApproveCase(reference, by: paul, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.fourEyesAtTerminal(did: .open, asLogin: "agnes"))) {
      try approve(from: "poste1", isShared: false)
    }
    #expect(try approve(from: "poste1", isShared: true).value().file.state == .approved)
    try desk.checkInvariants()
  }

  @Test func `what was true at the proposal is looked at again on the day the approval takes effect`() throws {
    let desk = try town()
    let reference = try desk.proposed()
    desk.clock.set(day("2026-01-20"))
    let late = Completion(day: day("2025-12-20"), module: module("M05"))
    _ = try AddCompletion(late, of: AdviserID("1")).perform(with: desk.parts).value()
    try desk.expect(.carryOver(.met(.annual(2025)))) { try desk.approve(reference) }
    #expect(try desk.refuse(reference).value().file.state == .refused)
    try desk.checkInvariants()
  }

  @Test func `an approval is not dated before another one for the same obligation`() throws {
    let desk = try TestDesk(on: "2026-01-08")
    try desk.importTownHall()
    try desk.importNewcomer()
    let (first, second) = (try desk.proposed("3", "initial", modules: 1), try desk.proposed("3", "initial", modules: 1))
    desk.clock.set(day("2026-01-15"))
    _ = try desk.approve(second).value()
    try desk.expect(.beforeLaterApproval(case: second.description, on: today)) {
      try desk.approve(first, on: "2026-01-10")
    }
    _ = try desk.approve(first).value()
    let situation = try desk.situation("3", on: "2026-01-15")
    #expect(situation.obligations.filter { $0.id.isCarriedOver }.map(\.id.description) == ["initial+1", "initial+1.2"])
    #expect(situation.obligation(.initial)?.status == .carriedOver)
    try desk.checkInvariants()
  }
}
