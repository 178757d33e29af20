public import Dates
import Store

/// Sends what is due: decisions first, each message claimed, sent and recorded on its own.
///
/// A message is claimed in a transaction before it is handed over, and its outcome is recorded in one right after it; so
/// whenever the program dies, at most one message is in doubt, and none is lost.
public struct Dispatch: Sendable {
  /// Reminders are checked against the facts as of this day, or of their campaign's where that is later.
  public var on: Day
  public var policy: OverduePolicy
  /// Names this run among others that may send at the same time.
  public var owner: String
  /// Whether the run of that name still goes on: what a dead one had claimed is in doubt at once.
  public var isAlive: @Sendable (String) -> Bool
  public var fence: Fence
  /// The most messages to hand over; nil for all that is due.
  public var limit: Int?

  public init(
    on: Day, policy: OverduePolicy, owner: String, isAlive: @escaping @Sendable (String) -> Bool = { _ in true },
    fence: Fence = Fence(), limit: Int? = nil
  ) {
    self.on = on
    self.policy = policy
    self.owner = owner
    self.isAlive = isAlive
    self.fence = fence
    self.limit = limit
  }

  /// - Parameters:
  ///   - deliver: hands one message over; nil where no server is set, and then nothing leaves.
  ///   - shouldStop: asked between messages; nothing stays claimed.
  ///   - progress: told after each message.
  public func perform(
    with parts: DeskParts, deliver: Deliver?, shouldStop: () -> Bool = { false },
    progress: (DispatchReport) -> Void = { _ in }
  ) throws -> DispatchReport {
    var run = DispatchRun(self, with: parts)
    if let deliver {
      try run.takeUpExpiredLeases()
      while run.mayGoOn(limit), !shouldStop(), let mail = try run.nextMail() {
        run.take(deliver(mail))
        progress(run.report)
      }
      try run.recordLast()
    }
    return try run.finished()
  }
}
