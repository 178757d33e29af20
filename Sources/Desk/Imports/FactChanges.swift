import Intake
import Roster
import Store

/// What one file changes, worked out before anything is written.
protocol FactChanges {
  associatedtype Row: Sendable

  var report: ImportReport { get }
  /// Something was stated otherwise on the way, and in the end as it is known.
  var cameBack: Bool { get }
  /// Lays the rows over what is known, counting what each changes.
  mutating func lay(_ parsed: Parsed<Row>)
  /// Forgets what was laid, but not what came back.
  mutating func startOver()
  /// Nothing differs from what is known.
  var isEmpty: Bool { get }
  /// The advisers of whom something that obligations rest on differs.
  var touched: Set<AdviserID> { get }
  func write(to writing: Writing, importID: ImportID) throws
}

extension FactChanges {
  /// Lays the rows, a second time where some contradict one another and end as they began: then those change nothing.
  mutating func settle(_ parsed: Parsed<Row>) {
    lay(parsed)
    guard cameBack else { return }
    startOver()
    lay(parsed)
  }
}

extension DeskParts {
  /// Compares in a snapshot, without holding anybody up; then writes what changed in one short transaction.
  ///
  /// Where somebody else wrote in between, the comparison is made again inside the transaction.
  func importing<Changes: FactChanges>(
    _ kind: String, as verb: DeskVerb, from source: ImportSource, isDryRun: Bool, compare: (Reading) throws -> Changes
  ) throws -> ImportReport {
    let (version, changes) = try store.read { (try $0.factsVersion(), try compare($0)) }
    if changes.isEmpty { return changes.report }
    if isDryRun { return try rehearsed(changes, kind, from: source) }
    var by = runBy
    by.login = source.by
    return try store.write(at: clock.now(), as: audited(.desk(verb, by: by))) { writing in
      let isCurrent = try writing.reading.factsVersion() == version
      let changes = isCurrent ? changes : try compare(writing.reading)
      if changes.isEmpty { return changes.report }
      let id = try writing.beginImport(
        kind: kind, file: source.file, digest: source.digest, rows: changes.report.rows, by: source.by)
      try changes.write(to: writing, importID: id)
      writing.tell(changes.report)
      writing.tell("file-digest", source.digest)
      var report = changes.report
      report.reviews = try review(changes.touched.sorted(), writing)
      return report
    }
  }
}

extension DeskParts {
  /// The report of a dry run. Decisions that the file would put on the list are found by writing and taking it back.
  private func rehearsed(
    _ changes: some FactChanges, _ kind: String, from source: ImportSource
  ) throws -> ImportReport {
    var report = changes.report
    let touchesDecisions = try store.read { reading in
      try changes.touched.contains { try !reading.decidedCases(of: $0).isEmpty }
    }
    guard touchesDecisions else { return report }
    report.reviews = try store.rehearse(at: clock.now()) { writing in
      let id = try writing.beginImport(
        kind: kind, file: source.file, digest: source.digest, rows: report.rows, by: source.by)
      try changes.write(to: writing, importID: id)
      return try review(changes.touched.sorted(), writing)
    }
    return report
  }
}

extension Writing {
  fileprivate func tell(_ report: ImportReport) {
    tell("created", report.created)
    tell("updated", report.updated)
    tell("unchanged", report.unchanged)
    tell("rejected", report.rejected)
  }
}
