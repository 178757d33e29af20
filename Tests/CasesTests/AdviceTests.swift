import Cases
import Dates
import Roster
import Rules
import Testing

/// What the facts answer to a ground's checks; each figure is worked out by hand.
@Suite struct AdviceTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    var check: Check
    var id = "annual-2025"
    var entry = "2023-03-01"
    var absence: (String, String?)?
    var posts: [(String, String?)] = [("2023-01-01", nil)]
    var completions: [(String, String)] = []
    var on = "2026-01-15"
    var figure: Int?
    var hint: Advice.Hint

    var testDescription: String { what }
  }

  static let rows = [
    // 19 days of February, 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 after it: 294 of 365.
    Row(
      what: "most of a year", check: .absenceCovers(percent: 50), absence: ("2025-02-10", "2025-11-30"), figure: 80,
      hint: .supports),
    // 31 + 29 + 31 + 30 + 31 + 30 + 31 + 15 = 228 of the 366 + 90 days that 2024 had.
    Row(
      what: "half of a leap year's long window", check: .absenceCovers(percent: 50), id: "annual-2024",
      absence: ("2024-01-01", "2024-08-15"), figure: 50, hint: .supports),
    Row(
      what: "a day less than half", check: .absenceCovers(percent: 50), id: "annual-2024",
      absence: ("2024-01-02", "2024-08-15"), figure: 49, hint: .contradicts),
    // From 29 February 2024 to 28 February 2025 there are 366 days; to 29 August, 183.
    Row(
      what: "half of the year after a 29 February", check: .absenceCovers(percent: 50), id: "initial",
      entry: "2024-02-29", absence: ("2024-02-29", "2024-08-29"), figure: 50, hint: .supports),
    // 30 + 31 + 30 = 91 of 365 until 30 September.
    Row(
      what: "an absence without an end, until today", check: .absenceCovers(percent: 50), absence: ("2025-07-02", nil),
      on: "2025-09-30", figure: 24, hint: .contradicts),
    // 30 + 31 + 30 + 31 + 30 + 31 = 183 of 365.
    Row(
      what: "an absence without an end, until the deadline", check: .absenceCovers(percent: 50),
      absence: ("2025-07-02", nil), figure: 50, hint: .supports),
    Row(
      what: "an absence before the window", check: .absenceCovers(percent: 1), absence: ("2024-03-01", "2024-12-31"),
      figure: 0, hint: .contradicts),
    Row(what: "no dates", check: .absenceCovers(percent: 50), figure: nil, hint: .unknown),
    // 30 September to 31 December: 30 + 31 + 31.
    Row(
      what: "a start just late enough", check: .startedWithin(days: 92), posts: [("2025-09-30", nil)], figure: 92,
      hint: .supports),
    Row(
      what: "a start a day too early", check: .startedWithin(days: 92), posts: [("2025-09-29", nil)], figure: 93,
      hint: .contradicts),
    // 365 + 366 + 364 days from 1 January 2023: another employer on the next day begins nothing.
    Row(
      what: "a change of employer without a gap", check: .startedWithin(days: 92),
      posts: [("2025-11-01", nil), ("2023-01-01", "2025-10-31")], figure: 1095, hint: .contradicts),
    Row(
      what: "a change of employer with a day between", check: .startedWithin(days: 92),
      posts: [("2025-11-02", nil), ("2023-01-01", "2025-10-31")], figure: 59, hint: .supports),
    Row(
      what: "no employment before the deadline", check: .startedWithin(days: 92), id: "initial", entry: "2024-03-01",
      posts: [("2025-03-02", nil)], figure: nil, hint: .unknown),
    Row(
      what: "a contract that ended", check: .contractEnded, posts: [("2023-01-01", "2025-11-30")], on: "2025-12-01",
      figure: 31, hint: .supports),
    Row(
      what: "a contract on its last day", check: .contractEnded, posts: [("2023-01-01", "2025-11-30")],
      on: "2025-11-30", figure: 31, hint: .unknown),
    Row(
      what: "a contract that ends with the deadline", check: .contractEnded, posts: [("2023-01-01", "2025-12-31")],
      figure: 0, hint: .contradicts),
    Row(what: "a contract without an end", check: .contractEnded, figure: 0, hint: .contradicts),
    Row(
      what: "modules followed, those of other years and days to come left out", check: .moduleFollowed,
      completions: [("2024-12-31", "M01"), ("2025-01-01", "M02"), ("2025-12-31", "M03"), ("2026-01-01", "M04")],
      figure: 2, hint: .contradicts),
    Row(
      what: "a module followed later than the day that is asked about", check: .moduleFollowed,
      completions: [("2025-06-02", "M02")], on: "2025-06-01", figure: 0, hint: .supports),
  ]

  private static func period(_ days: (String, String?)) throws -> Period {
    try #require(Period(start: day(days.0), end: days.1.map(day)))
  }

  private static func advice(_ row: Row, documents: Period? = nil) throws -> Advice {
    var opening = Opening.sample
    opening.obligation = obligation(row.id)
    opening.absence = try row.absence.map(period)
    var acts: [(Act, Seat)] = [(.open(opening), Seat("anne"))]
    if let documents { acts.append((.documentsSeen("papers", validity: documents), Seat("anne"))) }
    let facts = Facts(
      entry: day(row.entry), exemption: .no,
      posts: try row.posts.map { Post(period: try period($0), kind: .public) },
      completions: row.completions.map { Completion(day: day($0.0), module: module($0.1)) })
    let ground = Ground(code: Ground.two.code, french: "", english: "", checks: [row.check])
    let found = situation(facts, in: .article, on: day(row.on)).obligation(opening.obligation)
    return try #require(CaseFile.after(acts).advice(facts, found, under: ground, on: day(row.on)).first)
  }

  @Test(arguments: rows) func `a check gives its figure and what it speaks for`(_ row: Row) throws {
    let advice = try Self.advice(row)
    #expect(advice.figure == row.figure && advice.hint == row.hint && advice.check == row.check)
  }

  @Test func `a figure names the facts that it rests on`() throws {
    let window = try Self.period(("2025-01-01", "2025-12-31"))
    let absence = try Self.period(("2025-02-10", "2025-11-30"))
    #expect(try Self.advice(Self.rows[0]).sources == [.absence(absence), .obligation(.annual(2025), window)])
    let followed = try Self.advice(Self.rows[17])
    #expect(
      followed.sources.prefix(2) == [
        .completion(Completion(day: day("2025-01-01"), module: module("M02"))),
        .completion(Completion(day: day("2025-12-31"), module: module("M03"))),
      ])
    let joined = try Self.advice(Self.rows[10]).sources.first
    #expect(joined == .employment(try Self.period(("2023-01-01", nil))))
  }

  @Test func `papers give the dates that the request does not`() throws {
    let validity = try Self.period(("2025-02-10", "2025-11-30"))
    let advice = try Self.advice(Self.rows[7], documents: validity)
    #expect(advice.figure == 80 && advice.hint == .supports)
    #expect(advice.sources.first == .papers(seenOn: day("2026-01-11"), validity: validity))
    let stated = try Self.advice(Self.rows[6], documents: validity)
    #expect(stated.figure == 0, "what the request states comes first")
  }

  @Test func `nothing is said of an obligation that the facts do not know`() {
    let ground = Ground(code: Ground.two.code, french: "", english: "", checks: [.moduleFollowed])
    let file = CaseFile.standing(at: .received)
    #expect(file.advice(Facts(), nil, under: ground, on: day("2026-01-15")).isEmpty)
  }

  // MARK: What a ground does not allow

  private static let dated = Ground(code: Ground.two.code, french: "", english: "", dates: .required, modulesAtMost: 1)

  @Test func `a ground that wants dates opens no case without them`() throws {
    var opening = Opening.sample
    #expect(opening.refusal(under: Self.dated) == .noDates(Ground.two.code))
    opening.absence = try Self.period(("2025-02-10", nil))
    #expect(opening.refusal(under: Self.dated) == nil)
    opening.modules = 2
    #expect(opening.refusal(under: Self.dated) == .moreThanGround(2, most: 1))
    #expect(opening.refusal(under: .two) == nil)
    var expecting = Self.dated
    expecting.dates = .expected
    #expect(Opening.sample.refusal(under: expecting) == nil)
  }

  @Test func `nor is one approved without dates, or for more modules than the ground excuses`() throws {
    let dora = Actor(login: "dora", role: .approver, systemUser: "s-dora")
    let validity = try Self.period(("2025-02-10", nil))
    func refusal(_ act: Act, _ file: CaseFile) -> MoveRefusal? { file.refusal(of: act, by: dora, ground: Self.dated) }
    let bare = CaseFile.standing(at: .proposed)
    #expect(refusal(.approve(modules: 1), bare) == .noDates)
    #expect(refusal(.refuse(reason: "late"), bare) == nil)
    let seen = CaseFile.after([
      (.open(.sample), Seat("anne", "s-anne")), (.documentsSeen("papers", validity: validity), Seat("anne", "s-anne")),
      (.propose(.approve, modules: nil, reason: "seen"), Seat("anne", "s-anne")),
    ])
    #expect(refusal(.approve(modules: 1), seen) == nil)
    #expect(refusal(.approve(modules: 2), seen) == .moreThanGround(2, most: 1))
    let review = CaseFile.standing(at: .inReview)
    #expect(refusal(.propose(.approve, modules: nil, reason: "seen"), review) == .noDates)
    #expect(refusal(.propose(.refuse, modules: nil, reason: "late"), review) == nil)
    #expect(
      refusal(.move(adviser: AdviserID("1"), obligation: .annual(2025), modules: 2), review)
        == .moreThanGround(2, most: 1))
  }

  @Test(arguments: [
    ("2025-10-31", "2026-02-28"), ("2025-08-29", "2025-12-29"), ("2027-10-29", "2028-02-29"),
    ("2027-10-31", "2028-02-29"), ("2026-01-15", "2026-05-15"),
  ])
  func `an approval may be withdrawn for four months`(_ approved: String, _ last: String) throws {
    let event = { (act: Act) in
      CaseEvent(act: act, by: "x", systemUser: nil, on: day(approved), at: Instant(rawValue: 0))
    }
    var opening = Opening.sample
    opening.receivedOn = day(approved)
    let open = event(.open(opening))
    #expect(
      CaseFile(reference: CaseReference(year: 2026, number: 42), timeline: [open, event(.approve(modules: 1))])?
        .withdrawableUntil
        == day(last))
    #expect(
      CaseFile(reference: CaseReference(year: 2026, number: 42), timeline: [open, event(.refuse(reason: "x"))])?
        .withdrawableUntil == nil)
  }
}
