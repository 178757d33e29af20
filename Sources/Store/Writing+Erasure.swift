import Cases
public import Dates
import GRDB
public import Roster

/// Taking a person out: who it was goes, and that there were cases stays.
extension Writing {
  /// Takes an adviser out of the database; a drawn name stands for the adviser in what is left.
  ///
  /// **Goes** Names and addresses, employments, training, completions, reminders, notices; the words, labels and days of absence
  /// of the cases; the text and the addresses of letters about the adviser; papers. **Stays** The cases, under the drawn name: what was
  /// pleaded, by which acts, with what end; that letters were written and papers were kept.
  /// - Returns: how much of each kind went.
  public func erase(_ id: AdviserID, as pseudonym: AdviserID, _ cause: Erasure.Cause, on day: Day, by login: String)
    throws
    -> ErasedCounts
  {
    var counts = ErasedCounts()
    try run("INSERT INTO erasing (adviser_id) VALUES (?)", [id.rawValue])
    try run(
      "INSERT INTO adviser (id, number, recorded_at) SELECT ?, NULL, recorded_at FROM adviser WHERE id = ?",
      [pseudonym.rawValue, id.rawValue])
    try tellForgotten(id)
    try erasePapers(of: id, &counts)
    try eraseLetters(about: id, &counts)
    try eraseCampaigns(of: id)
    try eraseReviews(of: id, &counts)
    try eraseCaseWords(of: id, &counts)
    try eraseFacts(of: id, &counts)
    try rename(id, pseudonym, &counts)
    try insert(
      [pseudonym.rawValue, nextSequence(), cause.rawValue, login, day.description], into: .erasure)
    try run("DELETE FROM erasing", [])
    touch("adviser \(pseudonym) drawn")
    // Whatever still refers to the adviser makes this fail, and all of it with it.
    try run("DELETE FROM adviser WHERE id = ?", [id.rawValue])
    return counts
  }

  /// Says in the audit which rows that it binds are taken away or lose something, so that this is told from tampering: by their
  /// place in the order of facts, which names nobody.
  private func tellForgotten(_ id: AdviserID) throws {
    for table in ["employment_fact", "training_fact", "completion_fact"] {
      let rows = try reading.all("SELECT seq FROM \(table) WHERE adviser_id = ? ORDER BY seq", [id.rawValue]) {
        String($0[0] as Int64)
      }
      if !rows.isEmpty { tell("forgotten-\(table)", rows.joined(separator: ",")) }
    }
    let acts = try reading.all(
      """
      SELECT seq FROM case_event WHERE adviser_id = :id
      UNION SELECT e.seq FROM case_file f JOIN case_event e ON e.year = f.year AND e.number = f.number
      WHERE f.adviser_id = :id AND e.from_day IS NOT NULL ORDER BY seq
      """, ["id": id.rawValue]
    ) { String($0[0] as Int64) }
    if !acts.isEmpty { tell("forgotten-case_event", acts.joined(separator: ",")) }
  }

  private func count(_ sql: String, _ arguments: StatementArguments) throws -> Int {
    try run(sql, arguments)
    return db.changesCount
  }

  private func erasePapers(of id: AdviserID, _ counts: inout ErasedCounts) throws {
    let papers = try reading.all(
      """
      SELECT p.id, p.purged_at IS NULL FROM evidence p JOIN case_file f ON f.year = p.year AND f.number = p.number
      WHERE f.adviser_id = ? ORDER BY p.id
      """, [id.rawValue]
    ) { (id: EvidenceID(rawValue: $0[0]), isHere: $0[1] as Bool) }
    for paper in papers where paper.isHere { try purgeEvidence(paper.id) }
    counts.papers = papers.count { $0.isHere }
    for paper in papers {
      counts.words += try count(
        "DELETE FROM evidence_reason WHERE act_id IN (SELECT id FROM evidence_act WHERE evidence_id = ?)",
        [paper.id.rawValue])
    }
  }

