public import Dates
import GRDB

/// Up to where what was recorded is known: the last fact, and when it and all before it had been recorded.
struct Horizon: Sendable, Hashable {
  /// Of the last fact or act that is known; 0 where none is.
  var sequence: Int64
  var recordedBy: Instant
}

extension Reading {
  /// The same snapshot, seen with what had been recorded at `instant`: later facts and later acts on cases are not there.
  ///
  /// Names, addresses, the people of the desk and letters are kept as they are now, and are not seen otherwise.
  public func known(on instant: Instant) throws -> Reading {
    let sequence =
      try one(
        "SELECT last_seq FROM revision WHERE recorded_at <= ? ORDER BY last_seq DESC LIMIT 1", [instant.rawValue]
      ) { $0[0] as Int64 } ?? 0
    // Where the clock once went back, what stands earlier in the order was known too, whatever its moment says.
    let last =
      try one("SELECT max(recorded_at) FROM revision WHERE last_seq <= ?", [sequence]) { $0[0] as Int64? } ?? nil
    var reading = self
    reading.horizon = Horizon(sequence: sequence, recordedBy: last.map(Instant.init) ?? Instant(rawValue: .min))
    return reading
  }

  // Each is one more condition at the end of a question where there is a horizon, and nothing at all where there is none:
  // plain questions keep their words, and so their plans.

  /// ` AND seq <= ?`, say.
  func known(_ word: String, _ column: String = "seq") -> String { horizon == nil ? "" : "\(word) \(column) <= ?" }

  var knownArguments: StatementArguments { horizon.map { [$0.sequence] } ?? [] }

  /// The same for what has no place in the order of facts, only a moment.
  func recorded(_ word: String) -> String { known(word, "recorded_at") }

  var recordedArguments: StatementArguments { horizon.map { [$0.recordedBy.rawValue] } ?? [] }
}
