/// Why a message is sent; it decides what may happen to it while it waits and when its delivery is in doubt.
///
/// **Units** The raw value is what storage and exports write; it never changes.
public enum Purpose: String, Hashable, Sendable, CaseIterable {
  /// The decision on a justification case, and what else befalls it, to the adviser. In doubt, it is held for a person.
  case decision
  /// A neutral letter to a structure about a case, which names no ground. In doubt, it is held for a person.
  case notice
  /// Overdue modules, to a structure, and what people are told ahead of time. Checked again before each attempt; in doubt, it is sent again.
  case reminder
  /// A trial of the mail settings.
  case test
}

/// Which message leaves first when several are due: the lower goes first.
public enum Priority: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// Somebody is waiting for it: a decision, a trial.
  case prompt = 0
  /// What belongs to a decision.
  case ordinary = 1
  /// One of many: a reminder.
  case bulk = 2

  public static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
}

extension Purpose {
  /// The priority of a message of this purpose unless its maker says otherwise.
  public var priority: Priority {
    switch self {
    case .decision, .test: .prompt
    case .notice: .ordinary
    case .reminder: .bulk
    }
  }
}
