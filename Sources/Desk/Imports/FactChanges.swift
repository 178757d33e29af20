import Store

/// What one file changes, worked out before anything is written.
protocol FactChanges {
  var report: ImportReport { get }
  /// Nothing differs from what is known.
  var isEmpty: Bool { get }
  func write(to writing: Writing, importID: ImportID) throws
}

extension FactChanges {
  /// What became of the rows: where the file as a whole leaves everything as it was, none of them changes anything, not
  /// even those that contradict one another.
  var outcome: ImportReport { isEmpty ? report.changingNothing : report }
}

extension DeskParts {
  /// Compares in a snapshot, without holding anybody up; then writes what changed in one short transaction.
  ///
  /// Where somebody else wrote in between, the comparison is made again inside the transaction.
  func importing<Changes: FactChanges>(
    _ kind: String, from source: ImportSource, isDryRun: Bool, compare: (Reading) throws -> Changes
  ) throws -> ImportReport {
    let (version, changes) = try store.read { (try $0.factsVersion(), try compare($0)) }
    if isDryRun || changes.isEmpty { return changes.outcome }
    return try store.write(at: clock.now()) { writing in
      let isCurrent = try writing.reading.factsVersion() == version
      let changes = isCurrent ? changes : try compare(writing.reading)
      if changes.isEmpty { return changes.outcome }
      let id = try writing.beginImport(
        kind: kind, file: source.file, digest: source.digest, rows: changes.report.rows, by: source.by)
      try changes.write(to: writing, importID: id)
      return changes.report
    }
  }
}
