import Cases
import Dates
import Desk
import Foundation
import Intake
import Roster
import Sealing
import Store
import Testing

/// Taking a person out: what goes from every file, what stays countable, and when it is refused.
@Suite struct AnonymiseTests {
  /// Words that stand nowhere else; the name as it is stored.
  static let words = [
    "Martinage", "alice@fleur.example", "Entorse du poignet", "Lettre vue le matin", "a-rappeler-alice",
  ]

  /// Adviser 1 left on 30 June 2026; case 2026-1 was approved, with a paper, words, a label, and letters that have left.
  static func desk() throws -> (desk: TestDesk, reference: CaseReference) {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    _ = try desk.importAdvisers("1;Martinage;Alice;alice@fleur.example;7;2023-01-01;2026-06-30;2023-02-01;no;")
    let reference = try desk.open(ground: "elected-mandate").value().file.reference
    let (agnes, today) = (Acting(login: "agnes"), desk.clock.today)
    _ = try NoteCase(reference, text: words[2], by: agnes, on: today).perform(with: desk.parts).value()
    _ = try LabelCase(reference, label: words[4], by: agnes, on: today).perform(with: desk.parts).value()
    _ = try RecordDocumentsSeen(
      reference, text: words[3], validity: #require(Period(start: day("2025-03-01"), end: day("2025-11-30"))),
      by: agnes,
      on: today
    ).perform(with: desk.parts).value()
    let paper = try EvidenceTests.add(desk, reference).value().id
    _ = try EvidenceTests.open(desk, paper, words[2]).value()
    _ = try ProposeDecision(reference, .approve, reason: words[3], by: agnes, on: today).perform(with: desk.parts)
      .value()
    _ = try desk.approve(reference).value()
    try send(desk)
    desk.clock.set(day("2026-09-01"))
    return (desk, reference)
  }

