import Cases
import Dates
import Roster
import Rules
import Store
import Testing

@testable import Desk

/// What is to be told on a day, by facts, day and what was told before alone.
@Suite struct NoticeChoiceTests {
  private static let adviser = AdviserID("1")

  /// In training since 2023 at employer 8, since `start` and until `end`.
  private static func employed(from start: String = "2023-01-01", until end: String? = nil) -> [Employment] {
    [Period(start: day(start), end: end.map(day))].compactMap(\.self).map {
      Employment(structure: StructureID("8"), period: $0)
    }
  }

  private static func findings(
    on text: String, _ completions: [(String, String)] = [], employments: [Employment] = employed(),
    kind: EmployerKind? = .private, change: (inout Facts) -> Void = { _ in }
  ) -> [NoticeFinding] {
    var facts = Facts(
      entry: day("2023-02-01"), exemption: .no,
      posts: employments.map { Post(period: $0.period, kind: kind) },
      completions: completions.map { Completion(day: day($0.0), module: module($0.1)) })
    change(&facts)
    var scan = NoticeScan(on: day(text), in: .article)
    var kinds: [StructureID: EmployerKind] = [:]
    kinds[StructureID("8")] = kind
    return scan.findings(of: adviser, facts, employments, kinds: kinds)
  }

  private static func told(
    on text: String, _ findings: [NoticeFinding], _ policy: NoticePolicy = NoticePolicy(),
    before: Set<NoticeKey> = []
  ) -> [String] {
    NoticeChoice(findings, on: day(text), policy, told: before).due.map { TestDesk.words($0.key) }
  }

  @Test(
    arguments: [
      ("2026-11-30", nil), ("2026-12-01", 30), ("2026-12-23", 30), ("2026-12-24", 7), ("2026-12-31", 7),
      ("2027-01-01", nil),
    ] as [(String, Int?)])
  func `a deadline is told from the first day of each stage to its own day`(on text: String, stage: Int?) {
    let expected = stage.map { ["upcoming-deadline 1 annual-2026 \($0)"] } ?? []
    #expect(Self.told(on: text, Self.findings(on: text)) == expected)
  }

  @Test func `whoever followed the module is told of nothing, and a right beside an obligation is told for itself`() {
    let today = "2026-12-20"
    #expect(Self.told(on: today, Self.findings(on: today, [("2026-03-01", "M01")])) == [])
    let carried = Self.findings(on: today) {
      $0.carryOvers = [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2026-01-10"))]
    }
    #expect(
      Self.told(on: today, carried).sorted()
        == ["expiring-right 1 annual-2025+1 15", "upcoming-deadline 1 annual-2026 30"])
  }

