public import Dates
public import Roster

/// Until when a decision can be brought before the court.
///
/// Two months from its notification (CJA R421-1), or from the day on which silence has decided (R421-2), in clear days: neither that
/// day nor the last day of the two months counts. One month more for readers who live overseas, two for those who live abroad
/// (R421-7). A limit that would end on a Saturday, a Sunday or a holiday goes on to the next working day (decisions 0014, 0027).
public enum AppealLimit {
  /// How far a reader lives from a court in mainland France.
  public enum Distance: Sendable, Hashable, CaseIterable {
    case mainland, overseas, abroad

    /// By the département where they live; as on the mainland where nobody knows it.
    ///
    /// The territories of R421-7 are those whose codes begin with 97 and 98; 99 stands for abroad in the official codes.
    public init(livingIn department: DepartmentCode?) {
      self =
        department.map { $0.isOverseas ? .overseas : $0.rawValue.hasPrefix("99") ? .abroad : .mainland } ?? .mainland
    }

    /// **Units** Whole months.
    public var months: Int {
      switch self {
      case .mainland: 0
      case .overseas: 1
      case .abroad: 2
      }
    }
  }

  /// The last day, for a decision that was handed over on `day`, or a refusal that silence made on it.
  ///
  /// - Parameter holidays: those of where the court is: the mainland's for a service of the State there.
  public static func lastDay(
    from day: Day, _ distance: Distance = .mainland, _ holidays: Holidays = Holidays()
  ) -> Day {
    holidays.workingDay(from: day.adding(months: 2 + distance.months).next)
  }
}
