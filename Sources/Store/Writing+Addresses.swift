import Dates
import GRDB
import Roster

extension Writing {
  /// Records that a letter came back, or that something pretends so.
  ///
  /// - Parameter letter: the one of ours that it reports of; nil where it names none.
  public func addBounce(
    digest: String, _ effect: BounceRecord.Effect, letter: Int64?, by login: String
  ) throws -> BounceRecord {
    try insert([nil, digest, effect.rawValue, letter, login, instant.rawValue], into: .bounce)
    let id = db.lastInsertedRowID
    touch("bounce \(id) \(effect.rawValue)")
    if let letter { touch("letter \(letter) came-back") }
    return BounceRecord(id: id, effect: effect, letter: letter, by: login, recordedAt: instant)
  }

  /// Says something against an address.
  public func add(_ mark: NewAddressMark, said source: AddressMark.Source, by login: String) throws {
    try run(
      """
      INSERT INTO address_mark (address, kind, since, status, text, bounce_id, attempt_id, mutes, by_login, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        mark.address.lowercased(), mark.kind.rawValue, mark.since.description, mark.status, mark.text, source.bounce,
        source.attempt, mark.mutes ? 1 : 0, login, instant.rawValue,
      ])
    touch("address-mark \(db.lastInsertedRowID) \(mark.kind.rawValue)\(mark.mutes ? " muted" : "")")
  }

  /// Takes back all that stands against an address, given in lower case.
  ///
  /// - Returns: how many marks.
  public func clearMarks(of address: String, by login: String, because why: String) throws -> Int {
    let ids = try reading.all(
      "SELECT id FROM address_mark WHERE address = ? AND cleared_at IS NULL ORDER BY id", [address]
    ) { $0[0] as Int64 }
    for id in ids {
      try run(
        "UPDATE address_mark SET cleared_at = ?, cleared_by = ?, cleared_why = ? WHERE id = ?",
        [instant.rawValue, login, why, id])
      touch("address-mark \(id) cleared")
    }
    return ids.count
  }

  /// What mail systems said when a letter came back or was refused may repeat its words or its address.
  func eraseBounceWords(ofLetter id: Int64) throws {
    try run(
      "UPDATE address_mark SET text = '' WHERE bounce_id IN (SELECT id FROM bounce WHERE outbox_id = ?)", [id])
    try run(
      "UPDATE address_mark SET text = '' WHERE attempt_id IN (SELECT id FROM delivery_attempt WHERE outbox_id = ?)",
      [id])
  }

  /// Takes away the marks of a person's own addresses; those of a structure that has the same one stay with it.
  ///
  /// - Returns: how many.
  func eraseMarks(of id: AdviserID) throws -> Int {
    try run(
      """
      DELETE FROM address_mark WHERE address IN (
          SELECT lower(email) FROM person WHERE adviser_id = :id UNION
          SELECT lower(personal_email) FROM person WHERE adviser_id = :id)
        AND address NOT IN (SELECT lower(email) FROM structure_contact WHERE email IS NOT NULL UNION
          SELECT lower(manager_email) FROM structure_contact WHERE manager_email IS NOT NULL)
      """, ["id": id.rawValue])
    return db.changesCount
  }
}