  /// Of the adviser's cases, of cases while they were the adviser's, reminders and notices that name the adviser among others.
  private func eraseLetters(about id: AdviserID, _ counts: inout ErasedCounts) throws {
    let letters = try reading.all(Self.lettersSQL, ["id": id.rawValue]) { (id: $0[0] as Int64, isHere: $0[1] as Bool) }
    for letter in letters where letter.isHere { try eraseLetter(letter.id) }
    counts.letters = letters.count { $0.isHere }
    // Who employed the adviser would tell who it was.
    try run(
      """
      UPDATE outbox SET structure_id = NULL WHERE (case_year, case_number) IN
        (SELECT year, number FROM case_file WHERE adviser_id = ?)
      """, [id.rawValue])
    counts.reminders = try count("DELETE FROM reminder WHERE adviser_id = ?", [id.rawValue])
    counts.notices = try count("DELETE FROM notice WHERE adviser_id = ?", [id.rawValue])
  }

  static let lettersSQL = """
    SELECT id, purged_at IS NULL FROM outbox WHERE id IN (
      SELECT o.id FROM case_file f JOIN outbox o ON o.case_year = f.year AND o.case_number = f.number
      WHERE f.adviser_id = :id
      UNION SELECT o.id FROM case_earlier f JOIN outbox o ON o.case_year = f.year AND o.case_number = f.number
      WHERE f.adviser_id = :id AND o.enqueued_at <= (SELECT max(e.at) FROM case_event e
        WHERE e.year = f.year AND e.number = f.number AND e.verb = 'move')
      UNION SELECT outbox_id FROM reminder WHERE adviser_id = :id
      UNION SELECT outbox_id FROM notice WHERE adviser_id = :id)
    ORDER BY id
    """

  /// Nobody can look at a decision again of which the facts are gone.
  private func eraseReviews(of id: AdviserID, _ counts: inout ErasedCounts) throws {
    for review in try reading.reviews(ReviewFilter(adviser: id, openOnly: true)) {
      try settle(review.id, Review.Settlement(outcome: .moot, at: instant))
    }
    let mine = """
      review_id IN (SELECT r.id FROM case_file f JOIN review r ON r.year = f.year AND r.number = f.number
        WHERE f.adviser_id = ?)
      """
    counts.words += try count("DELETE FROM review_reason WHERE \(mine)", [id.rawValue])
    try run(
      "UPDATE review_act SET difference = '{\"causes\":[],\"changes\":[]}' WHERE difference IS NOT NULL AND \(mine)",
      [id.rawValue])
  }

  private func eraseCaseWords(of id: AdviserID, _ counts: inout ErasedCounts) throws {
    let mine = "(year, number) IN (SELECT year, number FROM case_file WHERE adviser_id = ?)"
    counts.words += try count("DELETE FROM case_text WHERE \(mine)", [id.rawValue])
    try run("DELETE FROM case_label WHERE \(mine)", [id.rawValue])
    try run(
      "UPDATE case_event SET from_day = NULL, to_day = NULL WHERE from_day IS NOT NULL AND \(mine)", [id.rawValue])
  }

  private func eraseFacts(of id: AdviserID, _ counts: inout ErasedCounts) throws {
    for table in ["employment_fact", "training_fact", "completion_fact"] {
      counts.facts += try count("DELETE FROM \(table) WHERE adviser_id = ?", [id.rawValue])
    }
    counts.facts += try eraseMarks(of: id)
    try run("DELETE FROM person WHERE adviser_id = ?", [id.rawValue])
    try removeNotice(.advisers, id.rawValue)
    try removeHold(of: id)
  }

  private func rename(_ id: AdviserID, _ pseudonym: AdviserID, _ counts: inout ErasedCounts) throws {
    let names: StatementArguments = [pseudonym.rawValue, id.rawValue]
    try run("UPDATE case_event SET adviser_id = ? WHERE adviser_id = ?", names)
    try run("UPDATE case_earlier SET adviser_id = ? WHERE adviser_id = ?", names)
    // Who employed the adviser would tell who it was; the département does not.
    counts.casesKept = try count("UPDATE case_file SET adviser_id = ?, structure_id = NULL WHERE adviser_id = ?", names)
    try indexCases(of: pseudonym)
  }
}
