import Cases
import GRDB
public import Roster

/// What cases are found by: names and words, gathered in an index of their own.
///
/// It holds the words of people: who may erase those must take them out of here too, with ``indexCases(of:)`` once they are erased
/// and ``forgetErasedWords()`` at the end.
extension Writing {
  /// Gathers the words of a case anew.
  func index(_ reference: CaseReference) throws {
    try run(Self.indexOneSQL, [reference.year, reference.number])
  }

  /// Gathers the words of an adviser's cases anew, from what there is by now: what was erased is found no more.
  public func indexCases(of adviser: AdviserID) throws {
    try run(Self.indexSQL + " WHERE c.adviser_id = ?", [adviser.rawValue])
  }

  /// Rewrites the index without what was taken out of it: until then the bare words stay in its pages, though nothing finds them.
  ///
  /// It reads and writes the whole index, some seconds for a million cases.
  public func forgetErasedWords() throws {
    try run("INSERT INTO case_search (case_search) VALUES ('optimize')", [])
  }

  func indexCases(of structure: StructureID) throws {
    try run(Self.indexSQL + " WHERE c.structure_id = ?", [structure.rawValue])
  }

  private static let indexOneSQL = indexSQL + " WHERE c.year = ? AND c.number = ?"

  // Labels are indexed as they stand, not as they once were put on.
  private static let indexSQL = """
    INSERT OR REPLACE INTO case_search (rowid, names, words, ground)
    SELECT c.year * 1000000000 + c.number,
      printf('%04d-%05d', c.year, c.number) || ' ' || c.adviser_id
        || coalesce(' ' || p.first_name || ' ' || p.last_name, '')
        || coalesce((SELECT ' ' || f.name || coalesce(' ' || f.siret, '') FROM structure_fact f
          WHERE f.structure_id = c.structure_id ORDER BY f.seq DESC LIMIT 1), '')
        || coalesce((SELECT ' ' || group_concat(l.label, ' ') FROM case_label l
          WHERE l.year = c.year AND l.number = c.number), ''),
      coalesce((SELECT group_concat(t.text, char(10)) FROM case_text t
        JOIN case_event e ON e.year = t.year AND e.number = t.number AND e.event = t.event
        WHERE t.year = c.year AND t.number = c.number AND e.verb NOT IN ('label', 'unlabel')), ''),
      replace(c.ground, '-', '')
    FROM case_file c LEFT JOIN person p ON p.adviser_id = c.adviser_id
    """
}

extension CaseReference {
  /// Its number in the index of words, in the order of references.
  var wordsID: Int64 { Int64(year) * 1_000_000_000 + Int64(number) }

  init(wordsID: Int64) { self.init(year: Int(wordsID / 1_000_000_000), number: Int(wordsID % 1_000_000_000)) }
}

extension CaseEvent {
  /// Whether it changes what a case is found by.
  var changesWords: Bool {
    switch act {
    case .open, .move, .absorb, .label, .unlabel: true
    default: StoredEvent(self).text != nil
    }
  }
}
