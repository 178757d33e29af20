import Dates
import GRDB
public import Roster

extension Reading {
  /// What a letter tells, of those things that still stand in it, by adviser and subject.
  func notices(ofLetter id: Int64) throws -> [NoticeKey] {
    try all(
      """
      SELECT kind, adviser_id, structure_id, subject, stage FROM notice WHERE outbox_id = ? AND stands = 1
      ORDER BY adviser_id, subject
      """, [id], Self.notice)
  }

  private static func notice(_ row: Columns) throws -> NoticeKey {
    guard let subject = NoticeSubject(row[3] as String) else { throw StoreError.unreadable(table: "notice") }
    return NoticeKey(
      kind: try row.value(0, of: "notice"), adviser: AdviserID(row[1]),
      structure: (row[2] as String?).map { StructureID($0) }, subject: subject, stage: row[4])
  }

  /// All that people were told, or will be by a letter that is on its way.
  public func noticesSent() throws -> Set<NoticeKey> {
    Set(
      try all(
        """
        SELECT kind, adviser_id, structure_id, subject, stage FROM notice INDEXED BY notice_once WHERE stands = 1
        """, [], Self.notice))
  }

  /// The latest stage at which somebody was told of the same thing, or will be: the lowest; nil where never.
  public func latestStage(of key: NoticeKey) throws -> Int? {
    try one(
      """
      SELECT min(stage) FROM notice INDEXED BY notice_once
      WHERE kind = ? AND adviser_id = ? AND subject = ? AND ifnull(structure_id, '') = ? AND stands = 1
      """,
      [key.kind.rawValue, key.adviser.rawValue, key.subject.description, key.structure?.rawValue ?? ""]
    ) { $0[0] as Int? } ?? nil
  }

  /// What was told of an adviser by notices, in the order of the letters.
  public func notices(about id: AdviserID) throws -> [ToldNotice] {
    try all(
      """
      SELECT n.kind, n.adviser_id, n.structure_id, n.subject, n.stage, n.outbox_id, o.enqueued_at, n.stands
      FROM notice n JOIN outbox o ON o.id = n.outbox_id WHERE n.adviser_id = ? ORDER BY n.outbox_id, n.subject
      """, [id.rawValue]
    ) { row in
      ToldNotice(key: try Self.notice(row), letter: row[5], at: Instant(rawValue: row[6]), stands: row[7] as Int == 1)
    }
  }
}
