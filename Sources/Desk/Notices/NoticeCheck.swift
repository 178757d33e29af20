import Cases
import Dates
import Mail
import Roster
import Rules
import Store

/// Whether what a notice tells is still true: asked each time it is about to leave.
struct NoticeCheck {
  let parts: DeskParts
  /// The day as of which the facts are looked at, at the earliest.
  let day: Day

  /// The letter as it may leave now, or nil where nothing in it is true any more.
  ///
  /// It is written anew, so that names, addresses and figures are today's too; it stays the same message. What it no longer tells
  /// counts as untold.
  func posting(_ kind: NoticeKind, for row: OutboxRow, in writing: Writing) throws -> Posting? {
    let (standing, gone) = try self.standing(kind, for: row, in: writing.reading)
    for key in gone { try writing.untell(key, in: row.id) }
    let composition = NoticeComposition(parts: parts, reading: writing.reading, day: asOf(row))
    guard let letter = try composition.letter(kind, standing) else { return nil }
    return parts.mailing.notice(
      letter, try parts.mailing.postmark(again: row, on: parts.clock.today(), at: writing.instant))
  }

  /// Whether anything that the letter tells is still true; nothing is recorded.
  func isTrue(_ kind: NoticeKind, _ row: OutboxRow, in reading: Reading) throws -> Bool {
    try !self.standing(kind, for: row, in: reading).standing.isEmpty
  }

  private func asOf(_ row: OutboxRow) -> Day { max(day, row.campaign.flatMap(NoticeRun.init)?.day ?? day) }

  /// What may still be told, and what no longer.
  private func standing(
    _ kind: NoticeKind, for row: OutboxRow, in reading: Reading
  ) throws -> (standing: [NoticeChoice.Due], gone: [NoticeKey]) {
    let day = asOf(row)
    var scan = NoticeScan(on: day, in: parts.book(day))
    var standing: [NoticeChoice.Due] = []
    var gone: [NoticeKey] = []
    for (adviser, keys) in Dictionary(grouping: row.notices, by: \.adviser).sorted(by: { $0.key < $1.key }) {
      let found = try findings(kind, of: adviser, about: row.caseReference, &scan, reading)
      for key in keys {
        if let finding = found.first(where: { $0.key(key.stage) == key && $0.obstacle == nil }),
          // Of letters that were held up only the one of the last stage leaves: they do not arrive all at once.
          try reading.latestStage(of: key) == key.stage
        {
          standing.append(NoticeChoice.Due(finding: finding, stage: key.stage))
        } else {
          gone.append(key)
        }
      }
    }
    return (standing, gone)
  }

  private func findings(
    _ kind: NoticeKind, of id: AdviserID, about reference: CaseReference?, _ scan: inout NoticeScan,
    _ reading: Reading
  ) throws -> [NoticeFinding] {
    if kind == .documentsReminder {
      return try reference.flatMap { try reading.caseFile($0) }.flatMap { scan.finding(of: $0) }.map { [$0] } ?? []
    }
    guard let facts = try reading.facts(of: id) else { return [] }
    let employments = try reading.employments(of: id)
    var kinds: [StructureID: EmployerKind] = [:]
    for employer in Set(employments.map(\.structure)) { kinds[employer] = try reading.structure(employer)?.kind }
    return scan.findings(of: id, facts, employments, kinds: kinds)
  }
}
