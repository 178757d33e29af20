import Dates
import Store

extension DispatchRun {
  /// No letter is put off for longer by itself: not by a server, nor by nights and holidays in a row.
  private static let longestDelay = 14 * 86_400

  /// Takes up what dispatchers left claimed that died or have long been silent.
  mutating func takeUpAbandoned() throws {
    var run = self
    let owners = try parts.store.write(at: parts.clock.now()) { writing in
      try writing.hasten(beyond: writing.instant.adding(seconds: Self.longestDelay))
      // One's own are those of an earlier run that could not record them, but for what is underway.
      let abandoned = try writing.reading.abandonedLetters(at: writing.instant) {
        $0 != dispatch.owner && dispatch.isAlive($0)
      }.filter { underway[$0.row.id] == nil }
      var notes: [String: HandOverNotes] = [:]
      for owner in Set(abandoned.filter(\.isOfTheDead).map(\.owner)) { notes[owner] = dispatch.notebook.notes(owner) }
      for letter in abandoned { try run.takeUp(letter, notes[letter.owner], in: writing) }
      return Set(abandoned.map(\.owner))
    }
    self = run
    for owner in owners { dispatch.notebook.discard(owner) }
  }

  /// - Parameter notes: nil where there are none, or where whoever made them may still go on: then all it had may have left.
  private mutating func takeUp(_ letter: AbandonedLetter, _ notes: HandOverNotes?, in writing: Writing) throws {
    let row = letter.row
    if let notes, !notes.begun.contains(row.id), notes.ended[row.id] == nil {
      // No server has heard of it.
      return try writing.release(row.id, owner: letter.owner, until: row.nextAttempt)
    }
    let settled = try SettledRecipients.of(row, dispatch.inDoubt, in: writing.reading)
    let open = row.to.filter { settled[$0] == nil }
    let passedOver = row.to.count > 1 ? try open.filter { try writing.reading.isMuted($0) } : []
    var handed = Handed(
      row: row, asked: open.filter { !passedOver.contains($0) }, settled: Array(settled.values), passedOver: passedOver)
    if let ended = notes?.ended[row.id] { return try record(ended, of: handed, by: letter.owner, in: writing) }
    handed.isLost = true
    // It is known since when, and nothing else.
    let lost = Settled(
      outboxID: row.id, result: DeliveryResult(outcome: .inDoubt, reply: "dispatcher-died", host: ""),
      startedAt: row.claimedAt ?? writing.instant, endedAt: writing.instant)
    try record(lost, of: handed, by: letter.owner, in: writing)
  }
}
