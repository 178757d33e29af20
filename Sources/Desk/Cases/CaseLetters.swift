import Cases
import Dates
import Mail
import Roster
import Rules
import Store

/// The letters that tell of an act other than a decision: to the adviser, and to the structures that it concerns.
struct CaseLetters {
  let acting: CaseActing
  /// The case before the act; nil where the act opened it.
  let before: CaseFile?
  /// The case after it.
  let file: CaseFile
  /// Who was written to about the case before.
  let told: Told
  /// What the case pleads for, where the caller has looked.
  var pleaded: Obligation?

  /// Who may know of a case from letters about it.
  struct Told {
    var adviser: Bool
    /// By id, each once.
    var structures: [StructureID]

    /// By the letters that left or will leave.
    init(about reference: CaseReference, in reading: Reading) throws {
      let rows = try reading.outbox(OutboxFilter(caseReference: reference)).filter { $0.state != .cancelled }
      adviser = rows.contains { $0.structure == nil }
      structures = Set(rows.compactMap(\.structure)).sorted { $0.rawValue < $1.rawValue }
    }

    init(adviser: Bool, structures: [StructureID]) {
      self.adviser = adviser
      self.structures = structures
    }
  }

  /// The adviser's letter first.
  func written(_ act: Act) throws -> [CaseLetter] {
    switch act {
    case .open: try acknowledged(replaces: false)
    case .requestDocuments: try papersWanted()
    case .withdraw: try withdrawn()
    case .reopen(let reason): try reopened(because: reason)
    case .move: try moved()
    default: []
    }
  }

  // MARK: One act each

  private func acknowledged(replaces: Bool) throws -> [CaseLetter] {
    let underWay = try underWay(file)
    var written = [
      CaseLetter(
        kind: .acknowledgement, structure: nil,
        posting: letters.acknowledgement(underWay, papers: papers, replaces: replaces, try mark()))
    ]
    guard file.opening.requestedBy == .structure else { return written }
    for structure in try employers(of: file) {
      let posting = letters.acknowledgement(
        underWay, papers: papers?.day, replaces: replaces, to: structure, try mark())
      written.append(CaseLetter(kind: .acknowledgement, structure: structure.id, posting: posting))
    }
    return written
  }

  private func papersWanted() throws -> [CaseLetter] {
    guard let papers else { return [] }
    let posting = letters.documentsRequested(try underWay(file), papers: papers, try mark())
    return [CaseLetter(kind: .documentsRequested, structure: nil, posting: posting)]
      + (try notices(.papersAwaited(papers.day, impliedDecisionOn: file.impliedDecisionOn), of: file))
  }

  private func withdrawn() throws -> [CaseLetter] {
    let posting = letters.withdrawal(try underWay(file), on: acting.day, try mark())
    return [CaseLetter(kind: .withdrawal, structure: nil, posting: posting)] + (try notices(.withdrawn, of: file))
  }

  private func reopened(because reason: String) throws -> [CaseLetter] {
    guard let before, let closedOn = before.closedOn else { return [] }
    let decision = before.decision
    let closing: Reopening.Closing =
      switch decision?.verdict {
      case .approve: .approved(modules: decision?.modules ?? 0)
      case .refuse: .refused
      case nil: .withdrawn
      }
    let reopening = Reopening(
      closing: closing, closedOn: decision?.on ?? closedOn, reopenedOn: acting.day, reason: reason)
    let posting = letters.reopening(try underWay(file), reopening, try mark())
    let event = CaseNotice.Event.reopened(revoked: decision?.modules ?? 0, impliedDecisionOn: file.impliedDecisionOn)
    return [CaseLetter(kind: .reopening, structure: nil, posting: posting)] + (try notices(event, of: file))
  }

  /// Whoever the case really concerns has it acknowledged; whoever it does not concern any more learns just that.
  private func moved() throws -> [CaseLetter] {
    guard let before else { return [] }
    var written = try acknowledged(replaces: true)
    guard before.opening.adviser != file.opening.adviser else { return written }
    if told.adviser {
      let posting = letters.transfer(try underWay(before), on: acting.day, try mark())
      written.append(CaseLetter(kind: .transfer, structure: nil, posting: posting))
    }
    let heirs = Set(written.compactMap(\.structure))
    for id in told.structures where !heirs.contains(id) {
      guard let structure = try acting.reading.structure(id) else { continue }
      written.append(try notice(.moved, of: before, to: structure))
    }
    return written
  }

  // MARK: What they say

  private var letters: Letters {
    acting.parts.mailing.writer
  }

  private func mark() throws -> Postmark {
    try acting.parts.mailing.postmark(on: acting.parts.clock.today(), at: acting.instant)
  }

  private var papers: PapersWanted? {
    file.request.map {
      PapersWanted(text: $0.text, by: $0.by, suspends: file.impliedDecision.suspension != nil)
    }
  }

  private func underWay(_ file: CaseFile) throws -> CaseUnderWay {
    CaseUnderWay(
      reference: file.reference, receivedOn: file.opening.receivedOn, impliedDecisionOn: file.impliedDecisionOn,
      adviser: try adviser(of: file), obligation: file.opening.obligation, year: try obligation(of: file)?.year,
      modules: file.opening.modules, agent: acting.user)
  }

  private func adviser(of file: CaseFile) throws -> Adviser {
    guard let adviser = try acting.reading.adviser(file.opening.adviser) else {
      throw DeskRefusal.noSuchAdviser(file.opening.adviser)
    }
    return adviser
  }

  /// nil where the facts no longer know it.
  private func obligation(of file: CaseFile) throws -> Obligation? {
    if let pleaded, pleaded.id == file.opening.obligation { return pleaded }
    return try acting.standing(of: file.opening.adviser, asIn: file).situation.obligation(file.opening.obligation)
  }

  // MARK: Structures

  /// Told where one of them asked, or where they were told of the case before: no employer learns of it from this.
  private func notices(_ event: CaseNotice.Event, of file: CaseFile) throws -> [CaseLetter] {
    var structures = file.opening.requestedBy == .structure ? try employers(of: file) : []
    for id in told.structures where !structures.contains(where: { $0.id == id }) {
      if let structure = try acting.reading.structure(id) { structures.append(structure) }
    }
    return try structures.map { try notice(event, of: file, to: $0) }
  }

  private func notice(_ event: CaseNotice.Event, of file: CaseFile, to structure: Structure) throws -> CaseLetter {
    let notice = CaseNotice(
      reference: file.reference, structure: structure, adviser: try adviser(of: file),
      obligation: file.opening.obligation, year: try obligation(of: file)?.year, event: event, happenedOn: acting.day,
      agent: acting.user)
    return CaseLetter(kind: .caseNotice, structure: structure.id, posting: letters.notice(notice, try mark()))
  }

  private func employers(of file: CaseFile) throws -> [Structure] {
    try acting.employers(of: file.opening.adviser, at: try obligation(of: file)?.deadline ?? acting.day)
  }
}

extension CaseActing {
  /// The employers on `day`, else the last ones before it.
  func employers(of adviser: AdviserID, at day: Day) throws -> [Structure] {
    try reading.employments(of: adviser).employers(at: day).compactMap { try reading.structure($0) }
  }
}
