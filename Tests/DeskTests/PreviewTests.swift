import Cases
import Dates
import Desk
import Rules
import Store
import Testing

@Suite struct PreviewTests {
  private func preview(
    _ desk: TestDesk, _ reference: CaseReference, _ decision: PreviewDecision.Decision, by login: String = "paul",
    on text: String? = nil
  ) throws -> Outcome<DecisionPreview, DeskRefusal> {
    try PreviewDecision(reference, decision, by: Acting(login: login), on: text.map(day) ?? desk.clock.today)
      .perform(with: desk.parts)
  }

  @Test(arguments: [true, false])
  func `what a preview shows is what then happens, and showing it changes nothing`(isApproved: Bool) throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importStructures("8;Asso;;private;35;;")
    _ = try desk.importAdvisers("1;;;;8;2025-06-01;;;;")
    let reference = try desk.proposed()
    let before = try desk.everything()
    let shown = try preview(desk, reference, isApproved ? .approve(modules: nil) : .refuse(reason: "Pièce absente."))
      .value()
    #expect(try desk.everything() == before)
    #expect(shown.obstacle == nil)
    #expect(try shown.before == desk.situation("1", on: "2026-01-15"))

    let done = try isApproved ? desk.approve(reference).value() : desk.refuse(reference, "Pièce absente.").value()
    // The one for the employer without an address goes to nobody, and waits to be printed.
    let rows = try desk.outbox().filter { !$0.to.isEmpty }
    #expect(try desk.outbox().count == rows.count + 1)
    #expect(shown.letters.map(\.letter) == rows.map(\.letter))
    #expect(shown.letters.map(\.to) == rows.map(\.to))
    #expect(try shown.letters.map(\.text) == rows.map { try desk.letter($0) })
    #expect(shown.letters.allSatisfy { $0.text.contains(reference.description) })
    #expect(shown.letters.map(\.subject) == done.letters.map(\.subject))
    #expect(shown.undeliverable == done.undeliverable && done.undeliverable.count == 1)
    #expect(shown.file.state == done.file.state && shown.file.decision == done.file.decision)
    #expect(try shown.after == desk.situation("1", on: "2026-01-15"))
  }

  @Test func `anybody is shown a decision, with what stands in their own way`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.open(by: "paul").value().file.reference
    let approve = PreviewDecision.Decision.approve(modules: nil)
    #expect(try preview(desk, reference, approve).value().obstacle == .fourEyes(did: .open, on: day("2026-01-15")))
    #expect(try preview(desk, reference, approve, by: "otto").value().obstacle == .roleMayNotDecide(.auditor))
    #expect(try preview(desk, reference, approve, by: "ada").value().obstacle == .needsProposal(found: .received))
    #expect(try preview(desk, reference, .refuse(reason: nil), by: "ada").value().letters.count == 2)
  }

  @Test func `what nobody could decide is not shown`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed()
    try desk.expect(.carryOver(.tooMany(.annual(2025), asked: 2, missing: 1))) {
      try preview(desk, reference, .approve(modules: 2))
    }
    try desk.expect(.move(.modules(0))) { try preview(desk, reference, .approve(modules: 0)) }
    try desk.expect(.move(.inTheFuture(day("2026-01-16"), today: day("2026-01-15")))) {
      try preview(desk, reference, .approve(modules: nil), on: "2026-01-16")
    }
    let nowhere = CaseReference(year: 2026, number: 99)
    try desk.expect(.noSuchCase(nowhere)) { try preview(desk, nowhere, .refuse(reason: nil)) }
    _ = try desk.approve(reference).value()
    try desk.expect(.move(.state(found: .approved, verb: .refuse))) {
      try preview(desk, reference, .refuse(reason: nil))
    }
  }
}
