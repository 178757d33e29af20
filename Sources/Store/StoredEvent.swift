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
  var inPlaceOf: String?
  var on: Day
  var at: Instant
  var modules: Int?
  var verdict: Verdict?
  var requestedBy: Requester?
  var receivedOn: Day?
  /// Of an absence, or of the days for which papers are valid.
  var period: Period?
  var dueOn: Day?
  var adviser: AdviserID?
  var obligation: ObligationID?
  var toLogin: String?
  var other: CaseReference?
  var evidence: Int64?
  var factsVersion: Int64?
  var text: String?

  /// In the order of ``init(_:)-(Columns)``; the text comes from `case_text t`.
  static let columns = """
    e.verb, e.by_login, e.system_user, e.in_place_of, e.on_day, e.at, e.modules, e.verdict, e.requested_by,
    e.received_on, e.from_day, e.to_day, e.due_on, e.adviser_id, e.obligation, e.to_login, e.other_year,
    e.other_number, e.evidence, e.facts_version, t.text
    """

  static let columnCount = 21

  init(_ row: Columns) throws {
    let table = "case_event"
    verb = try row.value(0, of: table)
    by = row[1]
    systemUser = row[2]
    inPlaceOf = row[3]
    on = try row.day(4, of: table)
    at = Instant(rawValue: row[5])
    modules = row[6]
    verdict = try row.optionalValue(7, of: table)
    requestedBy = try row.optionalValue(8, of: table)
    receivedOn = try row.optionalDay(9, of: table)
    if let from = try row.optionalDay(10, of: table) {
      period = Period(start: from, end: try row.optionalDay(11, of: table))
    }
    dueOn = try row.optionalDay(12, of: table)
    adviser = (row[13] as String?).map { AdviserID($0) }
    obligation = (row[14] as String?).flatMap { ObligationID($0) }
    toLogin = row[15]
    if let year = row[16] as Int?, let number = row[17] as Int? { other = CaseReference(year: year, number: number) }
    evidence = row[18]
    factsVersion = row[19]
    text = row[20]
  }

  init(_ event: CaseEvent) {
    verb = event.act.verb
    by = event.by
    systemUser = event.systemUser
    inPlaceOf = event.inPlaceOf
    on = event.on
    at = event.at
    factsVersion = event.factsVersion
    take(event.act)
  }

  /// The values of a row, after those of its key and its place in the order of facts.
  var values: [(any DatabaseValueConvertible)?] {
    [
      verb.rawValue, by, systemUser, inPlaceOf, on.description, at.rawValue, modules, verdict?.rawValue,
      requestedBy?.rawValue, receivedOn?.description, period?.start.description, period?.end?.description,
      dueOn?.description, adviser?.rawValue, obligation?.description, toLogin, other?.year, other?.number, evidence,
      factsVersion,
    ]
  }

  func event(ground: GroundCode) throws -> CaseEvent {
    guard let act = act(ground) else { throw StoreError.unreadable(table: "case_event") }
    return CaseEvent(
      act: act, by: by, systemUser: systemUser, inPlaceOf: inPlaceOf, on: on, at: at, factsVersion: factsVersion)
  }
}
