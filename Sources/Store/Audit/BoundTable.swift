import Audit
import GRDB

/// A table whose rows stay, and are bound by the entry of the change that adds them.
///
/// What may lawfully be erased or changed is not among the columns: people's own words, names and addresses, `evidence.purged_at`.
struct BoundTable: Sendable {
  let name: String
  /// In the order of the canonical bytes; a column that is added later says nothing where it is NULL.
  let columns: [Column]
  /// A whole number that grows from row to row.
  let key: Int
  /// How many rows one digest stands for at most: of acts each one, of facts many, as a file brings a million.
  let rowsPerDigest: Int
  let insertion: String

  struct Column: Sendable {
    let canonical: RowBytes.Column
    let isText: Bool
    var name: String { canonical.name }
  }

  /// - Parameter columns: separated by spaces; texts are marked by `$`, the key by `#`.
  init(_ name: String, _ columns: String, rowsPerDigest: Int = 1) {
    let words = columns.split(separator: " ")
    self.name = name
    self.columns = words.map { word in
      let name = String(word.filter { $0 != "$" && $0 != "#" })
      return Column(canonical: RowBytes.Column(name), isText: word.hasPrefix("$"))
    }
    guard let key = words.firstIndex(where: { $0.hasPrefix("#") }) else {
      preconditionFailure("a bound table has a key")
    }
    self.key = key
    self.rowsPerDigest = rowsPerDigest
    let marks = words.map { _ in "?" }.joined(separator: ", ")
    insertion = "INSERT INTO \(name) (\(self.columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))"
  }
}

// MARK: Which ones

extension BoundTable {
  /// Every change gives one or none of these rows, which say what it gave to the others, and when.
  static let revision = BoundTable("revision", "#last_seq first_seq recorded_at import_id")
  static let importBatch = BoundTable(
    "import_batch", "#id $kind $file $digest row_count $by_login recorded_at")
  static let structureFact = BoundTable(
    "structure_fact", "$structure_id #seq $name $siret $kind $department $commune", rowsPerDigest: 500)
  static let employmentFact = BoundTable(
    "employment_fact", "$adviser_id $structure_id $start_day #seq $end_day", rowsPerDigest: 500)
  static let trainingFact = BoundTable(
    "training_fact", "$adviser_id #seq $entry_day $exempt $exempted_on", rowsPerDigest: 500)
  static let completionFact = BoundTable(
    "completion_fact", "$adviser_id $followed_on $module #seq retracted", rowsPerDigest: 500)
  static let completeness = BoundTable("completeness", "#seq $complete_to")
  static let caseEvent = BoundTable(
    "case_event",
    "year number event #seq $verb $by_login $system_user $in_place_of $on_day at modules $verdict $requested_by "
      + "$received_on $from_day $to_day $due_on $adviser_id $obligation $to_login other_year other_number evidence "
      + "facts_version")
  static let substitution = BoundTable(
    "substitution", "#seq $login $absent $from_day $to_day $by_login recorded_at")
  static let evidence = BoundTable(
    "evidence",
    "#id year number $kind size $valid_from $valid_to $added_by $system_user added_at $purge_on keep_days")
  static let evidenceAct = BoundTable("evidence_act", "#id evidence_id $what $by_login $system_user at")

  static let erasure = BoundTable("erasure", "$adviser_id #seq $cause $by_login $erased_on")
  static let ruleAdoption = BoundTable(
    "rule_adoption",
    "#id $in_force_from $digest $book $previewed $as_of advisers changed losing reviews $by_login $system_user at")

  static let campaign = BoundTable(
    "campaign",
    "#id $name $as_of $complete_to signers letters structures advisers $list_digest $words_digest frozen_at")
  static let campaignSignature = BoundTable(
    "campaign_signature", "#id campaign_id $by_login $system_user $list_digest at")

  static let bounce = BoundTable("bounce", "#id $digest $effect outbox_id $by_login recorded_at")
  static let postAct = BoundTable("post_act", "#id outbox_id $what $on_day $by_login $system_user at")

  static let all = [
    revision, importBatch, structureFact, employmentFact, trainingFact, completionFact, completeness, caseEvent,
    substitution, evidence, evidenceAct, erasure, ruleAdoption, campaign, campaignSignature, bounce, postAct,
  ]
}

// MARK: Reading them

extension BoundTable {
  /// Tells each row by its key, in the order of keys, with its canonical bytes.
  ///
  /// Texts are read byte by byte, as they lie in the file. Columns that the database does not have yet say nothing.
  func eachRow(in db: Database, _ body: (Int64, RowBytes) throws -> Void) throws {
    let there = Set(try db.columns(in: name).map(\.name))
    let columns = columns.filter { there.contains($0.name) }
    let selected = columns.map { $0.isText ? "CAST(\($0.name) AS BLOB)" : $0.name }.joined(separator: ", ")
    let key = self.columns[key].name
    let rows = try Row.fetchCursor(db, sql: "SELECT \(key), \(selected) FROM \(name) ORDER BY \(key)")
    var bytes = RowBytes()
    while let row = try rows.next() {
      bytes.startOver()
      for (index, column) in columns.enumerated() {
        switch (row[index + 1] as DatabaseValue).storage {
        case .null: continue
        case .int64(let number): bytes.add(number, in: column.canonical)
        case .blob(let data): bytes.add(data, in: column.canonical)
        // No column of these tables holds such a thing; where one does, it is not what was written.
        case .double, .string: bytes.add([], in: column.canonical)
        }
      }
      bytes.endRow()
      try body(row[0], bytes)
    }
  }
}
