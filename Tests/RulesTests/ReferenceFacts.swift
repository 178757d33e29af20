import Dates
import Roster
import Rules

/// The facts as the reference reads them: days as whole numbers such as 20250331, everything else as plain text.
struct ReferenceFacts {
  struct Post { var start: Int, end: Int?, kind: String? }
  struct Approval { var obligation: String, modules: Int, day: Int }
  struct Case { var obligation: String, received: Int, closed: Int? }
  struct Followed: Hashable { var day: Int, module: String }

  var entry: Int?
  /// `yes`, `no` or `unknown`.
  var exempt: String
  var exemptedOn: Int?
  var posts: [Post]
  var followed: [Followed]
  var approvals: [Approval]
  var cases: [Case]
}

/// The rule book's keys, as RULES names them.
struct ReferenceBook {
  var onboardingAdmittedFrom: Int
  var onboardingModules: Int
  var annualModules: Int
  var annualFirstYear: Int
  var annualDeadlines: [Int: Int]
  var complementModules: [(code: String, firstFunded: Int)]
  var complementCounts: Bool
  var lateRegularises: Bool
  var lateLapsesAfterYears: Int
  var carryOverYears: Int
}

/// The calendar, said naively.
enum ReferenceCalendar {
  static func year(_ day: Int) -> Int { day / 10_000 }
  static func first(_ year: Int) -> Int { year * 10_000 + 101 }
  static func last(_ year: Int) -> Int { year * 10_000 + 1231 }

  static func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  static func next(_ day: Int) -> Int {
    let year = day / 10_000, month = day / 100 % 100
    if day % 100 < length(month, year) { return day + 1 }
    return month < 12 ? year * 10_000 + (month + 1) * 100 + 1 : first(year + 1)
  }

  /// The same day of the month a year later; 28 February after a 29.
  static func yearLater(_ day: Int) -> Int { day % 10_000 == 229 ? day + 10_000 - 1 : day + 10_000 }
}

extension ReferenceFacts {
  init(_ facts: Facts) {
    entry = facts.entry.map(number)
    switch facts.exemption {
    case .no: exempt = "no"
    case .unknown: exempt = "unknown"
    case .yes(let day):
      exempt = "yes"
      exemptedOn = day.map(number)
    }
    posts = facts.posts.map {
      Post(start: number($0.period.start), end: $0.period.end.map(number), kind: $0.kind?.rawValue)
    }
    followed = facts.completions.map { Followed(day: number($0.day), module: $0.module.description) }
    approvals = facts.carryOvers.map {
      Approval(obligation: $0.obligation.description, modules: $0.modules, day: number($0.approvedOn))
    }
    cases = facts.pleas.map {
      Case(obligation: $0.obligation.description, received: number($0.receivedOn), closed: $0.closedOn.map(number))
    }
  }
}

extension ReferenceBook {
  init(_ book: RuleBook) {
    onboardingAdmittedFrom = number(book.onboarding.admittedFrom)
    onboardingModules = book.onboarding.modules
    annualModules = book.annual.modules
    annualFirstYear = book.annual.firstYear
    annualDeadlines = Dictionary(
      book.annual.deadlines.map { ($0.year, number($0.day)) }, uniquingKeysWith: { a, _ in a })
    complementModules = book.complement.modules.map { ($0.code.description, number($0.firstFunded)) }
    complementCounts = book.complement.countsTowardsObligation
    lateRegularises = book.late.regularises
    lateLapsesAfterYears = book.late.lapsesAfterYears
    carryOverYears = book.carryOver.years
  }
}

/// A day as the reference writes it: 20250331 for 31 March 2025.
func number(_ day: Day) -> Int {
  let (year, month, day) = day.parts
  return year * 10_000 + month * 100 + day
}
