import Cases
import Dates
import Testing

/// The day on which silence becomes a refusal, worked out by hand.
@Suite struct ImpliedDecisionTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    var receivedOn = "2026-01-10"
    var acts: [(String, Act)]
    var implied: String

    var testDescription: String { what }
  }

  private static func asked(_ on: String, by due: String) -> (String, Act) {
    (on, .requestDocuments("the leave of absence", by: day(due)))
  }

  private static func seen(_ on: String) -> (String, Act) { (on, .sample(.documentsSeen)) }

  private static func absorbed(_ on: String, receivedOn: String) -> (String, Act) {
    (on, .absorb(CaseReference(year: 2026, number: 41), receivedOn: day(receivedOn)))
  }

  /// Received on 10 January, silence decides on 10 March, where nothing is said of another day.
  static let rows = [
    Row(what: "nothing is asked", acts: [("2026-01-15", .take)], implied: "2026-03-10"),
    Row(what: "papers seen that nobody asked for", acts: [seen("2026-01-20")], implied: "2026-03-10"),
    // 31 days from 15 January to 15 February.
    Row(what: "papers are awaited", acts: [asked("2026-01-15", by: "2026-02-15")], implied: "2026-04-10"),
    Row(
      what: "papers came after ten days", acts: [asked("2026-01-15", by: "2026-02-15"), seen("2026-01-25")],
      implied: "2026-03-20"),
    Row(
      what: "papers came the same day", acts: [asked("2026-01-15", by: "2026-02-15"), seen("2026-01-15")],
      implied: "2026-03-10"),
    Row(
      what: "papers came on the last day", acts: [asked("2026-01-15", by: "2026-02-15"), seen("2026-02-15")],
      implied: "2026-04-10"),
    Row(
      what: "papers came after the last day", acts: [asked("2026-01-15", by: "2026-02-15"), seen("2026-02-27")],
      implied: "2026-04-10"),
    // 45 days from 15 January to 1 March.
    Row(
      what: "asked again while awaited, for later",
      acts: [asked("2026-01-15", by: "2026-02-15"), asked("2026-02-01", by: "2026-03-01")], implied: "2026-04-24"),
    // 26 days from 15 January to 10 February.
    Row(
      what: "asked again while awaited, for sooner",
      acts: [asked("2026-01-15", by: "2026-02-15"), asked("2026-02-01", by: "2026-02-10")], implied: "2026-04-05"),
    // 31 days, then, from 1 to 20 March, 19 more: from 15 February to 1 March it ran.
    Row(
      what: "asked again when the day had passed",
      acts: [asked("2026-01-15", by: "2026-02-15"), asked("2026-03-01", by: "2026-03-20")], implied: "2026-04-29"),
    Row(
      what: "asked again on the day itself",
      acts: [asked("2026-01-15", by: "2026-02-15"), asked("2026-02-15", by: "2026-02-20")], implied: "2026-04-15"),
    Row(
      what: "asked twice, ten days each",
      acts: [
        asked("2026-01-15", by: "2026-02-15"), seen("2026-01-25"), asked("2026-02-01", by: "2026-02-20"),
        seen("2026-02-11"),
      ], implied: "2026-03-30"),
    // 23 days from 9 March to 1 April.
    Row(what: "asked on the eve", acts: [asked("2026-03-09", by: "2026-04-01")], implied: "2026-04-02"),
    Row(
      what: "asked when silence has decided", acts: [asked("2026-03-10", by: "2026-04-01")], implied: "2026-03-10"),
    Row(
      what: "proposed without waiting for them",
      acts: [
        asked("2026-01-15", by: "2026-02-15"), ("2026-01-25", .propose(.refuse, modules: nil, reason: "too late")),
      ], implied: "2026-03-20"),
    Row(
      what: "a duplicate was received before", acts: [absorbed("2026-01-20", receivedOn: "2026-01-05")],
      implied: "2026-03-05"),
    Row(
      what: "a duplicate was received later", acts: [absorbed("2026-01-20", receivedOn: "2026-01-12")],
      implied: "2026-03-10"),
    Row(
      what: "a duplicate was received before, and papers are awaited",
      acts: [asked("2026-01-15", by: "2026-02-15"), absorbed("2026-01-20", receivedOn: "2026-01-05")],
      implied: "2026-04-05"),
    Row(
      what: "reopened", acts: [("2026-01-20", .refuse(reason: "too late")), ("2026-02-10", .sample(.reopen))],
      implied: "2026-04-10"),
    Row(
      what: "reopened at the end of the year",
      acts: [("2026-01-20", .refuse(reason: "too late")), ("2026-12-31", .sample(.reopen))], implied: "2027-02-28"),
    Row(
      what: "reopened before a leap day",
      acts: [("2026-01-20", .withdraw), ("2027-12-30", .sample(.reopen))], implied: "2028-02-29"),
    // What rested before the decision rests no more; 14 days from 15 February to 1 March.
    Row(
      what: "reopened, and papers are awaited anew",
      acts: [
        asked("2026-01-11", by: "2026-01-15"), seen("2026-01-15"), ("2026-01-20", .refuse(reason: "too late")),
        ("2026-02-10", .sample(.reopen)), asked("2026-02-15", by: "2026-03-01"),
      ], implied: "2026-04-24"),
    Row(
      what: "withdrawn while papers were awaited, and reopened",
      acts: [asked("2026-01-15", by: "2026-02-15"), ("2026-01-20", .withdraw), ("2026-02-10", .sample(.reopen))],
      implied: "2026-04-10"),
    Row(
      what: "reopened, and a duplicate was waiting since before",
      acts: [
        ("2026-01-20", .refuse(reason: "too late")), ("2026-02-10", .sample(.reopen)),
        absorbed("2026-02-11", receivedOn: "2026-02-01"),
      ], implied: "2026-04-01"),
    Row(
      what: "the month is too short, and ten days rest", receivedOn: "2026-12-31",
      acts: [asked("2027-01-10", by: "2027-01-20"), seen("2027-01-20")], implied: "2027-03-10"),
    Row(
      what: "a leap day, and one day rests", receivedOn: "2027-12-31",
      acts: [asked("2028-01-10", by: "2028-01-11"), seen("2028-01-30")], implied: "2028-03-01"),
  ]

  @Test(arguments: rows) func `silence decides two months after receipt, later by the days that rested`(row: Row) throws
  {
    var opening = Opening.sample
    opening.receivedOn = day(row.receivedOn)
    let acts = [(row.receivedOn, Act.open(opening))] + row.acts
    let events = acts.map { on, act in
      CaseEvent(act: act, by: "anne", systemUser: nil, on: day(on), at: Instant(rawValue: 0))
    }
    let file = try #require(CaseFile(reference: CaseFile.sampleReference, timeline: events))
    #expect(file.impliedDecisionOn == day(row.implied))
  }
}
