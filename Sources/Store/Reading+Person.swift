public import Cases
public import Dates
import GRDB
public import Roster

/// A fact about somebody as it was recorded, superseded or not.
public struct RecordedFact: Sendable, Hashable {
  /// `employment`, `training` or `completion`.
  public var what: String
  /// By the names of the columns; what is not known is left out.
  public var values: [String: String]
  /// nil for what was recorded before changes were counted.
  public var recordedAt: Instant?
  /// The file that it came from; nil for what was stated by hand.
  public var source: String?
}

/// That an employer was told of an overdue obligation, or would have been.
public struct ToldReminder: Sendable, Hashable {
  public var key: ReminderKey
  public var letter: Int64
  public var at: Instant
  /// False where the letter was cancelled, or left this out when it was sent.
  public var stands: Bool
}

/// All that is known of one person, table by table.
extension Reading {
  /// Facts about an adviser in the order in which they were recorded.
  public func recordedFacts(of id: AdviserID) throws -> [RecordedFact] {
    try [
      ("employment", "employment_fact", ["structure_id", "start_day", "end_day"]),
      ("training", "training_fact", ["entry_day", "exempt", "exempted_on"]),
      ("completion", "completion_fact", ["followed_on", "module", "retracted"]),
    ].flatMap { try facts($0.0, in: $0.1, $0.2, of: id) }.sorted { $0.seq < $1.seq }.map(\.fact)
  }

  private func facts(
    _ what: String, in table: String, _ columns: [String], of id: AdviserID
  ) throws -> [(seq: Int64, fact: RecordedFact)] {
    let sql = """
      SELECT f.seq, r.recorded_at, b.file, \(columns.map { "f." + $0 }.joined(separator: ", ")) FROM \(table) f
      LEFT JOIN revision r ON r.last_seq = (SELECT min(last_seq) FROM revision WHERE last_seq >= f.seq)
      LEFT JOIN import_batch b ON b.id = r.import_id WHERE f.adviser_id = ? ORDER BY f.seq
      """
    return try all(sql, [id.rawValue]) { row in
      var values: [String: String] = [:]
      for (index, column) in columns.enumerated() {
        // Whole numbers are written out.
        values[column] = row[3 + index] as String?
      }
      let fact = RecordedFact(
        what: what, values: values, recordedAt: (row[1] as Int64?).map(Instant.init), source: row[2])
      return (row[0] as Int64, fact)
    }
  }

  /// Letters about an adviser: of the adviser's cases, and reminders and notices that name the adviser among others. By their numbers.
  public func letters(about id: AdviserID) throws -> [OutboxRow] {
    let ids = try all(Writing.lettersSQL, ["id": id.rawValue]) { $0[0] as Int64 }
    return ids.isEmpty ? [] : try outbox(OutboxFilter(ids: ids))
  }

  /// Cases that once pleaded for an adviser and are about somebody else by now, by reference.
  public func casesMoved(from id: AdviserID) throws -> [CaseReference] {
    try all(
      """
      SELECT DISTINCT e.year, e.number FROM case_earlier e
      JOIN case_file f ON f.year = e.year AND f.number = e.number
      WHERE e.adviser_id = ? AND f.adviser_id <> e.adviser_id ORDER BY e.year, e.number
      """, [id.rawValue]
    ) { CaseReference(year: $0[0], number: $0[1]) }
  }

  /// The subject of a letter; nil where there is no such letter.
  public func subject(ofLetter id: Int64) throws -> String? {
    try one("SELECT subject FROM outbox WHERE id = ?", [id]) { $0[0] as String }
  }

  /// What employers were told of an adviser, in the order of the letters.
  public func reminders(about id: AdviserID) throws -> [ToldReminder] {
    try all(
      """
      SELECT r.structure_id, r.adviser_id, r.obligation, r.stage, r.addressee, r.outbox_id, o.enqueued_at, r.stands
      FROM reminder r JOIN outbox o ON o.id = r.outbox_id WHERE r.adviser_id = ?
      ORDER BY r.outbox_id, r.structure_id, r.obligation, r.stage
      """, [id.rawValue]
    ) { row in
      ToldReminder(
        key: try Self.reminder(row), letter: row[5], at: Instant(rawValue: row[6]), stands: row[7] as Int == 1)
    }
  }
}
