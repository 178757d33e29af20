public import Dates
import Store

/// Sends what is due, decisions first, through a carrier that may have many messages in its hands.
///
/// A message is claimed in a durable transaction before it is handed over, and what became of it is recorded in one soon after;
/// one transaction does both for as many messages as have ended and as there is room for. So whenever the program dies, none is
/// lost, and at most those in the carrier's hands are in doubt; where its notes are left, only those that it was just sending.
public struct Dispatch: Sendable {
  /// Reminders are checked against the facts as of this day, or of their campaign's where that is later.
  public var on: Day
  public var policy: OverduePolicy
  /// Names this run among others that may send at the same time.
  public var owner: String
  /// Whether the run of that name still goes on: what a dead one had claimed is in doubt at once.
  public var isAlive: @Sendable (String) -> Bool
  /// What dead runs have noted, by which fewer of their messages are in doubt.
  public var notebook: HandOverNotebook
  public var fence: Fence
  /// When reminders do not leave; nil where they leave at any time.
  public var quiet: QuietCalendar?
  public var inDoubt: InDoubtPolicy
  /// The most messages to hand over; nil for all that is due.
  public var limit: Int?
  /// Where so many messages in a row were served by nobody, the next one will not be either: the run ends.
  public var mostSilences = 10

  public init(
    on: Day, policy: OverduePolicy, owner: String, isAlive: @escaping @Sendable (String) -> Bool = { _ in true },
    notebook: HandOverNotebook = .none, fence: Fence = Fence(), quiet: QuietCalendar? = nil,
    inDoubt: InDoubtPolicy = InDoubtPolicy(), limit: Int? = nil
  ) {
    self.on = on
    self.policy = policy
    self.owner = owner
    self.isAlive = isAlive
    self.notebook = notebook
    self.fence = fence
    self.quiet = quiet
    self.inDoubt = inDoubt
    self.limit = limit
  }

  /// - Parameters:
  ///   - carrier: what messages are handed to; nil where no server is set, and then nothing leaves.
  ///   - shouldStop: asked before each claim; nothing stays claimed.
  ///   - eachMinute: called about once a minute where the run goes on for so long.
  ///   - progress: told after each transaction.
  public func perform(
    with parts: DeskParts, over carrier: (any Carrier)?, shouldStop: () -> Bool = { false },
    eachMinute: () throws -> Void = {}, progress: (DispatchReport) -> Void = { _ in }
  ) throws -> DispatchReport {
    var run = DispatchRun(self, with: parts)
    if let carrier {
      try run.takeUpAbandoned()
      carrier.allIsRecorded()
      try run.send(over: carrier, shouldStop: shouldStop, eachMinute: eachMinute, progress: progress)
    }
    return try run.finished()
  }

  /// What a run would do at this moment, nothing of which is done: what would be handed over counts as sent.
  public func preview(with parts: DeskParts) throws -> DispatchReport {
    var run = DispatchRun(self, with: parts)
    return try parts.store.rehearse(at: parts.clock.now()) { writing in
      while true {
        let claimed = try run.claim(run.mayClaim, in: writing)
        run.report.sent += claimed.mails.count
        if !claimed.mayBeMore { break }
      }
      // What was claimed in the rehearsal still counts among what waits.
      run.report.remaining = try writing.reading.outboxRemaining() - run.report.sent
      return run.report
    }
  }

  /// The same, one message at a time.
  ///
  /// - Parameter deliver: hands one message over; nil where no server is set.
  public func perform(
    with parts: DeskParts, deliver: Deliver?, shouldStop: () -> Bool = { false },
    progress: (DispatchReport) -> Void = { _ in }
  ) throws -> DispatchReport {
    try withoutActuallyEscaping(shouldStop) { shouldStop in
      try perform(
        with: parts, over: deliver.map { OneAtATime(clock: parts.clock, $0) }, shouldStop: shouldStop,
        progress: progress)
    }
  }
}
