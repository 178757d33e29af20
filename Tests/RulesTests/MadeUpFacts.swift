import Dates
import Roster
import Rules
import TestMaterial

/// Facts that nobody lived, made to stand on the boundaries that the rules draw.
///
/// Each day drawn lies, more often than not, on or beside a day that already matters to the same adviser.
struct MadeUpFacts {
  var random: SeededNumbers
  /// The days drawn so far, and those that follow from them.
  private(set) var anchors: [Day] = []

  init(seed: Int) { random = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03) }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }

  /// A day on or beside one that matters, at a turn of the calendar, or anywhere in the years around.
  mutating func drawDay() -> Day {
    if !anchors.isEmpty, chance(50) { return pick(anchors).adding(days: pick([-1, 0, 0, 1])) }
    let year = Int.random(in: 2023...2028, using: &random)
    guard chance(55) else { return Day.first(of: year).adding(days: Int.random(in: 0..<365, using: &random)) }
    let turns = [(1, 1), (1, 2), (12, 31), (12, 30), (3, 31), (4, 1), (2, 28), (3, 1), (6, 30)]
    let (month, day) = pick(turns)
    if month == 2, Day.isLeap(year), chance(50) { return Day.first(of: year).adding(days: 59) }
    return Day(year: year, month: month, day: day) ?? .first(of: year)
  }

  mutating func drawAnchor() -> Day {
    let day = drawDay()
    anchors.append(day)
    return day
  }

  mutating func facts() -> Facts {
    anchors = []
    var facts = Facts(exemption: exemption(), posts: [])
    if chance(80) {
      let drawn = drawDay(), early = chance(60) && drawn.year > 2025
      let entry = early ? drawn.adding(years: 2025 - drawn.year) : drawn
      facts.entry = entry
      anchors += [entry, entry.adding(years: 1), entry.adding(years: 1).next, .last(of: entry.year + 1)]
    }
    facts.posts = posts()
    facts.carryOvers = carryOvers()
    facts.completions = (0..<pick([0, 1, 1, 2, 2, 3, 4, 5, 7])).map { _ in completion() }
    facts.pleas = (0..<pick([0, 0, 0, 1, 2])).map { _ in plea() }
    return facts
  }

  /// A day to ask about: late enough, more often than not, for something to have happened.
  mutating func asOf() -> Day {
    let day = drawDay()
    return chance(50) && day.year < 2026 ? day.adding(years: 2) : day
  }

  mutating func completion() -> Completion {
    let codes = ["M01", "M02", "M03", "CAFE-IA", "CAFE-IA", "ATELIER-2", "m1", "É1"]
    return Completion(day: drawAnchor(), module: module(pick(codes)))
  }

  mutating func approval(of obligation: ObligationID) -> CarryOver {
    CarryOver(obligation: obligation, modules: pick([1, 1, 1, 2, 3]), approvedOn: drawAnchor())
  }

  private mutating func exemption() -> Exemption {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45: .no
    case 45..<65: .unknown
    case 65..<80: .yes(on: nil)
    default: .yes(on: drawAnchor())
    }
  }

  private mutating func plea() -> Plea {
    let received = drawAnchor()
    return Plea(
      obligation: obligation(), receivedOn: received,
      closedOn: chance(50) ? received.adding(days: pick([0, 1, 30, 400])) : nil)
  }

  private mutating func obligation() -> ObligationID {
    let ids = ["initial", "initial", "annual-2024", "annual-2025", "annual-2025", "annual-2026"]
    return obligationID(pick(ids) + (chance(15) ? "+1" : ""))
  }

  /// Approvals of any day, for obligations that may exist, chained now and then; never two of one obligation on one day.
  private mutating func carryOvers() -> [CarryOver] {
    var made: [CarryOver] = []
    for _ in 0..<pick([0, 0, 1, 1, 2, 3, 4]) {
      var target = obligation()
      if let last = made.last, chance(60) {
        let suffix = pick(["+1", "+1", "+1.2", ""])
        target = obligationID(last.obligation.description + suffix)
      }
      let approval = approval(of: target)
      if !made.contains(where: { $0.obligation == approval.obligation && $0.approvedOn == approval.approvedOn }) {
        made.append(approval)
      }
    }
    return made.shuffled(using: &random)
  }

  /// One to four employments: alone, end to end, with a gap, overlapping, or still to come.
  private mutating func posts() -> [Post] {
    var made: [Post] = []
    var start = chance(50) ? Day.first(of: pick([2021, 2023, 2024])) : drawAnchor()
    for _ in 0..<pick([1, 1, 1, 2, 2, 3, 4]) {
      let drawn = chance(40) ? nil : drawDay()
      let end = drawn.map { $0 < start ? start.adding(days: pick([0, 30, 300])) : $0 }
      if let period = Period(start: start, end: end) {
        made.append(Post(period: period, kind: pick([.public, .private, nil])))
      }
      if let end { anchors += [end, end.next] }
      start = chance(60) ? (end ?? start).adding(days: pick([1, 1, 2, -20, 60])) : drawAnchor()
    }
    return made.shuffled(using: &random)
  }
}
