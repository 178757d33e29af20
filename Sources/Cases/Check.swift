/// One question that a ground puts to the facts.
///
/// Its answer is shown to whoever decides, and decides nothing by itself (GDPR art. 22).
public enum Check: Sendable, Hashable {
  /// How much of the obligation's window the absence covers; so many per cent or more speak for the request.
  case absenceCovers(percent: Int)
  /// Whether the employment began within so many days before the deadline.
  case startedWithin(days: Int)
  /// Whether the contract had ended before the deadline.
  case contractEnded
  /// Whether a module was followed within the window after all.
  case moduleFollowed

  public var code: Code {
    switch self {
    case .absenceCovers: .absenceCovers
    case .startedWithin: .startedWithin
    case .contractEnded: .contractEnded
    case .moduleFollowed: .moduleFollowed
    }
  }

  /// From which figure on, or up to which, it speaks for the request; nil where the check has no such figure.
  public var limit: Int? {
    switch self {
    case .absenceCovers(let percent): percent
    case .startedWithin(let days): days
    case .contractEnded, .moduleFollowed: nil
    }
  }

  /// What a catalogue of grounds and an answer call it.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case absenceCovers = "absence-covers"
    case startedWithin = "started-within"
    case contractEnded = "contract-ended"
    case moduleFollowed = "module-followed"

    /// Whether it needs a number: per cent from 1 to 100, or days from 1 to 366.
    var range: ClosedRange<Int>? {
      switch self {
      case .absenceCovers: 1...100
      case .startedWithin: 1...366
      case .contractEnded, .moduleFollowed: nil
      }
    }
  }

  /// The check of this code; nil where it lacks its number, or has one too many, or one out of range.
  init?(_ code: Code, _ number: Int?) {
    if let range = code.range {
      guard let number, range.contains(number) else { return nil }
      self = code == .absenceCovers ? .absenceCovers(percent: number) : .startedWithin(days: number)
    } else {
      guard number == nil else { return nil }
      self = code == .contractEnded ? .contractEnded : .moduleFollowed
    }
  }
}
