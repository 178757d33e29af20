public import Dates

/// How long a paper is kept, as it was promised when it was added.
public struct EvidenceKeeping: Sendable, Hashable {
  /// The day on which it goes at the latest.
  public var latest: Day
  /// It goes this many days after its case closes, where that comes first.
  public var daysAfterClosing: Int

  public init(latest: Day, daysAfterClosing: Int) {
    self.latest = latest
    self.daysAfterClosing = daysAfterClosing
  }

  /// The promise for a paper added to `file` on `today`.
  ///
  /// - Parameter until: the day stated for it; nil keeps it for as long after the implied decision as after a closing.
  public init(for file: CaseFile, addedOn today: Day, until: Day?, daysAfterClosing: Int) {
    self.init(
      latest: until ?? max(file.impliedDecisionOn, today).adding(days: daysAfterClosing),
      daysAfterClosing: daysAfterClosing)
  }

  /// The day on which it goes: the earlier one, for a case that closed on `closedOn`; nil where it is open.
  public func purgeOn(closedOn: Day?) -> Day {
    closedOn.map { min(latest, $0.adding(days: daysAfterClosing)) } ?? latest
  }
}
