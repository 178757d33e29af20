public import Dates

/// Why the desk may not carry modules of an obligation over on a day (JUS and its readings).
public enum CarryOverRefusal: Error, Sendable, Hashable {
  case noSuchObligation(ObligationID)
  case notYetOpened(ObligationID)
  case met(ObligationID)
  case waived(ObligationID)
  case lapsed(ObligationID)
  case carriedOver(ObligationID)
  /// It was carried over as often as the book allows.
  case carriedOverBefore(ObligationID, maxTimes: Int)
  case tooMany(ObligationID, asked: Int, missing: Int)
  /// The year that the rights would go to has ended.
  case windowEnded(ObligationID, Day)
}

extension Situation {
  /// Why `modules` of `id` may not be carried over on this day; nil where they may.
  ///
  /// With `modules` nil, everything that is missing is meant.
  public func carryOverRefusal(of id: ObligationID, modules: Int?, in book: RuleBook) -> CarryOverRefusal? {
    guard let obligation = obligation(id) else {
      return id > .annual(asOf.year) && !id.isCarriedOver && id != .initial ? .notYetOpened(id) : .noSuchObligation(id)
    }
    if id.timesCarriedOver >= book.carryOver.maxTimes {
      return .carriedOverBefore(id, maxTimes: book.carryOver.maxTimes)
    }
    switch obligation.status {
    case .carriedOver: return .carriedOver(id)
    case .waived: return .waived(id)
    case .met, .metLate: return .met(id)
    case .lapsed: return .lapsed(id)
    case .underReview, .overdue, .due: break
    }
    if asOf < obligation.opens { return .notYetOpened(id) }
    let last = Day.last(of: obligation.year + book.late.lapsesAfterYears)
    if asOf > last { return .lapsed(id) }
    let end = Day.last(of: obligation.year + book.carryOver.years)
    if asOf > end { return .windowEnded(id, end) }
    if let modules, modules > obligation.missing || modules < 1 {
      return .tooMany(id, asked: modules, missing: obligation.missing)
    }
    return nil
  }
}
