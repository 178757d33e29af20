import Foundation

/// A carrier at work on a thread of its own, so that messages go on leaving while the outcomes of others are recorded.
///
/// It is used as the carrier would be, from one thread at a time. Letting it go ends its thread, once servers were told QUIT.
public final class CarrierThread {
  private let exchange: Monitor<CarrierExchange>
  private let alarm: CurlMulti.Alarm
  /// How long the thread waits for servers before it looks around, though nobody rings.
  private static let longestWait = Duration.seconds(10)

  /// - Parameters and errors: as ``MailCarrier/init(_:wallClock:witness:)`` has them; the witness is called on the thread.
  public init(
    _ settings: CarrierSettings, wallClock: @escaping @Sendable () -> Int64 = MailCarrier.systemTime,
    witness: (any CarrierWitness)? = nil
  ) throws(SMTPConnectionError) {
    let carrier = try MailCarrier(settings, wallClock: wallClock, witness: witness)
    let exchange = Monitor(CarrierExchange(carrier))
    self.exchange = exchange
    alarm = carrier.multi.alarm
    let worker = Worker(carrier)
    Thread.detachNewThread {
      worker.work(with: exchange)
      exchange.change { $0.end() }
    }
  }

  deinit {
    exchange.use { $0.dismiss() }
    alarm.ring()
    // The alarm belongs to the carrier: nobody rings once the thread has let go of it.
    exchange.wait(for: \.hasEnded)
  }

  /// How many more parcels it takes at this moment; it begins soon with each that it takes.
  public var room: Int { exchange.use(\.room) }

  /// How many parcels it took and has not told of.
  public var underway: Int { exchange.use(\.underway) }

  /// From here on the parcel is in its hands.
  public func take(_ parcel: Parcel) {
    if exchange.use({ $0.bring(parcel) }) { alarm.ring() }
  }

  /// Lets go of what waits and was offered to no server.
  ///
  /// - Returns: the parcels' numbers; they are not told of any more.
  public func giveBack() -> [Int64] {
    exchange.use { $0.askBack() }
    alarm.ring()
    exchange.wait { !$0.isAskedBack }
    return exchange.use { $0.takeBack() }
  }

  /// Waits until something has ended, and tells of all that has; of nothing once `time` is over or nothing is underway.
  ///
  /// It gathers for a few milliseconds, so that many can be recorded at once.
  public func settled(within time: Duration) -> [SettledParcel] {
    exchange.wait(atMost: time, for: \.hasNews)
    exchange.wait(atMost: MailCarrier.gathering, for: \.isGathered)
    return exchange.use { $0.takeSettled() }
  }

  /// The carrier as its thread has it.
  ///
  /// Safe to give to the thread: nobody else keeps it.
  private final class Worker: Sendable {
    private nonisolated(unsafe) var carrier: MailCarrier?

    init(_ carrier: sending MailCarrier) { unsafe self.carrier = carrier }

    /// Carries until it is dismissed, and then lets go of the carrier, which says goodbye.
    func work(with exchange: Monitor<CarrierExchange>) {
      while let carrier = unsafe carrier, !exchange.use(\.isDismissed) {
        for parcel in exchange.use({ $0.takeBrought() }) { carrier.take(parcel) }
        let now = MailCarrier.Instant.now
        carrier.goOn(at: now)
        if !carrier.hasSettled { carrier.wait(until: now + longestWait, from: now) }
        exchange.change { $0.hear(from: carrier) }
      }
      unsafe carrier = nil
    }
  }
}
