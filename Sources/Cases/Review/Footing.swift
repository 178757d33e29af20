import Dates
public import Rules

/// What a decision about one obligation rests on, on one day.
struct Footing: Hashable {
  private let obligation: ObligationID
  private let day: Day
  private let values: [ReviewDifference.Field: String]

  /// - Parameter decided: the decision, where it is the day on which it was taken: then it also matters whether what it
  ///   granted could be granted.
  init(_ id: ObligationID, in situation: Situation, for decided: Decided? = nil, under book: RuleBook) {
    obligation = id
    day = situation.asOf
    let found = situation.obligation(id)
    var values: [ReviewDifference.Field: String] = [
      .status: found?.status.rawValue ?? "none", .missing: String(found?.missing ?? 0),
    ]
    values[.opens] = found?.opens.description
    values[.deadline] = found?.deadline.description
    if let modules = decided?.modules {
      let refusal = situation.carryOverRefusal(of: id, modules: modules, in: book)
      values[.carryOver] = refusal?.code ?? "possible"
    }
    self.values = values
  }

  /// What differs in `later`; a window that only one of them has is no difference beside the status `none`.
  func changes(to later: Footing) -> [ReviewDifference.Change] {
    ReviewDifference.Field.allCases.compactMap { field in
      guard let then = values[field], let now = later.values[field], then != now else { return nil }
      return ReviewDifference.Change(field: field, obligation: obligation, on: day, then: then, now: now)
    }
  }
}

extension CarryOverRefusal {
  /// The reason as other programs read it.
  public var code: String {
    switch self {
    case .noSuchObligation: "no-such-obligation"
    case .notYetOpened: "not-yet-opened"
    case .met: "met"
    case .waived: "waived"
    case .lapsed: "lapsed"
    case .carriedOver: "carried-over"
    case .carriedOverBefore: "carried-over-before"
    case .tooMany: "too-many"
    case .windowEnded: "window-ended"
    }
  }
}
