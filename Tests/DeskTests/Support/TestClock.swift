import Dates
import Desk
import Synchronization

/// A clock that stands still until a test moves it; every look at it is a millisecond later, as no two instants are alike.
final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ today: Day) { instant = Mutex(Self.morning(of: today)) }

  var today: Day { Day(rawValue: Int32(instant.withLock(\.rawValue) / 86_400_000)) }

  func set(_ today: Day) { instant.withLock { $0 = Self.morning(of: today) } }

  func pass(seconds: Int) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

  var desk: DeskClock {
    DeskClock(
      now: {
        self.instant.withLock {
          $0 = Instant(rawValue: $0.rawValue + 1)
          return $0
        }
      }, today: { self.today })
  }

  private static func morning(of day: Day) -> Instant {
    Instant(rawValue: (Int64(day.rawValue) * 24 + 9) * 3_600_000)
  }
}
