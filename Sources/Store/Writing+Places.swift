import Cases
import GRDB
import Roster

/// Which employer a case is found under: taken from the facts as they stand, and taken again when they change.
extension Writing {
  /// Puts a case where the facts of its adviser put it.
  func place(_ reference: CaseReference) throws {
    try run(Self.placeOneSQL, [reference.year, reference.number])
  }

  private static let placeOneSQL = placeSQL + " WHERE year = ? AND number = ?"

  /// As ``Roster/Employment`` facts tell of the day of receipt: the employer that began last, else the last one before, else
  /// the first one after.
  private static let placeSQL = """
    UPDATE case_file SET (structure_id, department) = (
      SELECT p.structure_id, (
        SELECT f.department FROM structure_fact f WHERE f.structure_id = p.structure_id ORDER BY f.seq DESC LIMIT 1)
      FROM (
        SELECT e.structure_id, e.start_day,
          CASE WHEN e.start_day > case_file.received_on THEN 2 WHEN e.end_day < case_file.received_on THEN 1 ELSE 0 END AS era,
          CASE WHEN e.end_day < case_file.received_on THEN e.end_day END AS ended,
          CASE WHEN e.start_day <= case_file.received_on THEN e.start_day END AS begun
        FROM employment_fact e
        WHERE e.adviser_id = case_file.adviser_id AND e.seq = (
          SELECT max(l.seq) FROM employment_fact l
          WHERE l.adviser_id = e.adviser_id AND l.structure_id = e.structure_id AND l.start_day = e.start_day)) p
      ORDER BY p.era, p.ended DESC, p.begun DESC, p.start_day, p.structure_id LIMIT 1)
    """

  /// Takes up what this change has said of advisers and structures that cases are found by.
  func placeTouched() throws {
    guard !touchedAdvisers.isEmpty || !touchedStructures.isEmpty, try reading.hasCases() else { return }
    for adviser in touchedAdvisers {
      try run(Self.placeSQL + " WHERE adviser_id = ?", [adviser.rawValue])
      try indexCases(of: adviser)
    }
    for structure in touchedStructures {
      try run(
        """
        UPDATE case_file SET department = (
          SELECT f.department FROM structure_fact f WHERE f.structure_id = case_file.structure_id
          ORDER BY f.seq DESC LIMIT 1)
        WHERE structure_id = ?
        """, [structure.rawValue])
      try indexCases(of: structure)
    }
  }
}

extension Reading {
  func hasCases() throws -> Bool { try one("SELECT 1 FROM case_file LIMIT 1", []) { _ in true } ?? false }
}
