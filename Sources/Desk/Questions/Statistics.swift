public import Cases
public import Dates
public import Roster
import Rules
import Store

/// Figures about cases, and about what is overdue.
public struct Statistics: Sendable {
  /// Open cases by state, a number for each of ``ages``.
  public var open: [CaseState: [Int]] = [:]
  /// The bands of age in days, both ends included; the last one has no end.
  public var ages: [(from: Int, to: Int?)]
  public var toDecision: Delays = Delays([])
  /// Cases received in the period, by state.
  public var byGround: [GroundCode: [CaseState: Int]] = [:]
  /// The same; nil where nobody knows the département.
  public var byDepartment: [DepartmentCode?: [CaseState: Int]] = [:]
  /// Cases that silence decided first, by month.
  public var silentRefusals: [(month: String, count: Int)] = []
  /// Obligations that are overdue, by the month of their deadline, and the advisers who owe them.
  public var overdue: [(month: String, obligations: Int, advisers: Int)] = []

  /// How long decisions took, in whole days.
  public struct Delays: Sendable, Hashable {
    public var count: Int
    /// nil where nothing was decided.
    public var median: Int?
    public var ninetieth: Int?

    /// The nearest rank: the smallest number of days within which at least that share of the cases was decided. No value is made up
    /// between two.
    init(_ histogram: [(days: Int, count: Int)]) {
      count = histogram.reduce(0) { $0 + $1.count }
      func percentile(_ percent: Int) -> Int? {
        let rank = (count * percent + 99) / 100
        var seen = 0
        return histogram.first { entry in
          seen += entry.count
          return seen >= rank
        }?.days
      }
      median = percentile(50)
      ninetieth = percentile(90)
    }
  }
}

/// Works the figures out. Changes nothing.
public struct CountCases: Sendable {
  /// The day on which cases are so old and modules overdue.
  public var on: Day
  /// First and last day of what is counted: of receipt, of the decision, of the deadline.
  public var from: Day?
  public var to: Day?

  /// Where a band of age begins, after 0.
  static let edges = [31, 61, 91]

  public init(on: Day, from: Day? = nil, to: Day? = nil) {
    self.on = on
    self.from = from
    self.to = to
  }

  public func perform(with parts: DeskParts) throws -> Statistics {
    try parts.store.read { reading in
      let starts = [0] + Self.edges
      let ends: [Int?] = Self.edges.map { $0 - 1 } + [nil]
      var statistics = Statistics(ages: zip(starts, ends).map { ($0, $1) })
      statistics.open = try reading.openCases(on: on, edges: Self.edges)
      statistics.toDecision = Statistics.Delays(try reading.daysToDecision(from: from, to: to))
      statistics.byGround = try reading.casesByGround(from: from, to: to)
      statistics.byDepartment = try reading.casesByDepartment(from: from, to: to)
      statistics.silentRefusals = try reading.silentRefusals(on: on, from: from, to: to)
      statistics.overdue = try overdue(reading, parts)
      return statistics
    }
  }

  private func overdue(_ reading: Reading, _ parts: DeskParts) throws -> [(String, Int, Int)] {
    var scan = OverdueScan(
      on: on, policy: OverduePolicy(), completeTo: try reading.completeTo(), in: parts.book(on))
    var obligations: [String: Int] = [:]
    var advisers: [String: Int] = [:]
    try reading.eachAdviser { record in
      let deadlines = scan.findings(record.facts, record.employments).map(\.obligation.deadline)
        .filter { deadline in deadline >= from ?? deadline && deadline <= to ?? deadline }
      let months = deadlines.map { String($0.description.prefix(7)) }
      for month in months { obligations[month, default: 0] += 1 }
      for month in Set(months) { advisers[month, default: 0] += 1 }
    }
    return obligations.sorted { $0.key < $1.key }.map { ($0.key, $0.value, advisers[$0.key] ?? 0) }
  }
}
