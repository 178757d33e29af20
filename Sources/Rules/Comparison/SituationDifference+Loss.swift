import Dates

extension SituationDifference {
  /// Whether something of it is to the adviser's disadvantage: more is owed, or sooner, or less is paid for.
  public var isLoss: Bool { changes.contains(where: \.isLoss) }
}

extension SituationDifference.Change {
  /// Whether it is to the adviser's disadvantage.
  public var isLoss: Bool {
    switch self {
    case .regime(_, let after): after == .notAdmitted
    case .added(let obligation): obligation.missing > 0
    case .removed(let obligation): obligation.kind == .carryOver
    case .status(_, let before, let after): after.burden > before.burden
    case .deadline(_, let before, let after): after.deadline < before.deadline || after.opens > before.opens
    case .missing(_, let before, let after): after > before
    case .funding(_, let before, let after), .nextModule(let before, let after): after.worth < before.worth
    case .usableRights(let before, let after): after < before
    case .overdue(let before, let after): after > before
    }
  }
}

extension ObligationStatus {
  /// 0 where nothing is asked for, 2 where it is late.
  fileprivate var burden: Int {
    switch self {
    case .carriedOver, .waived, .met, .metLate, .lapsed: 0
    case .due, .underReview: 1
    case .overdue: 2
    }
  }
}

extension Funding {
  /// Whether the State pays.
  fileprivate var worth: Int { self == .funded || self == .fundedComplement ? 1 : 0 }
}
