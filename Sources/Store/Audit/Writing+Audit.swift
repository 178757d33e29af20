import Audit
import GRDB

extension Writing {
  /// Says what the change touches: ids and words of the program, nothing that anybody wrote.
  func touch(_ what: String) { touched.append(what) }

  /// Says in the entry of the audit what the change came to: a count, a day, a digest.
  public func tell(_ name: String, _ value: some LosslessStringConvertible & Sendable) {
    figures.append("\(name) \(value)")
  }

  /// Adds a row to a table whose rows stay, and binds it; a key that is nil is the next one.
  func insert(_ values: [(any DatabaseValueConvertible)?], into table: BoundTable) throws {
    try run(table.insertion, StatementArguments(values))
    guard deed != nil else { return }
    let values = values.map { $0?.databaseValue ?? .null }
    let key = Int64.fromDatabaseValue(values[table.key]) ?? db.lastInsertedRowID
    binding.add(values, key: key, to: table)
  }

  /// Writes the entry of this change, last of all; none where it changed nothing.
  func writeEntry() throws {
    guard let deed, deed.isAlwaysRecorded || hasChangedAnything else { return }
    var head = try AuditHead(db)
    if !deed.settings.digest.isEmpty, head.settings != deed.settings.digest {
      var change = entry(of: deed, after: head)
      change.verb = AuditDeed.settingsChange
      change.figures = deed.settings.parts
      try append(change, &head)
    }
    var entry = entry(of: deed, after: head)
    binding.close()
    entry.subject = deed.subject
    entry.touched = touched
    entry.figures = figures
    entry.bound = try binding.lines + boundAnew()
    try append(entry, &head)
  }

  private func entry(of deed: AuditDeed, after head: AuditHead) -> AuditEntry {
    AuditEntry(
      number: head.number + 1, at: instant, login: deed.login, systemUser: deed.systemUser, verb: deed.verb,
      settings: deed.settings.digest.isEmpty ? head.settings : deed.settings.digest)
  }

  private func append(_ entry: AuditEntry, _ head: inout AuditHead) throws {
    let record = AuditRecord(entry, after: head.hash)
    try AuditTable.append(record, to: db)
    head.take(record)
  }
}
