import Cases
import Dates
import Testing

/// What somebody should look at, day by day.
@Suite struct CaseAlarmTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    var acts: [(String, Act)] = []
    var on: String
    /// Each alarm as its kind, its day and how many days lie between.
    var expected: [String] = []

    var testDescription: String { "\(what) on \(on)" }
  }

  private static func alarm(_ kind: CaseAlarm.Kind, _ on: String, _ days: Int) -> String {
    "\(kind.rawValue) \(on) \(days)"
  }

  private static let asked = [("2026-01-15", Act.requestDocuments("the leave of absence", by: day("2026-02-15")))]
  private static let askedForMay = [("2026-01-15", Act.requestDocuments("the leave of absence", by: day("2026-05-01")))]

  /// Received on 10 January: silence decides on 10 March; sixty days without an act are too many.
  static let rows = [
    Row(what: "received", on: "2026-01-10"),
    Row(what: "received", on: "2026-02-22"),
    Row(what: "received", on: "2026-02-23", expected: [alarm(.impliedDecisionNear, "2026-03-10", 15)]),
    Row(what: "received", on: "2026-03-09", expected: [alarm(.impliedDecisionNear, "2026-03-10", 1)]),
    Row(what: "received", on: "2026-03-10", expected: [alarm(.impliedDecisionToday, "2026-03-10", 0)]),
    Row(
      what: "received", on: "2026-03-11",
      expected: [alarm(.impliedDecisionPassed, "2026-03-10", 1), alarm(.leftOpen, "2026-01-10", 60)]),
    Row(
      what: "taken later", acts: [("2026-01-12", .take)], on: "2026-03-12",
      expected: [alarm(.impliedDecisionPassed, "2026-03-10", 2)]),
    // Silence decides on 10 April.
    Row(what: "papers awaited", acts: asked, on: "2026-02-15"),
    Row(what: "papers late", acts: asked, on: "2026-02-16", expected: [alarm(.documentsLate, "2026-02-15", 1)]),
    Row(what: "papers late", acts: asked, on: "2026-03-15", expected: [alarm(.documentsLate, "2026-02-15", 28)]),
    Row(
      what: "papers late", acts: asked, on: "2026-03-16",
      expected: [alarm(.documentsLate, "2026-02-15", 29), alarm(.leftOpen, "2026-01-15", 60)]),
    Row(
      what: "papers late", acts: asked, on: "2026-03-26",
      expected: [
        alarm(.impliedDecisionNear, "2026-04-10", 15), alarm(.documentsLate, "2026-02-15", 39),
        alarm(.leftOpen, "2026-01-15", 70),
      ]),
    // Nobody has left it alone as long as it waits.
    Row(what: "papers awaited for long", acts: askedForMay, on: "2026-03-16"),
    Row(what: "papers awaited for long", acts: askedForMay, on: "2026-05-01"),
    Row(
      what: "papers awaited for long", acts: askedForMay, on: "2026-05-02",
      expected: [alarm(.documentsLate, "2026-05-01", 1), alarm(.leftOpen, "2026-01-15", 107)]),
    Row(
      what: "papers came", acts: asked + [("2026-02-15", .sample(.documentsSeen))], on: "2026-02-20"),
    Row(what: "withdrawn", acts: [("2026-01-20", .withdraw)], on: "2026-06-01"),
    Row(what: "refused", acts: [("2026-01-20", .refuse(reason: "too late"))], on: "2026-03-10"),
    // Reopened on 1 March: silence decides on 1 May.
    Row(
      what: "reopened", acts: [("2026-01-20", .withdraw), ("2026-03-01", .sample(.reopen))], on: "2026-04-16",
      expected: [alarm(.impliedDecisionNear, "2026-05-01", 15)]),
  ]

  @Test(arguments: rows) func `an open case that needs somebody says so, and a closed one never`(row: Row) throws {
    let acts = [("2026-01-10", Act.open(.sample))] + row.acts
    let events = acts.map { on, act in
      CaseEvent(act: act, by: "anne", systemUser: nil, on: day(on), at: Instant(rawValue: 0))
    }
    let file = try #require(CaseFile(reference: CaseFile.sampleReference, timeline: events))
    let alarms = file.alarms(on: day(row.on), leftOpenDays: 60)
    #expect(alarms.map { "\($0.kind.rawValue) \($0.day) \($0.days)" } == row.expected)
  }
}
