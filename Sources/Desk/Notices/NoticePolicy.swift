import Cases
import Dates
import Rules

/// When people are told of what is not overdue. An empty list switches a letter off.
public struct NoticePolicy: Sendable, Hashable {
  /// Days before a deadline at which the adviser is told.
  public var deadlineDaysBefore: [Int]
  /// Days before the last day of a carried-over right at which the adviser is told.
  public var rightDaysBefore: [Int]
  /// Days before and after the day set for papers at which whoever is to send them is asked once more.
  public var documentsDaysBefore: [Int]
  public var documentsDaysAfter: [Int]
  /// For so many days after a module that the State does not pay for its employer is told; nil: never.
  public var unfundedDays: Int?

  public init(
    deadlineDaysBefore: [Int] = [30, 7], rightDaysBefore: [Int] = [60, 15], documentsDaysBefore: [Int] = [3],
    documentsDaysAfter: [Int] = [1], unfundedDays: Int? = 90
  ) {
    self.deadlineDaysBefore = deadlineDaysBefore
    self.rightDaysBefore = rightDaysBefore
    self.documentsDaysBefore = documentsDaysBefore
    self.documentsDaysAfter = documentsDaysAfter
    self.unfundedDays = unfundedDays
  }

  /// The stage that a finding has reached on `day`; nil before the first one, and where its time is over.
  ///
  /// A stage that was missed is not made up for; of papers, one that had passed when they were asked for is none.
  /// **Units** Whole days before the finding's day, negative after it.
  func stage(of finding: NoticeFinding, on day: Day) -> Int? {
    let left = finding.day.days(since: day)
    switch finding.what {
    case .obligation(let obligation, _):
      let stages = obligation.id.isCarriedOver ? rightDaysBefore : deadlineDaysBefore
      return left < 0 ? nil : Self.reached(stages, left)
    case .completion: return unfundedDays.flatMap { (0...$0).contains(-left) ? 0 : nil }
    case .papers(let file):
      let stages = (documentsDaysBefore + documentsDaysAfter.map { -$0 }).filter { stage in
        file.request.map { finding.day.adding(days: -stage) > $0.on } ?? false
      }
      return Self.reached(stages, left)
    }
  }

  private static func reached(_ stages: [Int], _ left: Int) -> Int? { stages.filter { left <= $0 }.min() }
}
