import Foundation
import Synchronization

extension Program {
  /// Runs all these at the same moment, each as a process of its own; one that cannot be started has no answer.
  package func runAtOnce(_ commands: [[String]], environment: [String: String] = [:]) -> [Answer] {
    let answers = Mutex<[Int: Answer]>([:])
    let group = DispatchGroup()
    for (index, command) in commands.enumerated() {
      group.enter()
      Thread.detachNewThread {
        // What cannot be started is missing from the answers, which the test counts.
        if let answer = try? self.run(command, environment: environment) { answers.withLock { $0[index] = answer } }
        group.leave()
      }
    }
    group.wait()
    return answers.withLock { answers in commands.indices.compactMap { answers[$0] } }
  }
}
