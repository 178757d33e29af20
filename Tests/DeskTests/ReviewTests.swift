import Cases
import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

/// Facts that come after a decision, and what the desk makes of them.
@Suite struct ReviewTests {
  private let ada = Acting(login: "ada")

  /// Adviser 1 pleads for 2025, which was not followed; decided on 15 January 2026.
  private func decided(_ verdict: Verdict) throws -> (TestDesk, CaseReference) {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed()
    _ = try verdict == .approve ? desk.approve(reference).value() : desk.refuse(reference).value()
    desk.clock.set(day("2026-02-10"))
    return (desk, reference)
  }

  private func open(_ desk: TestDesk) throws -> [String] {
    try desk.reviews(openOnly: true).map { review in
      "\(review.reference) " + review.difference.changes.map { "\($0.then)→\($0.now)" }.joined(separator: " ")
    }
  }

  @Test func `a completion that comes after a refusal lists it, and changes nothing else`() throws {
    let (desk, reference) = try decided(.refuse)
    let before = try desk.file(reference)
    let letters = try desk.outbox().count
    let report = try desk.importCompletions("1;M05;2025-11-20;", "2;M05;2025-11-20;")
    #expect(report.reviews == 1)
    #expect(try open(desk) == ["\(reference) under-review→met 1→0"])
    let review = try #require(try desk.reviews().first)
    #expect(review.kind == .lateFact && review.event == before.version)
    #expect(review.difference.causes == [.init(kind: .completion, then: nil, now: "2025-11-20 M05")])
    #expect(try desk.file(reference) == before)
    #expect(try desk.outbox().count == letters)
    // The same file again, and the same fact by hand, find nothing that was not found.
    #expect(try desk.importCompletions("1;M05;2025-11-20;").reviews == 0)
    #expect(try desk.reviews().count == 1)
  }

  @Test func `a contract that ended before the deadline lists an approval`() throws {
    let (desk, reference) = try decided(.approve)
    _ = try desk.importAdvisers("1;Martin;Alice;;7;2023-01-01;2025-11-30;;;")
    #expect(try open(desk) == ["\(reference) under-review→waived 1→0 possible→waived"])
    #expect(try desk.status("1", "annual-2025", on: "2026-02-10") == .carriedOver)
  }