  /// All letters leave, and the server says whom they reached.
  static func send(_ desk: TestDesk) throws {
    try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
      for row in try writing.reading.outbox() where row.state == .queued {
        let attempt = DeliveryAttempt(
          startedAt: writing.instant, endedAt: writing.instant, host: "mx", outcome: "accepted", code: 250,
          enhanced: nil, reply: "ok \(row.to.joined())")
        try writing.record(attempt, of: row.id, newState: .accepted, nextAttempt: nil)
      }
    }
  }

  static func anonymise(
    _ desk: TestDesk, _ adviser: String = "1", by login: String = "ada", isDryRun: Bool = false
  ) throws -> Outcome<AnonymiseAdviser.Done, DeskRefusal> {
    var parts = desk.parts
    parts.isDryRun = isDryRun
    return try AnonymiseAdviser(AdviserID(adviser), by: Acting(login: login)).perform(with: parts)
  }

  @Test func `who it was is in no file any more, and was before`() throws {
    let (desk, _) = try Self.desk()
    #expect(try desk.parts.store.emptyLog())
    for words in Self.words { #expect(try desk.filesHolding(words) == ["quitus.sqlite"], "\(words)") }
    _ = try Self.anonymise(desk).value()
    try desk.parts.store.write(at: desk.clock.desk.now()) { try $0.forgetErasedWords() }
    try desk.parts.store.rewrite()
    #expect(try desk.parts.store.emptyLog())
    for words in Self.words { #expect(try desk.filesHolding(words) == [], "\(words)") }
    // The colleague is still here.
    #expect(try desk.filesHolding("basile@fleur.example") == ["quitus.sqlite"])
  }

  @Test func `the case stays with its ground, its acts, its days and its end, and nothing links it to anybody`() throws
  {
    let (desk, reference) = try Self.desk()
    let before = try desk.file(reference)
    let done = try Self.anonymise(desk).value()
    #expect(done.counts.casesKept == 1 && done.counts.papers == 1 && done.counts.letters == 2)
    // Two notes of words and days seen, the label, the reason of the proposal, why the paper was opened.
    #expect(done.counts.words == 5)
    let file = try desk.file(reference)
    #expect(file.opening.adviser == done.pseudonym && done.pseudonym != AdviserID("1"))
    #expect(file.opening.ground == before.opening.ground && file.state == .approved && file.closedOn == before.closedOn)
    #expect(file.timeline.map(\.act.verb) == before.timeline.map(\.act.verb))
    #expect(file.timeline.map(\.on) == before.timeline.map(\.on) && file.labels == [])
    #expect(file.documents.map(\.validity) == [Period(start: file.documents[0].on, end: file.documents[0].on)])
    try desk.parts.store.read { reading throws in
      #expect(try reading.exists(AdviserID("1")) == false)
      #expect(try reading.employments(of: done.pseudonym) == [])
      #expect(try reading.completions(of: done.pseudonym) == [])
      #expect(try reading.caseFiles(CaseFilter(adviser: done.pseudonym)).map(\.reference) == [reference])
      #expect(try reading.outbox().map(\.structure) == [nil, nil])
      #expect(try reading.evidence(of: reference).map { $0.purgedAt != nil } == [true])
      #expect(try reading.erasures().map(\.adviser) == [done.pseudonym])
    }
    try desk.checkInvariants()
  }

  @Test func `a dry run tells the same and changes nothing, and nothing is remembered`() throws {
    let (desk, _) = try Self.desk()
    let before = try desk.everything()
    let dry = try Self.anonymise(desk, isDryRun: true).value()
    #expect(try desk.everything() == before)
    #expect(try desk.parts.erasures?.load().count == 0)
    #expect(try Self.anonymise(desk).value().counts == dry.counts)
    #expect(try desk.parts.erasures?.load().count == 1)
  }

  @Test func `the limit for an appeal counts from the day of notification where that is known`() throws {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    let agnes = Acting(login: "agnes")
    _ = try MuteAddress("alice@fleur.example", reason: "closed", by: agnes).perform(with: desk.parts).value()
    let reference = try desk.open().value().file.reference
    _ = try ProposeDecision(reference, .refuse, reason: "Rien.", by: agnes, on: desk.clock.today)
      .perform(with: desk.parts).value()
    _ = try desk.refuse(reference).value()
    _ = try desk.importAdvisers("1;Martin;Alice;alice@fleur.example;7;2023-01-01;2026-02-28;2023-02-01;no;")
    try Self.send(desk)
    // Its letter could not be mailed: 15 March is a Sunday, 16 March the day after the two months.
    desk.clock.set(day("2026-03-16"))
    try desk.expect(.privacy(.obstacle(.appeal(reference, until: day("2026-03-16"))))) { try Self.anonymise(desk) }
    _ = try RecordPost(1, .sent(on: day("2026-02-02")), by: agnes).perform(with: desk.parts).value()
    // From 2 February to 2 April, and the day after.
    try desk.expect(.privacy(.obstacle(.appeal(reference, until: day("2026-04-03"))))) { try Self.anonymise(desk) }
    _ = try RecordPost(1, .notified(on: day("2026-02-10")), by: agnes).perform(with: desk.parts).value()
    // 11 April is a Saturday.
    try desk.expect(.privacy(.obstacle(.appeal(reference, until: day("2026-04-13"))))) { try Self.anonymise(desk) }
    desk.clock.set(day("2026-04-14"))
    _ = try Self.anonymise(desk).value()
  }

  @Test func `nobody is taken out while something of theirs runs`() throws {
    let (desk, reference) = try Self.desk()
    func expect(_ obstacle: ErasureObstacle, _ adviser: String = "1") throws {
      try desk.expect(.privacy(.obstacle(obstacle))) { try Self.anonymise(desk, adviser) }
    }
    for (login, role) in [("agnes", Role.agent), ("paul", .approver), ("otto", .auditor)] {
      try desk.expect(.privacy(.roleMayNotErase(role))) { try Self.anonymise(desk, by: login) }
    }
    try desk.expect(.noSuchAdviser(AdviserID("9"))) { try Self.anonymise(desk, "9") }
    try expect(.employed(until: nil), "2")
    desk.clock.set(day("2026-06-30"))
    try expect(.employed(until: day("2026-06-30")))
    desk.clock.set(day("2026-07-01"))
    _ = try desk.hold("1").value()
    try expect(.onHold(since: day("2026-07-01")))
    _ = try desk.hold("1", nil).value()
    _ = try ReopenCase(reference, reason: "Pièce nouvelle.", by: Acting(login: "paul"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    try expect(.openCase(reference))
    _ = try ProposeDecision(
      reference, .refuse, reason: "Faux.", by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value()
    _ = try desk.refuse(reference, by: "ada").value()
    // Clear days: neither 1 July nor 1 September counts (CJA R421-1).
    desk.clock.set(day("2026-09-02"))
    try expect(.appeal(reference, until: day("2026-09-02")))
    desk.clock.set(day("2026-09-03"))
    let waiting = try desk.outbox().filter { $0.state == .queued }.map(\.id)
    #expect(!waiting.isEmpty)
    try expect(.lettersUnderWay(waiting))
    try Self.send(desk)
    // Nobody was told of the decision before its letter left: 4 November, a Wednesday.
    try expect(.appeal(reference, until: day("2026-11-04")))
    desk.clock.set(day("2026-11-05"))
    let done = try Self.anonymise(desk).value()
    try desk.expect(.privacy(.obstacle(.erasedBefore(on: day("2026-11-05"))))) {
      try AnonymiseAdviser(done.pseudonym, by: Acting(login: "ada")).perform(with: desk.parts)
    }
  }

  @Test func `a file does not bring somebody back, a person may`() throws {
    let (desk, _) = try Self.desk()
    let done = try Self.anonymise(desk).value()
    let row = "1;Martinage;Alice;alice@fleur.example;7;2023-01-01;2026-06-30;2023-02-01;no;"
    let report = try desk.importAdvisers(row, "2;Durand;Basile;basile@fleur.example;7;2023-01-01;;2023-02-01;no;")
    #expect(report.rejects.map(\.reason) == [.erased] && report.unchanged == 1)
    #expect(try desk.parts.store.read { try $0.exists(AdviserID("1")) } == false)
    let rows = try TestDesk.file(
      "id;last_name;first_name;structure_id;employment_start", ["1;Martinage;Alice;7;2026-09-01"]
    ).advisers().rows
    _ = try SaveAdviser(#require(rows.first), mayCreate: true).perform(with: desk.parts).value()
    #expect(try desk.parts.store.read { try $0.exists(AdviserID("1")) })
    #expect(try desk.importAdvisers(row).rejects == [])
    let plan = try desk.plan().value()
    #expect(plan.returned == [] && plan.blocked == [])
    #expect(try desk.parts.store.read { try $0.erasure(done.pseudonym) }?.cause == .asked)
  }

  @Test func `whoever comes back with an older copy goes again under the same name, without notice`() throws {
    let (desk, reference) = try Self.desk()
    let copy = desk.folder.appending(path: "copy.sqlite").path()
    _ = try desk.parts.store.copy(to: copy) { _ in }
    let done = try Self.anonymise(desk).value()
    var restored = desk.parts
    let path = desk.folder.appending(path: "restored.sqlite").path()
    _ = try Store.restore(copy, to: path, at: desk.clock.desk.now()) { _ in }
    restored.store = try Store.open(path)
    let rules = try TestDesk.retention()
    let plan = try PlanPurge(rules, RetentionKind.allCases, on: desk.clock.today, by: Acting(login: "ada"))
      .perform(with: restored).value()
    #expect(plan.returned == [AdviserID("1")])
    _ = try AnonymiseAdviser(AdviserID("1"), .restored, by: Acting(login: "ada")).perform(with: restored).value()
    try restored.store.read { reading throws in
      #expect(try reading.caseFile(reference)?.opening.adviser == done.pseudonym)
      #expect(try reading.erasures().map(\.cause) == [.restored])
    }
  }

  @Test func `the list of those taken out is read back, and says no id`() throws {
    var list = ErasedBefore(salt: [0, 15, 255])
    list.add(AdviserID("1042"), as: AdviserID("x-1"), on: day("2026-09-01"))
    list.add(AdviserID("Ünal"), as: AdviserID("x-2"), on: day("2026-08-01"))
    #expect(ErasedBefore(text: "# remark\n" + list.text) == list)
    #expect(list.text.hasPrefix("salt 000fff\n2026-08-01 ") && !list.text.contains("1042"))
    #expect(list.pseudonym(of: AdviserID("1042")) == AdviserID("x-1") && list.pseudonym(of: AdviserID("1")) == nil)
    let lines = list.text.split(separator: "\n")
    for text in ["", "salt ", "salt 0", lines[1] + "\n", lines[0] + "\n2026-08-01 00 x-1", lines[0] + "\nx"]
      as [Substring]
    {
      #expect(ErasedBefore(text: String(text)) == nil, "\(text)")
    }
  }

  @Test func `a purge takes people out years after they left, once that was noticed`() throws {
    let (desk, reference) = try Self.desk()
    desk.clock.set(day("2030-04-30"))
    let early = try desk.purge().noticed
    #expect(!early.contains("advisers 1"))
    // Sixty days before 30 June 2030.
    desk.clock.set(day("2030-05-01"))
    #expect(try desk.purge().noticed == ["advisers 1"])
    desk.clock.set(day("2030-06-29"))
    #expect(try desk.purge().erased.filter { $0.hasPrefix("advisers") } == [])
    desk.clock.set(day("2030-06-30"))
    #expect(try desk.purge().erased == ["advisers 1"])
    #expect(try desk.file(reference).opening.adviser != AdviserID("1"))
    #expect(try desk.parts.store.read { try $0.erasures() }.map(\.cause) == [.retention])
    #expect(try desk.purge() == ([], []))
  }
}
