import Cases
import Dates
import Desk
import Roster
import Rules
import Store
import Testing

/// A new rule book: whom it changes, who may put it into force, and what then is to be looked at again.
@Suite struct RuleBookTests {
  /// The article's book from 1 March 2026 on, with one thing changed.
  private func proposed(_ text: String = "in_force_from: 2026-03-01\n", _ change: (inout RuleBook) -> Void) throws
    -> ProposedBook
  {
    var book = RuleBook.article
    book.inForceFrom = day("2026-03-01")
    change(&book)
    return ProposedBook(
      book, text: text, among: try #require(RuleBooks([.article, book])), asOf: day("2026-03-01"))
  }

  /// Adviser 1's case for 2025 was approved, adviser 2's refused; both on 15 January 2026.
  private func decided() throws -> (TestDesk, approved: CaseReference, refused: CaseReference) {
    let desk = try TestDesk()
    try desk.importTownHall()
    let approved = try desk.proposed()
    _ = try desk.approve(approved).value()
    let refused = try desk.proposed("2")
    _ = try desk.refuse(refused).value()
    desk.clock.set(day("2026-02-20"))
    return (desk, approved, refused)
  }

  private func preview(_ desk: TestDesk, _ proposed: ProposedBook) throws -> RuleBookChange {
    try PreviewRuleBook(proposed).perform(with: desk.parts)
  }

  @Test func `whoever loses something comes first, and nothing is changed by looking`() throws {
    let (desk, approved, refused) = try decided()
    _ = try desk.importAdvisers("10;Petit;Zoé;;7;2025-01-01;;2023-02-01;no;", "9;Grand;Léo;;7;2023-01-01;;;no;")
    _ = try desk.importCompletions("10;M01;2025-05-01;", "10;M02;2025-06-01;")
    let before = try desk.everything()
    // Two modules a year: 2 owes two for 2025 now, 1 one beside what was carried over, 10 followed both; all owe two for 2026.
    let change = try preview(desk, proposed { $0.annual.modules = 2 })
    #expect(change.advisers == 4)
    #expect(change.changes.map(\.adviser.rawValue) == ["1", "2", "10"])
    #expect(change.losing == 3)
    #expect(change.decisions.map(\.reference) == [approved, refused])
    // More time for 2025: what 2 owes is not late yet, and nobody loses.
    let later = try preview(desk, proposed { $0.annual.deadlines.append(.init(year: 2025, day: day("2026-04-30"))) })
    #expect(later.changes.map(\.adviser.rawValue) == ["1", "2", "10"] && later.losing == 0)
    // From 2026 on only: what was followed for 2024 and 2025 is no longer paid for, and 1's right that was carried over ends.
    let gone = try preview(desk, proposed { $0.annual.firstYear = 2026 })
    #expect(gone.losing == gone.changes.count && gone.losing == 3)
    let first = gone.changes.first { $0.adviser == AdviserID("1") }?.difference.changes.filter(\.isLoss) ?? []
    #expect(first.contains { if case .removed(let right) = $0 { right.kind == .carryOver } else { false } })
    #expect(try preview(desk, proposed { _ in }).changes.isEmpty)
    #expect(try desk.everything() == before)
  }

  @Test func `who loses stands before who gains, whatever their numbers`() throws {
    let (desk, _, _) = try decided()
    try desk.importNewcomer()
    // 3 owes three modules of the first year instead of two; 1 and 2 have more time for 2025.
    let mixed = try preview(
      desk,
      proposed {
        $0.onboarding.modules = 3
        $0.annual.deadlines.append(.init(year: 2025, day: day("2026-04-30")))
      })
    #expect(mixed.changes.map(\.adviser.rawValue) == ["3", "1", "2"])
    #expect(mixed.changes.map(\.difference.isLoss) == [true, false, false])
  }

  @Test func `only what was seen is adopted, by somebody who decides, and it is recorded`() throws {
    let (desk, approved, refused) = try decided()
    let proposed = try proposed { $0.annual.modules = 2 }
    let seen = try preview(desk, proposed).token
    func adopt(_ token: String, by login: String = "paul", _ book: ProposedBook? = nil) throws
      -> Outcome<RuleBookChange, DeskRefusal>
    {
      try AdoptRuleBook(book ?? proposed, previewed: token, by: Acting(login: login))
        .perform(with: desk.parts, install: {})
    }
    try desk.expect(.ruleBook(.roleMayNotAdopt(.agent))) { try adopt(seen, by: "agnes") }
    try desk.expect(.noSuchUser("nobody")) { try adopt(seen, by: "nobody") }
    try desk.expect(.ruleBook(.previewOutdated(stated: "0", found: seen))) { try adopt("0") }
    let other = try self.proposed("# otherwise\n") { $0.annual.modules = 2 }
    let token = try preview(desk, other).token
    #expect(token != seen)
    try desk.expect(.ruleBook(.previewOutdated(stated: seen, found: token))) { try adopt(seen, other) }
    // A fact that moves the change moves the token; one that does not, does not.
    _ = try desk.importCompletions("1;M05;2026-03-02;", "1;M06;2024-03-02;")
    #expect(try preview(desk, proposed).token != seen)
    _ = try desk.importCompletions("1;M06;2024-03-02;yes")
    #expect(try preview(desk, proposed).token == seen)
    let files = try desk.parts.store.read { try $0.caseFiles() }
    let done = try adopt(seen).value()
    #expect(done.token == seen)
    #expect(try desk.parts.store.read { try $0.caseFiles() } == files)
    let adoption = try #require(try desk.parts.store.read { try $0.ruleAdoptions() }.first)
    #expect(adoption.inForceFrom == day("2026-03-01") && adoption.asOf == day("2026-03-01"))
    #expect(adoption.text == proposed.text && adoption.digest.count == 64 && adoption.previewed == seen)
    #expect(
      [adoption.advisers, adoption.changed, adoption.losing, adoption.reviews] == [2, 2, 2, 2])
    #expect(adoption.by == "paul" && adoption.at.rawValue > 0)
    let open = try desk.reviews(openOnly: true)
    #expect(open.map(\.reference) == [approved, refused] && open.allSatisfy { $0.kind == .ruleBook })
    #expect(
      open.first?.difference.causes == [.init(kind: .ruleBook, then: "2024-12-19", now: "2026-03-01")])
  }

  @Test func `a file that cannot be put in its place undoes all, and a rehearsal puts none there`() throws {
    struct NoRoom: Error {}
    let (desk, _, _) = try decided()
    let proposed = try proposed { $0.annual.modules = 2 }
    let adopt = AdoptRuleBook(proposed, previewed: try preview(desk, proposed).token, by: Acting(login: "ada"))
    let before = try desk.everything()
    #expect(throws: NoRoom.self) { try adopt.perform(with: desk.parts) { throw NoRoom() } }
    var rehearsal = desk.parts
    rehearsal.isDryRun = true
    var installed = 0
    _ = try adopt.perform(with: rehearsal) { installed += 1 }.value()
    #expect(installed == 0)
    #expect(try desk.everything() == before)
    #expect(try desk.reviews().isEmpty)
    #expect(try desk.parts.store.read { try $0.ruleAdoptions() }.isEmpty)
    _ = try adopt.perform(with: desk.parts) { installed += 1 }.value()
    #expect(installed == 1)
  }

  @Test func `late facts and books stand side by side, and a second book adds to what the first one changed`() throws {
    let (desk, approved, _) = try decided()
    _ = try desk.importCompletions("1;M05;2025-11-20;")
    func adopt(_ book: ProposedBook) throws {
      _ = try AdoptRuleBook(book, previewed: preview(desk, book).token, by: Acting(login: "ada"))
        .perform(with: desk.parts, install: {}).value()
    }
    try adopt(proposed { $0.carryOver.years = 2 })
    try adopt(proposed("# second\n") { $0.annual.firstYear = 2026 })
    let open = try desk.reviews(openOnly: true).filter { $0.reference == approved }
    #expect(open.map(\.kind) == [.lateFact, .ruleBook])
    let texts = open.last?.difference.changes.map { "\($0.obligation) \($0.field.rawValue) \($0.now)" }
    #expect(
      texts == [
        "annual-2025+1 deadline 2027-12-31", "annual-2025 status none", "annual-2025+1 status none",
        "annual-2025+1 missing 0",
      ])
    let kept = try KeepDecision(approved, reason: "Vu.", by: Acting(login: "ada")).perform(with: desk.parts).value()
    #expect(kept.count == 2)
  }
}