  @Test func `what the decision did not rest on lists nothing`() throws {
    let (desk, _) = try decided(.approve)
    #expect(
      try desk.importCompletions("1;M05;2026-02-01;", "1;CAFE-IA;2025-05-01;", "1;M03;2024-07-01;").reviews == 0)
    #expect(try desk.importAdvisers("1;Martin;Alix;alix@fleur.example;7;2023-01-01;2026-02-28;;;").reviews == 0)
    #expect(try desk.importExemptions("1;yes;2025-06-01").reviews == 0)
    #expect(try desk.importStructures("7;Mairie de Fleur;;private;35;;contact@fleur.example").reviews == 0)
    #expect(try desk.importCompletions("2;M05;2025-11-20;").reviews == 0)
    #expect(try desk.reviews().isEmpty)
  }

  @Test func `a fact that is taken back makes the review moot, and one that returns opens another`() throws {
    let (desk, _) = try decided(.refuse)
    let late = Completion(day: day("2025-11-20"), module: module("M05"))
    _ = try AddCompletion(late, of: AdviserID("1")).perform(with: desk.parts).value()
    _ = try RetractCompletion(late, of: AdviserID("1")).perform(with: desk.parts).value()
    #expect(try open(desk).isEmpty)
    let moot = try #require(try desk.reviews().first?.settlement)
    #expect(moot.outcome == .moot && moot.by == nil && moot.reason == nil)
    _ = try AddCompletion(late, of: AdviserID("1")).perform(with: desk.parts).value()
    #expect(try desk.reviews().map(\.settlement?.outcome) == [.moot, nil])
  }

  @Test func `a later fact changes what the review says, and the review stays the same one`() throws {
    let (desk, reference) = try decided(.approve)
    let first = Completion(day: day("2025-11-20"), module: module("M05"))
    _ = try AddCompletion(first, of: AdviserID("1")).perform(with: desk.parts).value()
    let found = try #require(try desk.reviews().first)
    desk.clock.set(day("2026-02-11"))
    _ = try desk.importCompletions("1;M05;2025-11-20;yes", "1;M06;2025-12-20;")
    let changed = try #require(try desk.reviews().first)
    #expect(changed.id == found.id && changed.foundAt == found.foundAt && changed.changedAt > found.changedAt)
    #expect(changed.difference.causes.map(\.now) == ["2025-12-20 M06"])
    #expect(try desk.reviews(openOnly: true).map(\.reference) == [reference])
  }

  @Test func `an exemption by hand after the decision lists what it takes away`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    try desk.importNewcomer()
    let reference = try desk.proposed("3", "initial", modules: 1)
    _ = try desk.approve(reference).value()
    _ = try SetExemption(.yes(on: day("2024-05-10")), of: AdviserID("3")).perform(with: desk.parts).value()
    let review = try #require(try desk.reviews(openOnly: true).first)
    #expect(review.reference == reference)
    #expect(review.difference.changes.first { $0.field == .status }?.now == "none")
    // The other answer by hand takes it off again; a changed name does not put it back.
    _ = try SetExemption(.no, of: AdviserID("3")).perform(with: desk.parts).value()
    var row = AdviserRow(line: 0, adviser: AdviserID("3"))
    row.lastName = "Roussel"
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts).value()
    #expect(try open(desk).isEmpty)
    row.employment = Employment(
      structure: StructureID("7"), period: try #require(Period(start: day("2024-05-01"), end: day("2025-05-01"))))
    _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts).value()
    #expect(try open(desk).count == 1)
  }

  @Test func `somebody who did not decide may keep the decision, and the same fact does not list it again`() throws {
    let (desk, reference) = try decided(.refuse)
    try desk.expect(.review(.nothingOpen(reference))) { try keep(desk, reference, "ada") }
    _ = try desk.importCompletions("1;M05;2025-11-20;")
    try desk.expect(.review(.person(.fourEyes(did: .refuse, on: day("2026-01-15"))))) {
      try keep(desk, reference, "paul")
    }
    try desk.expect(.review(.person(.roleMayNotDecide(.agent)))) { try keep(desk, reference, "agnes") }
    try desk.expect(.review(.noReason)) { try keep(desk, reference, "ada", reason: " ") }
    try desk.expect(.noSuchUser("nobody")) { try keep(desk, reference, "nobody") }
    let kept = try keep(desk, reference, "ada").value()
    #expect(kept.map(\.settlement?.outcome) == [.kept])
    #expect(kept.first?.settlement?.by == "ada" && kept.first?.settlement?.reason == "Vu avec l’employeur.")
    #expect(try desk.file(reference).state == .refused)
    // A retraction leaves the decision as it was taken; the fact once more is what was looked at already.
    _ = try desk.importCompletions("1;M05;2025-11-20;yes")
    _ = try desk.importCompletions("1;M05;2025-11-20;no")
    #expect(try open(desk).isEmpty)
    _ = try desk.importCompletions("1;M06;2025-11-27;")
    #expect(try open(desk).count == 1)
  }

  @Test func `reopening the case settles its reviews, and the next decision is looked at afresh`() throws {
    let (desk, reference) = try decided(.refuse)
    _ = try desk.importCompletions("1;M05;2025-11-20;")
    _ = try ReopenCase(reference, reason: "Module suivi.", by: ada, on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(try desk.reviews().map(\.settlement?.outcome) == [.reopened])
    #expect(try desk.reviews().map(\.settlement?.by) == ["ada"])
    // While it is open, facts list nothing: whoever decides will see them.
    #expect(try desk.importCompletions("1;M05;2025-11-20;yes").reviews == 0)
    _ = try ProposeDecision(
      reference, .approve, reason: "Arrêt vu.", by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value()
    _ = try desk.approve(reference).value()
    #expect(try desk.importCompletions("1;M05;2025-11-20;no").reviews == 1)
    let review = try #require(try desk.reviews(openOnly: true).first)
    #expect(review.event == (try desk.file(reference).decidingEvent))
  }

  @Test func `a rehearsal lists nothing, and a withdrawn case is nobody's decision`() throws {
    let (desk, _) = try decided(.refuse)
    let report = try desk.importCompletions("1;M05;2025-11-20;", isDryRun: true)
    #expect(report.reviews == 1 && report.created == 1)
    #expect(try desk.reviews().isEmpty)
    let other = try desk.open("2").value().file.reference
    _ = try WithdrawCase(other, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.importCompletions("2;M05;2025-11-20;").reviews == 0)
    #expect(try desk.reviews().isEmpty)
  }

  private func keep(
    _ desk: TestDesk, _ reference: CaseReference, _ login: String, reason: String = "Vu avec l’employeur."
  ) throws -> Outcome<[Review], DeskRefusal> {
    try KeepDecision(reference, reason: reason, by: Acting(login: login)).perform(with: desk.parts)
  }
}

extension TestDesk {
  func reviews(openOnly: Bool = false) throws -> [Review] {
    try parts.store.read { try $0.reviews(ReviewFilter(openOnly: openOnly)) }
  }
}
