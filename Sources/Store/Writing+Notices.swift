import GRDB
import Roster

extension Writing {
  /// The database takes each thing once at each stage, as long as it stands.
  func add(_ notice: NoticeKey, to id: Int64) throws {
    try run(
      "INSERT INTO notice (outbox_id, kind, adviser_id, structure_id, subject, stage) VALUES (?, ?, ?, ?, ?, ?)",
      [
        id, notice.kind.rawValue, notice.adviser.rawValue, notice.structure?.rawValue, notice.subject.description,
        notice.stage,
      ])
  }

  /// Records that a letter no longer tells this: it counts as untold.
  public func untell(_ notice: NoticeKey, in id: Int64) throws {
    try run(
      "UPDATE notice SET stands = 0 WHERE outbox_id = ? AND adviser_id = ? AND subject = ?",
      [id, notice.adviser.rawValue, notice.subject.description])
  }
}
