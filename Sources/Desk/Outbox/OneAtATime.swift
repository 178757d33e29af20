/// Hands one message to a server, waits, and says what became of it.
public typealias Deliver = (OutgoingMail) -> DeliveryResult

/// A carrier that has one message in its hands at most, and waits with it until the server has answered.
public final class OneAtATime: Carrier {
  private let deliver: Deliver
  private let clock: DeskClock
  private var waiting: OutgoingMail?

  public init(clock: DeskClock, _ deliver: @escaping Deliver) {
    self.clock = clock
    self.deliver = deliver
  }

  public var room: Int { waiting == nil ? 1 : 0 }
  public var underway: Int { waiting == nil ? 0 : 1 }

  /// Waits with the message until it is asked what became of it.
  public func take(_ mail: OutgoingMail) { waiting = mail }

  /// Hands over what was taken, however long that takes.
  public func settled(within time: Duration) -> [Settled] {
    guard let mail = waiting else { return [] }
    let startedAt = clock.now()
    let result = deliver(mail)
    waiting = nil
    return [Settled(outboxID: mail.outboxID, result: result, startedAt: startedAt, endedAt: clock.now())]
  }

  /// The message, where it was not handed over yet.
  public func giveBack() -> [Int64] {
    defer { waiting = nil }
    return waiting.map { [$0.outboxID] } ?? []
  }
}
