import Cases
import Dates
import GRDB
import Roster
import Rules

/// One row of `case_event` with its text, between the database and the case it tells of.
struct StoredEvent {
  var verb: Verb
  var by: String
  var systemUser: String?
  var on: Day
  var at: Instant
  var modules: Int?
  var verdict: Verdict?
  var requestedBy: Requester?
  var receivedOn: Day?
  var absence: Period?
  var text: String?

  init(_ row: Row) throws {
    verb = try row.value(0, of: "case_event")
    by = row[1]
    systemUser = row[2]
    on = try row.day(3, of: "case_event")
    at = Instant(rawValue: row[4])
    modules = row[5]
    verdict = try row.optionalValue(6, of: "case_event")
    requestedBy = try row.optionalValue(7, of: "case_event")
    receivedOn = try row.optionalDay(8, of: "case_event")
    if let from = try row.optionalDay(9, of: "case_event") {
      absence = Period(start: from, end: try row.optionalDay(10, of: "case_event"))
    }
    text = row[11]
  }

  init(_ event: CaseEvent) {
    verb = event.act.verb
    by = event.by
    systemUser = event.systemUser
    on = event.on
    at = event.at
    switch event.act {
    case .open(let opening):
      modules = opening.modules
      requestedBy = opening.requestedBy
      receivedOn = opening.receivedOn
      absence = opening.absence
      text = opening.message
    case .note(let note): text = note
    case .propose(let verdict, let modules, let reason):
      self.verdict = verdict
      self.modules = modules
      text = reason
    case .approve(let modules): self.modules = modules
    case .refuse(let reason): text = reason
    case .take, .withdraw: break
    }
  }

  func event(adviser: AdviserID, obligation: ObligationID, ground: GroundCode) throws -> CaseEvent {
    let act: Act
    switch verb {
    case .open:
      guard let modules, let requestedBy, let receivedOn else { throw StoreError.unreadable(table: "case_event") }
      act = .open(
        Opening(
          adviser: adviser, obligation: obligation, ground: ground, modules: modules, absence: absence,
          requestedBy: requestedBy, receivedOn: receivedOn, message: text))
    case .take: act = .take
    case .note: act = .note(text ?? "")
    case .propose:
      guard let verdict else { throw StoreError.unreadable(table: "case_event") }
      act = .propose(verdict, modules: modules, reason: text ?? "")
    case .approve:
      guard let modules else { throw StoreError.unreadable(table: "case_event") }
      act = .approve(modules: modules)
    case .refuse: act = .refuse(reason: text ?? "")
    case .withdraw: act = .withdraw
    }
    return CaseEvent(act: act, by: by, systemUser: systemUser, on: on, at: at)
  }
}
