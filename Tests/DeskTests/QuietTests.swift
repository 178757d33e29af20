import Cases
import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

/// Reminders wait for a working hour where they are read; what somebody waits for leaves at once.
@Suite struct QuietTests {
  private func run(_ desk: TestDesk) throws -> DispatchReport {
    try Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run", quiet: QuietCalendar())
      .perform(with: desk.parts) { _ in .accepted }
  }

  @Test func `on a Saturday a decision leaves and a reminder waits for Monday`() throws {
    let desk = try TestDesk(on: "2026-01-17")
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed("1")).value()
    #expect(try desk.remind().queued == 1)
    let saturday = try run(desk)
    #expect(saturday.sent == 2 && saturday.later == 1 && saturday.deferred == 0 && saturday.remaining == 1)
    let waiting = try #require(try desk.outbox().first { $0.campaign != nil })
    #expect(waiting.state == .queued && waiting.attempts == 0)
    #expect(waiting.nextAttempt?.description == "2026-01-19T08:00:00Z")
    desk.clock.set(day("2026-01-18"))
    #expect(try run(desk) == DispatchReport(remaining: 1), "it is not looked at again before its time")
    desk.clock.set(day("2026-01-19"))
    #expect(try run(desk).sent == 1)
    try desk.checkInvariants()
  }

  @Test func `what comes up while a reminder waits is taken into account when it leaves`() throws {
    let desk = try TestDesk(on: "2026-01-17")
    try desk.importTownHall()
    #expect(try desk.remind().queued == 1)
    #expect(try run(desk).later == 1)
    _ = try desk.open("1")
    desk.clock.set(day("2026-01-19"))
    #expect(try run(desk).sent == 1)
    #expect(try desk.told() == ["7/2/annual-2025/1"])
    #expect(try ReportCampaign("overdue-2026-01-17").perform(with: desk.parts).value().rewritten == 1)
  }

  @Test func `each structure has the holidays and the hours of its own territory`() throws {
    // 10 June 2026, a Wednesday: the abolition of slavery is commemorated in French Guiana.
    let desk = try TestDesk(on: "2026-06-10")
    for (id, department) in [("1", "35"), ("2", "973"), ("3", "988")] {
      _ = try desk.importStructures("\(id);Mairie;;public;\(department);;contact\(id)@ville.example")
      _ = try desk.importAdvisers("\(id);Nom\(id);Zoé;;\(id);2025-01-01;;2023-02-01;no;")
    }
    _ = try desk.importCompletions(completeTo: "2026-12-31")
    var parts = desk.parts
    parts.clock.offset = { _, zone in
      switch zone {
      case "America/Cayenne": -10_800
      case "Pacific/Noumea": 39_600
      default: 7200
      }
    }
    #expect(try desk.remind().queued == 3)
    let report = try Dispatch(on: desk.clock.today, policy: desk.policy, owner: "run", quiet: QuietCalendar())
      .perform(with: parts) { _ in .accepted }
    #expect(report.sent == 1 && report.later == 2)
    let rows = try desk.outbox().map { "\($0.structure?.rawValue ?? "") \($0.nextAttempt?.description ?? "-")" }
    // Nine in the morning UTC is eleven in Rennes, a holiday in Cayenne, and eight in the evening in Nouméa.
    #expect(rows == ["1 -", "2 2026-06-11T11:00:00Z", "3 2026-06-10T21:00:00Z"])
  }
}

extension DispatchReport {
  fileprivate init(remaining: Int) {
    self.init()
    self.remaining = remaining
  }
}
