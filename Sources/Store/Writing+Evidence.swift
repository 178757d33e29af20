import Cases
import Dates
import FoundationEssentials
import GRDB
public import Sealing

extension Writing {
  /// The number of the next paper; those of papers that have gone are not given again.
  public func nextEvidenceID() throws -> EvidenceID {
    let last = try reading.one("SELECT max(id) FROM evidence", []) { $0[0] as Int64? ?? 0 } ?? 0
    return EvidenceID(rawValue: last + 1)
  }

  /// Keeps a paper.
  public func append(_ record: EvidenceRecord, _ sealed: SealedFile) throws {
    touch("evidence \(record.id)")
    try insert(
      [
        record.id.rawValue, record.reference.year, record.reference.number, record.kind.rawValue, record.size,
        record.validFrom?.description, record.validTo.description, record.addedBy, record.systemUser,
        record.addedAt.rawValue, record.keeping.latest.description, record.keeping.daysAfterClosing,
      ], into: .evidence)
    try run(
      "INSERT INTO evidence_blob (evidence_id, nonce, bytes) VALUES (?, ?, ?)",
      [record.id.rawValue, Data(sealed.nonce), Data(sealed.bytes)])
    try run(
      "INSERT INTO evidence_key (evidence_id, key_id, wrapped) VALUES (?, ?, ?)",
      [record.id.rawValue, sealed.key.under.rawValue, Data(sealed.key.bytes)])
  }

  /// Records that somebody opens or removes a paper.
  public func append(_ act: EvidenceAct) throws {
    touch("evidence \(act.evidence) \(act.what.rawValue)")
    try insert(
      [nil, act.evidence.rawValue, act.what.rawValue, act.by, act.systemUser, act.at.rawValue], into: .evidenceAct)
    guard let reason = act.reason else { return }
    try run("INSERT INTO evidence_reason (act_id, text) VALUES (?, ?)", [db.lastInsertedRowID, reason])
  }

  /// Destroys a paper: its bytes and the key that they need. What is known of it stays.
  public func purgeEvidence(_ id: EvidenceID) throws {
    touch("evidence \(id) purge")
    try run("DELETE FROM evidence_key WHERE evidence_id = ?", [id.rawValue])
    try run("DELETE FROM evidence_blob WHERE evidence_id = ?", [id.rawValue])
    try run("UPDATE evidence SET purged_at = ? WHERE id = ?", [instant.rawValue, id.rawValue])
  }

  /// Keeps the key of a paper under another workspace key.
  public func replaceEvidenceKey(of id: EvidenceID, with key: WrappedFileKey) throws {
    touch("evidence \(id) key")
    try run(
      "UPDATE evidence_key SET key_id = ?, wrapped = ? WHERE evidence_id = ?",
      [key.under.rawValue, Data(key.bytes), id.rawValue])
  }
}
