public import Cases
public import Dates
public import Sealing
public import Store

/// Keeps a paper, sealed, where the ground of its case lets it be kept.
public struct AddEvidence: Sendable {
  public var reference: CaseReference
  public var contents: FileContents
  public var kind: EvidenceKind
  /// The days that it speaks for; nil where it has no first one.
  public var validFrom: Day?
  public var validTo: Day
  /// The day on which it goes at the latest; nil leaves that to the case.
  public var until: Day?
  public var daysAfterClosing: Int
  public var by: Acting
  /// The day on which the act takes effect; nil for today.
  public var on: Day?
  public var key: WorkspaceKey
  /// Bytes drawn for this paper alone.
  public var draw: FileDraw

  public init(
    _ contents: FileContents, _ kind: EvidenceKind, to reference: CaseReference, validFrom: Day?, validTo: Day,
    until: Day?, daysAfterClosing: Int, by: Acting, on: Day? = nil, under key: WorkspaceKey, draw: FileDraw
  ) {
    self.contents = contents
    self.kind = kind
    self.reference = reference
    self.validFrom = validFrom
    self.validTo = validTo
    self.until = until
    self.daysAfterClosing = daysAfterClosing
    self.by = by
    self.on = on
    self.key = key
    self.draw = draw
  }

  public func perform(with parts: DeskParts) throws -> Outcome<EvidenceRecord, DeskRefusal> {
    try parts.deciding(as: .act(.keepEvidence, on: reference, by: by)) { writing in
      let acting = try CaseActing(
        parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on ?? parts.clock.today())
      let file = try allowed(acting)
      return try keep(file, acting, writing)
    }
  }

  /// The case, once nothing speaks against keeping a paper of it.
  private func allowed(_ acting: CaseActing) throws -> CaseFile {
    let role = acting.user.role
    guard role.mayInstruct else { throw DeskRefusal.move(.roleMayNotInstruct(role)) }
    let file = try acting.file(reference)
    guard acting.parts.grounds.ground(file.opening.ground)?.keepsFiles == true else {
      throw DeskRefusal.evidence(.groundKeepsNoFiles)
    }
    if file.state.isClosed { throw DeskRefusal.evidence(.caseClosed(file.state)) }
    if let validFrom, validFrom > validTo { throw DeskRefusal.evidence(.endsBeforeItStarts) }
    if let until, until <= acting.day { throw DeskRefusal.evidence(.untilPassed(until, today: acting.day)) }
    return file
  }

  /// The one place where a paper begins to be kept.
  private func keep(_ file: CaseFile, _ acting: CaseActing, _ writing: Writing) throws -> EvidenceRecord {
    let id = try writing.nextEvidenceID()
    let record = EvidenceRecord(
      id: id, reference: reference, kind: kind, size: contents.bytes.count, validFrom: validFrom, validTo: validTo,
      addedBy: acting.actor.login, systemUser: acting.actor.systemUser, addedAt: writing.instant,
      keeping: EvidenceKeeping(for: file, addedOn: acting.day, until: until, daysAfterClosing: daysAfterClosing))
    let binding = EvidenceRecord.binding(id, of: reference)
    try writing.append(record, SealedFile(contents, boundTo: binding, under: key, draw: draw))
    try acting.append(.keepEvidence(id.rawValue), to: file, writing)
    return record
  }
}
