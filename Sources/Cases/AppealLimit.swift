public import Dates

/// Until when a decision can be brought before the court.
///
/// Two months from its notification (CJA R421-1), in clear days: neither the day of notification nor the last day of the two months
/// counts. A limit that would end on a Saturday, a Sunday or a holiday goes on to the next working day (decision 0014).
public enum AppealLimit {
  /// The last day, for a decision that was handed over on `day`.
  ///
  /// - Parameter holidays: those of where the court is.
  public static func lastDay(notifiedOn day: Day, _ holidays: Holidays = Holidays()) -> Day {
    holidays.workingDay(from: day.adding(months: 2).next)
  }
}
