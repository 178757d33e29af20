import Audit
import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Synchronization
import Testing

/// Runs of notices: portions, several at once, addresses, hours, people's rights.
@Suite struct NoticeRunTests {
  private func december(_ towns: Int) throws -> TestDesk {
    let desk = try TestDesk(on: "2026-12-01")
    try desk.importTowns(towns)
    for number in 101..<101 + towns {
      _ = try desk.importAdvisers("\(number);Nom\(number);Zoé;zoe\(number)@ville.example;\(number);2025-01-01;;;;")
    }
    return desk
  }

  @Test func `a limit leaves the others for the next run, and a dry run leaves all`() throws {
    let desk = try december(7)
    var dry = desk.parts
    dry.isDryRun = true
    let seen = try desk.notify(limit: 5, with: dry)
    #expect(seen.letters == 5 && seen.remaining == 2)
    #expect(try desk.outbox().isEmpty)
    let first = try desk.notify(limit: 5)
    #expect(first.letters == 5 && first.remaining == 2)
    let second = try desk.notify(limit: 5)
    #expect(second.letters == 2 && second.remaining == 0)
    #expect(Set(try desk.noticed()).count == 7)
  }

  @Test func `several runs at once, with a portion each, tell everybody once`() throws {
    let desk = try december(230)
    let others = try (0..<3).map { _ in try desk.another() }
    let counts = Mutex<[Int]>([])
    let plan = desk.noticePlan()
    let errors = Threads.run(3) { index in
      let report = try SendNotices(plan).perform(with: others[index])
      counts.withLock { $0.append(report.letters) }
    }
    #expect(errors == [])
    #expect(counts.withLock { $0.reduce(0, +) } == 230)
    let told = try desk.noticed()
    #expect(told.count == 230 && Set(told).count == 230)
  }

  @Test func `who has no address, or one that letters come back from, is left out and said to be`() throws {
    let desk = try december(3)
    for (number, address) in [(101, "pas une adresse"), (102, "zoe102@ville.example")] {
      var row = AdviserRow(line: 0, adviser: AdviserID("\(number)"))
      row.email = address
      _ = try SaveAdviser(row, mayCreate: false).perform(with: desk.parts).value()
    }
    _ = try MuteAddress("zoe102@ville.example", reason: "Parti.", by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    _ = try desk.importAdvisers("9;Sans;Adresse;;103;2025-01-01;;2023-02-01;no;")
    #expect(
      try desk.leftOut() == [
        "upcoming-deadline 9 annual-2026 no-address", "upcoming-deadline 101 annual-2026 unusable-address",
        "upcoming-deadline 102 annual-2026 address-muted",
      ])
    #expect(try desk.notify().letters == 1)
  }

  @Test func `an address that stops working before the letter leaves holds it, for the post`() throws {
    let desk = try december(1)
    try desk.notify()
    _ = try MuteAddress("zoe101@ville.example", reason: "Parti.", by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    _ = try desk.dispatch { _ in .accepted }
    let row = try #require(try desk.outbox().first)
    #expect(row.state == .held && row.notices.count == 1)
    #expect(try ListPost().perform(with: desk.parts).map(\.addressee) == [.adviser(AdviserID("101"))])
    #expect(try desk.notify().letters == 0)
  }

  @Test func `it waits for a working hour where the adviser works`() throws {
    // 10 June 2026, a Wednesday and a holiday in French Guiana; nine in the morning UTC.
    let desk = try TestDesk(on: "2026-06-10")
    for (id, department) in [("1", "35"), ("2", "973")] {
      _ = try desk.importStructures("\(id);Mairie;;public;\(department);;")
      _ = try desk.importAdvisers("\(id);Nom\(id);Zoé;zoe\(id)@ville.example;\(id);2025-06-15;;2025-06-20;no;")
    }
    #expect(try desk.notify().letters == 2)
    let report = try Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run", quiet: QuietCalendar())
      .perform(with: desk.parts) { _ in .accepted }
    #expect(report.sent == 1 && report.later == 1)
    #expect(try desk.outbox().map(\.state) == [.accepted, .queued])
  }

  @Test func `a run is a deed, and one that queues nothing is none`() throws {
    let desk = try december(2)
    let before = try desk.audit().count
    try desk.notify()
    try desk.notify()
    let entries = try desk.audit().dropFirst(before).map(\.entry)
    #expect(entries.map(\.verb) == ["notices-send"] && entries[0].subject == "notices 2026-12-01")
    #expect(entries[0].figures == ["queued 2"])
    #expect(entries[0].touched.allSatisfy { $0.hasSuffix("upcoming-deadline") && !$0.contains("Zoé") })
    try desk.checkInvariants()
  }

  @Test func `a person reads what they were told, and their notices go with them`() throws {
    let desk = try december(2)
    try desk.notify()
    _ = try desk.sent()
    let export = try ExportPerson(AdviserID("101"), by: Acting(login: "paul")).perform(with: desk.parts).value()
    #expect(export.notices.map { TestDesk.words($0.key) } == ["upcoming-deadline 101 annual-2026 30"])
    #expect(export.notices.map(\.stands) == [true])
    #expect(export.letters.count == 1 && export.letters.allSatisfy { $0.text?.contains("Zoé") == true })
    _ = try desk.importAdvisers("101;;;;101;2025-01-01;2026-12-02;;;")
    desk.clock.set(day("2027-04-01"))
    let done = try AnonymiseAdviser(AdviserID("101"), by: Acting(login: "ada")).perform(with: desk.parts).value()
    #expect(done.counts.notices == 1 && done.counts.letters == 1)
    #expect(try desk.noticed() == ["upcoming-deadline 102 annual-2026 30"])
    #expect(try desk.parts.store.read { try $0.outbox().map { $0.to } } == [[], ["zoe102@ville.example"]])
    try desk.checkInvariants()
  }

  @Test func `a letter about somebody on hold is kept`() throws {
    let desk = try december(2)
    try desk.notify()
    _ = try desk.sent()
    _ = try desk.hold("101").value()
    let items = try desk.parts.store.read { try $0.retentionItems(.letters, since: day("2029-01-01")) }
    #expect(items.map(\.isHeld) == [true, false])
  }
}
