import Dispatch
import Glibc

/// How far a long work has come: one line on standard error, on a terminal only, at most ten times a second.
final class ProgressBar {
  private let label: String
  private let total: Int
  private var last = DispatchTime(uptimeNanoseconds: 0)
  private let isShown: Bool

  init(_ label: String, of total: Int) {
    self.label = label
    self.total = total
    isShown = Console.isTerminal && total > 0
  }

  func show(_ done: Int) {
    guard isShown else { return }
    let now = DispatchTime.now()
    guard now.uptimeNanoseconds - last.uptimeNanoseconds > 100_000_000 || done >= total else { return }
    last = now
    let share = min(100, done * 100 / total)
    let bar = String(repeating: "█", count: share / 4) + String(repeating: "░", count: 25 - share / 4)
    Console.paint("\r\(label) \(bar) \(share) %")
  }

  func end() {
    if isShown { Console.paint("\r\u{1B}[K") }
  }
}

extension Console {
  /// Writes to standard error without a line end.
  static func paint(_ text: String) {
    try? write(text, to: STDERR_FILENO)  // decoration only
  }
}
