import Audit
import Cases
import Dates
import Desk
import Roster
import Rules
import Store
import Testing

extension TestDesk {
  /// What must hold after every step of every story, on the clock's day and a year to either side.
  func checkInvariants(sourceLocation: SourceLocation = #_sourceLocation) throws {
    var everybody: [Facts] = []
    try parts.store.read { try $0.eachAdviser { everybody.append($0.facts) } }
    for facts in everybody {
      for years in [-1, 0, 1] {
        check(Rules.situation(facts, in: .article, on: clock.today.adding(years: years)), sourceLocation)
      }
    }
    try checkOutbox(sourceLocation)
    try checkDecisions(sourceLocation)
    #expect(try parts.store.read { try $0.auditVerdict().findings } == [], sourceLocation: sourceLocation)
  }

  /// No completion counts twice, no right is used twice, and what was carried over is found again, module by module.
  private func check(_ situation: Situation, _ here: SourceLocation) {
    let taken = situation.obligations.flatMap(\.completions).map(\.completion)
    #expect(Set(taken).count == taken.count, sourceLocation: here)
    let funded = situation.completions.count { $0.funding == .funded }
    let rights = situation.obligations.reduce(0) { $0 + $1.required } + 1
    #expect(funded + situation.usableRights <= rights, sourceLocation: here)
    for origin in situation.obligations where origin.carriedOver > 0 {
      let made = situation.obligations.filter { $0.id.origin == origin.id }
      #expect(made.reduce(0) { $0 + $1.required + $1.carriedOver } == origin.carriedOver, sourceLocation: here)
    }
  }

  /// Nobody is told the same thing twice.
  private func checkOutbox(_ here: SourceLocation) throws {
    let told = try outbox().filter { $0.state != .cancelled }.flatMap(\.reminders)
    #expect(Set(told).count == told.count, sourceLocation: here)
    let noticed = try outbox().flatMap(\.notices)
    #expect(Set(noticed).count == noticed.count, sourceLocation: here)
    let ids = try outbox().map(\.messageID)
    #expect(Set(ids).count == ids.count, sourceLocation: here)
  }

  /// Every decided case has told adviser and employers, or its timeline says why it could not.
  private func checkDecisions(_ here: SourceLocation) throws {
    let letters = Dictionary(grouping: try outbox(), by: \.caseReference)
    for file in try parts.store.read({ try $0.caseFiles(CaseFilter()) }) where file.decision != nil {
      let after = file.timeline.drop { $0.act.verb != .approve && $0.act.verb != .refuse }
      let notes = after.count { $0.act.verb == .note }
      #expect((letters[file.reference]?.count ?? 0) + notes >= 2, sourceLocation: here)
    }
  }
}
