public import Cases
import Dates
import FoundationEssentials
import GRDB
public import Sealing

extension Reading {
  /// The papers of a case, those that have gone included, in the order in which they came.
  public func evidence(of reference: CaseReference) throws -> [EvidenceRecord] {
    try all(
      Self.evidenceSQL + " WHERE e.year = ? AND e.number = ? ORDER BY e.id", [reference.year, reference.number],
      Self.evidence)
  }

  /// The paper of this number; nil where there never was one.
  public func evidence(_ id: EvidenceID) throws -> EvidenceRecord? {
    try one(Self.evidenceSQL + " WHERE e.id = ?", [id.rawValue], Self.evidence)
  }

  /// All papers that are here, in the order in which they came.
  public func evidenceKept() throws -> [EvidenceRecord] {
    try all(Self.evidenceSQL + " WHERE e.purged_at IS NULL ORDER BY e.id", [], Self.evidence)
  }

  private static let evidenceSQL = """
    SELECT e.id, e.year, e.number, e.kind, e.size, e.valid_from, e.valid_to, e.added_by, e.system_user, e.added_at,
      e.purge_on, e.keep_days, e.purged_at, c.closed_on,
      (SELECT count(*) FROM evidence_act a WHERE a.evidence_id = e.id AND a.what = 'open')
    FROM evidence e JOIN case_file c ON c.year = e.year AND c.number = e.number
    """

  private static func evidence(_ row: Columns) throws -> EvidenceRecord {
    EvidenceRecord(
      id: EvidenceID(rawValue: row[0]), reference: CaseReference(year: row[1], number: row[2]),
      kind: try row.value(3, of: "evidence"), size: row[4], validFrom: try row.optionalDay(5, of: "evidence"),
      validTo: try row.day(6, of: "evidence"), addedBy: row[7], systemUser: row[8],
      addedAt: Instant(rawValue: row[9]),
      keeping: EvidenceKeeping(latest: try row.day(10, of: "evidence"), daysAfterClosing: row[11]),
      purgedAt: (row[12] as Int64?).map(Instant.init), caseClosedOn: try row.optionalDay(13, of: "case_file"),
      openings: row[14])
  }

  /// What was done to a paper, in order.
  public func evidenceActs(of id: EvidenceID) throws -> [EvidenceAct] {
    try all(
      """
      SELECT a.what, a.by_login, a.system_user, a.at, r.text
      FROM evidence_act a LEFT JOIN evidence_reason r ON r.act_id = a.id WHERE a.evidence_id = ? ORDER BY a.id
      """, [id.rawValue]
    ) { row in
      EvidenceAct(
        evidence: id, what: try row.value(0, of: "evidence_act"), by: row[1], systemUser: row[2],
        at: Instant(rawValue: row[3]), reason: row[4])
    }
  }

  /// The sealed bytes of a paper; nil once it has gone.
  public func sealedEvidence(_ id: EvidenceID) throws -> SealedFile? {
    try one(
      """
      SELECT k.key_id, k.wrapped, b.nonce, b.bytes
      FROM evidence_key k JOIN evidence_blob b ON b.evidence_id = k.evidence_id WHERE k.evidence_id = ?
      """, [id.rawValue]
    ) { row in
      SealedFile(
        key: WrappedFileKey(under: WorkspaceKey.ID(rawValue: row[0]), bytes: row.bytes(1)),
        nonce: row.bytes(2), bytes: row.bytes(3))
    }
  }

  /// The keys of files that another workspace key than `current` wraps, at most `limit` of them.
  public func evidenceKeys(
    notUnder current: WorkspaceKey.ID, limit: Int
  ) throws -> [(id: EvidenceID, key: WrappedFileKey)] {
    try all(
      "SELECT evidence_id, key_id, wrapped FROM evidence_key WHERE key_id < ? OR key_id > ? LIMIT ?",
      [current.rawValue, current.rawValue, limit]
    ) { row in
      (
        EvidenceID(rawValue: row[0]),
        WrappedFileKey(under: WorkspaceKey.ID(rawValue: row[1]), bytes: row.bytes(2))
      )
    }
  }

  /// How many papers are here.
  public func evidenceKeyCount() throws -> Int {
    try one("SELECT count(*) FROM evidence_key", []) { $0[0] as Int } ?? 0
  }
}
