/// What one run over the outbox came to.
public struct DispatchReport: Sendable, Hashable {
  /// Taken over by a server.
  public var sent = 0
  /// To be tried again later.
  public var deferred = 0
  /// Refused for good, or given up after seven days.
  public var failed = 0
  /// All was sent and no answer came, in this run or in one that died: a decision then waits for a person.
  public var inDoubt = 0
  /// Held back by the fence.
  public var held = 0
  /// Reminders dropped whole because nothing in them is true any more.
  public var dropped = 0
  /// Messages that still wait to leave by themselves.
  public var remaining = 0

  public init() {}

  mutating func count(_ outcome: DeliveryResult.Outcome) {
    switch outcome {
    case .accepted: sent += 1
    case .deferred: deferred += 1
    case .failed: failed += 1
    case .inDoubt: inDoubt += 1
    }
  }
}
