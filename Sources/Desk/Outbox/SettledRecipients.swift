import Store

/// What became of a letter that has several recipients, for each of them.
enum SettledRecipients {
  /// Those for whom nothing more is to be done.
  ///
  /// Whoever has the letter never gets it again. A refusal, or a doubt that waits for a person, holds until a person lets the
  /// letter go again: `tries` counts the attempts since.
  static func of(
    _ attempts: [DeliveryAttempt], tries: Int, doubtGoesAgain: Bool
  ) -> [String: DeliveryResult.Outcome] {
    var settled: [String: DeliveryResult.Outcome] = [:]
    for (index, attempt) in attempts.enumerated() {
      let isOfThisRound = index >= attempts.count - tries
      for recipient in attempt.recipients where settled[recipient.address] != .accepted {
        switch DeliveryResult.Outcome(rawValue: recipient.outcome) {
        case .accepted: settled[recipient.address] = .accepted
        case .failed where isOfThisRound: settled[recipient.address] = .failed
        case .inDoubt where isOfThisRound && !doubtGoesAgain: settled[recipient.address] = .inDoubt
        default: continue
        }
      }
    }
    return settled
  }

  /// The same for a letter as it is kept; a letter to one reader is settled with it.
  static func of(
    _ row: OutboxRow, _ policy: InDoubtPolicy, in reading: Reading
  ) throws -> [String: DeliveryResult.Outcome] {
    // Addresses may have changed since: a letter that now goes to one may have gone to two.
    if row.attempts == 0 { return [:] }
    return of(
      try reading.attempts(of: row.id), tries: row.tries, doubtGoesAgain: policy.goesAgain(row.purpose))
  }
}
