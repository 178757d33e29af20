import Foundation

/// State that two threads share, and by which one of them waits for the other.
///
/// Safe to use from any thread: the state is touched with the lock held, and by nothing else.
final class Monitor<State: Sendable>: Sendable {
  private let condition = NSCondition()
  private nonisolated(unsafe) var state: State

  init(_ state: State) { unsafe self.state = state }

  /// Looks at the state or changes it; whoever waits is not told.
  func use<Answer>(_ body: (inout State) -> Answer) -> Answer {
    condition.lock()
    defer { condition.unlock() }
    return unsafe body(&state)
  }

  /// Changes the state; where `body` says so, whoever waits looks again.
  func change(_ body: (inout State) -> Bool) {
    condition.lock()
    defer { condition.unlock() }
    if unsafe body(&state) { condition.broadcast() }
  }

  /// Waits until `isReady`, or until `time` is over where that comes first; it is asked again whenever something was told.
  func wait(atMost time: Duration? = nil, for isReady: (State) -> Bool) {
    let deadline = Date(timeIntervalSinceNow: (time ?? .seconds(86_400 * 365)) / .seconds(1))
    condition.lock()
    defer { condition.unlock() }
    while unsafe !isReady(state) {
      guard condition.wait(until: deadline) else { return }
    }
  }
}