  @Test(
    arguments: [
      ("2026-10-31", nil), ("2026-11-01", 60), ("2026-12-16", 15), ("2026-12-15", 60), ("2026-12-31", 15),
      ("2027-01-01", nil),
    ] as [(String, Int?)])
  func `a carried-over right has stages of its own`(on text: String, stage: Int?) {
    let findings = Self.findings(on: text) {
      $0.carryOvers = [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2026-01-10"))]
    }
    let told = Self.told(on: text, findings).filter { $0.hasPrefix("expiring") }
    #expect(told == (stage.map { ["expiring-right 1 annual-2025+1 \($0)"] } ?? []))
  }

  @Test func `a case that is open, or a contract that has ended, keeps it back and is named`() {
    let today = "2026-12-20"
    func reasons(_ findings: [NoticeFinding]) -> [String] {
      let choice = NoticeChoice(findings, on: day(today), NoticePolicy(), told: [])
      #expect(choice.due == [])
      return choice.leftOut.map { "\($0.subject) \($0.reason.rawValue)" }
    }
    let pleading = Self.findings(on: today) {
      $0.pleas = [Plea(obligation: .annual(2026), receivedOn: day("2026-12-01"))]
    }
    #expect(reasons(pleading) == ["annual-2026 under-review"])
    let left = Self.findings(on: today, employments: Self.employed(until: "2026-12-19"))
    #expect(reasons(left) == ["annual-2026 contract-ended"])
    // A case about another year silences nothing.
    let other = Self.findings(on: today) {
      $0.pleas = [Plea(obligation: .annual(2025), receivedOn: day("2026-12-01"))]
    }
    #expect(Self.told(on: today, other) == ["upcoming-deadline 1 annual-2026 30"])
    // Until the last day of the contract the obligation stands.
    let last = Self.findings(on: today, employments: Self.employed(until: "2026-12-20"))
    #expect(Self.told(on: today, last) == ["upcoming-deadline 1 annual-2026 30"])
  }

  @Test func `a module beyond the quota is told to a private employer once, within so many days`() {
    let followed = [("2026-02-01", "M01"), ("2026-03-01", "M02"), ("2026-04-01", "M03")]
    // 2026 takes the first; 2025 is overdue, but its right ended with the year.
    let told = "unfunded-module 1 2026-03-01 M02 0 to 8"
    #expect(Self.told(on: "2026-03-01", Self.findings(on: "2026-03-01", followed)) == [told])
    #expect(
      Self.told(on: "2026-05-30", Self.findings(on: "2026-05-30", followed))
        == [told, "unfunded-module 1 2026-04-01 M03 0 to 8"])
    #expect(
      Self.told(on: "2026-05-31", Self.findings(on: "2026-05-31", followed))
        == ["unfunded-module 1 2026-04-01 M03 0 to 8"])
    var never = NoticePolicy()
    never.unfundedDays = nil
    #expect(Self.told(on: "2026-05-30", Self.findings(on: "2026-05-30", followed), never) == [])
    let key = NoticeKey(
      kind: .unfundedModule, adviser: Self.adviser, structure: StructureID("8"),
      subject: .completion(Completion(day: day("2026-03-01"), module: module("M02"))), stage: 0)
    #expect(Self.told(on: "2026-03-02", Self.findings(on: "2026-03-02", followed), before: [key]) == [])
  }

  @Test(
    arguments: [
      (EmployerKind.public, "public-employer"), (nil, "employer-kind-unknown"),
    ] as [(EmployerKind?, String)])
  func `an employer that no OPCO pays for is not told`(kind: EmployerKind?, reason: String) {
    let findings = Self.findings(on: "2026-03-01", [("2026-02-01", "M01"), ("2026-03-01", "M02")], kind: kind)
    let choice = NoticeChoice(findings, on: day("2026-03-01"), NoticePolicy(), told: [])
    #expect(choice.due == [] && choice.leftOut.map(\.reason.rawValue) == [reason])
  }

  @Test func `a module followed between two contracts is nobody's to pay`() {
    let employments = Self.employed(until: "2026-02-28") + Self.employed(from: "2026-04-01")
    let findings = Self.findings(on: "2026-04-02", [("2026-03-10", "M02")], employments: employments)
    let choice = NoticeChoice(findings, on: day("2026-04-02"), NoticePolicy(), told: [])
    #expect(choice.due == [] && choice.leftOut.map(\.reason) == [.noEmployer])
  }

  /// Days are walked forward, backward and at random, with the settings changed on the way: nothing is told twice at a stage,
  /// nothing at an earlier stage than the last one, nothing after its day.
  @Test(arguments: 1...40) func `whatever the days and the settings do, each thing is told once and never more mildly`(
    seed: UInt64
  ) {
    var random = Random(state: seed)
    var told: Set<NoticeKey> = []
    var latest: [NoticeSubject: Int] = [:]
    var today = day("2026-06-01")
    for _ in 1...120 {
      today = today.adding(days: random.next(13) - 4)
      var policy = NoticePolicy()
      policy.deadlineDaysBefore = (0..<random.next(4)).map { _ in 1 + random.next(120) }
      policy.rightDaysBefore = (0..<random.next(4)).map { _ in 1 + random.next(120) }
      let findings = Self.findings(on: today.description, [("2026-02-01", "CAFE-IA"), ("2026-05-20", "CAFE-IA")]) {
        $0.carryOvers = [CarryOver(obligation: .annual(2025), modules: 1, approvedOn: day("2026-01-10"))]
      }
      let choice = NoticeChoice(findings, on: today, policy, told: told)
      for due in choice.due {
        #expect(!told.contains(due.key), "\(today) \(due.key)")
        #expect(due.stage < latest[due.key.subject] ?? .max, "\(today) \(due.key)")
        #expect(due.finding.kind == .unfundedModule || (0...due.stage).contains(due.finding.day.days(since: today)))
        latest[due.key.subject] = due.stage
      }
      told.formUnion(choice.due.map(\.key))
      #expect(NoticeChoice(findings, on: today, policy, told: told).due == [], "again on \(today)")
      // Whatever has reached a stage is either told or left out for a reason.
      let reached = findings.filter { policy.stage(of: $0, on: today) != nil }
      #expect(reached.count == choice.due.count + choice.leftOut.count)
    }
    #expect(!told.isEmpty)
  }

  /// The linear congruential generator of Knuth's MMIX.
  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }
}
