public import Cases
import Dates
import Envelope
public import Roster
public import Rules
public import Store

/// All that the desk knows of one adviser, as it stands at one moment (GDPR art. 15 and 20).
public struct PersonExport: Sendable {
  public var adviser: AdviserID
  /// nil where names and addresses are not known.
  public var person: Adviser?
  public var facts: Facts
  public var department: DepartmentCode?
  public var employments: [Employment]
  /// The employers, as last stated.
  public var structures: [StructureID: Structure]
  public var training: Training
  /// Superseded ones included.
  public var recorded: [RecordedFact]
  /// By reference.
  public var cases: [CaseFile]
  /// Cases that once stood under this adviser by mistake, and are about somebody else.
  public var movedCases: [CaseReference]
  public var reviews: [Review]
  public var papers: [Paper]
  public var letters: [Letter]
  public var reminders: [ToldReminder]
  public var notices: [ToldNotice]
  /// What stands or stood against the adviser's addresses.
  public var addresses: [AddressMark]
  public var hold: RetentionHold?
  public var notice: PurgeNotice?
  /// In what capacity the people of the desk act, by login: that is shown, not who they are (art. 15(4)).
  public var capacities: [String: String]

  /// A paper, and what was done to it.
  public struct Paper: Sendable {
    public var record: EvidenceRecord
    public var acts: [EvidenceAct]
  }

  /// A letter about the adviser. One that tells of several advisers is listed without its words.
  public struct Letter: Sendable {
    public var row: OutboxRow
    /// nil where it tells of others too, or its words are gone.
    public var subject: String?
    public var text: String?
  }
}

/// Gathers all that the desk knows of one adviser.
public struct ExportPerson: Sendable {
  public var adviser: AdviserID
  public var by: Acting

  public init(_ adviser: AdviserID, by: Acting) {
    self.adviser = adviser
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<PersonExport, DeskRefusal> {
    try parts.deciding(as: .desk(.exportPerson, "adviser \(adviser)", by: by)) { writing in
      let reading = writing.reading
      let user = try by.user(in: reading)
      guard user.role.mayDecide else { throw DeskRefusal.privacy(.roleMayNotExport(user.role)) }
      guard let facts = try reading.facts(of: adviser) else { throw DeskRefusal.noSuchAdviser(adviser) }
      return try export(facts, on: parts.clock.today(), reading)
    }
  }

  private func export(_ facts: Facts, on today: Day, _ reading: Reading) throws -> PersonExport {
    let employments = try reading.employments(of: adviser)
    let told = try reading.reminders(about: adviser)
    let cases = try reading.caseFiles(CaseFilter(adviser: adviser))
    var structures: [StructureID: Structure] = [:]
    let notices = try reading.notices(about: adviser)
    for id in employments.map(\.structure) + told.map(\.key.structure) + notices.compactMap(\.key.structure) {
      structures[id] = try reading.structure(id)
    }
    let person = try reading.adviser(adviser)
    return PersonExport(
      adviser: adviser, person: person, facts: facts,
      department: try reading.department(of: adviser, on: today), employments: employments, structures: structures,
      training: try reading.training(of: adviser), recorded: try reading.recordedFacts(of: adviser), cases: cases,
      movedCases: try reading.casesMoved(from: adviser),
      reviews: try reading.reviews(ReviewFilter(adviser: adviser)),
      papers: try cases.flatMap { try reading.evidence(of: $0.reference) }.map {
        PersonExport.Paper(record: $0, acts: try reading.evidenceActs(of: $0.id))
      },
      letters: try reading.letters(about: adviser).map { try letter($0, reading) }, reminders: told, notices: notices,
      addresses: try [person?.email, person?.personalEmail].compactMap(\.self).flatMap {
        try reading.addressMarks(of: $0.lowercased())
      },
      hold: try reading.retentionHolds().first { $0.adviser == adviser },
      notice: try reading.purgeNotice(.advisers, adviser.rawValue),
      capacities: Dictionary(try reading.users().map { ($0.login, $0.capacity) }, uniquingKeysWith: { a, _ in a }))
  }

  private func letter(_ row: OutboxRow, _ reading: Reading) throws -> PersonExport.Letter {
    let bytes = try reading.outboxBytes(row.id) ?? []
    guard row.purpose != .reminder || row.isOfOneReader, !bytes.isEmpty else { return PersonExport.Letter(row: row) }
    return PersonExport.Letter(
      row: row, subject: try reading.subject(ofLetter: row.id), text: PlainPart.text(of: bytes))
  }
}

extension OutboxRow {
  /// Whether it is a notice to an adviser, who reads in it of nobody else.
  fileprivate var isOfOneReader: Bool { NoticeKind(rawValue: letter).map { $0 != .unfundedModule } ?? false }
}
