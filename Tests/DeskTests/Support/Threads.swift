import Foundation
import Synchronization

/// Work on threads of its own, so that one that waits holds no test up.
enum Threads {
  /// Runs `body` on `count` threads that begin together, and waits for all of them.
  ///
  /// - Returns: what went wrong, in words.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) -> [String] {
    let errors = Mutex<[String]>([])
    let gate = DispatchSemaphore(value: 0)
    let group = DispatchGroup()
    for index in 0..<count {
      group.enter()
      Thread.detachNewThread {
        gate.wait()
        do {
          try body(index)
        } catch {
          errors.withLock { $0.append(String(describing: error)) }
        }
        group.leave()
      }
    }
    for _ in 0..<count { gate.signal() }
    group.wait()
    return errors.withLock { $0 }
  }
}
