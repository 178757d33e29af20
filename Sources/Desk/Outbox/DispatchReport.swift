import Store

/// What one run over the outbox came to.
public struct DispatchReport: Sendable, Hashable {
  /// Taken over by a server, for all recipients.
  public var sent = 0
  /// To be tried again later, for one recipient at least.
  public var deferred = 0
  /// Refused for good by one recipient at least, or given up after seven days.
  public var failed = 0
  /// All was sent and no answer came, in this run or in one that died, whatever is then done with the letter.
  public var inDoubt = 0
  /// Held back for a person: by the fence, say.
  public var held = 0
  /// Reminders dropped whole because nothing in them is true any more.
  public var dropped = 0
  /// Not to leave at this time of the day or the year.
  public var later = 0
  /// Messages that still wait to leave by themselves.
  public var remaining = 0
  /// The server was silent for so long that the run ended before all was handed over.
  public var metSilence = false

  public init() {}

  mutating func count(_ state: OutboxState, wasInDoubt: Bool) {
    switch state {
    case _ where wasInDoubt: inDoubt += 1
    case .accepted: sent += 1
    case .deferred: deferred += 1
    case .inDoubt: inDoubt += 1
    default: failed += 1
    }
  }

  /// As the audit keeps it.
  var counts: [(String, Int)] {
    [
      ("sent", sent), ("deferred", deferred), ("failed", failed), ("in-doubt", inDoubt), ("held", held),
      ("dropped", dropped), ("later", later),
    ]
  }
}
