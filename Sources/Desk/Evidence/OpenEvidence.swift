import Cases
import Dates
public import Sealing
public import Store

/// Opens a paper: who does, and why, is recorded and committed before a byte of it is given out.
public struct OpenEvidence: Sendable {
  public var id: EvidenceID
  public var reason: String
  public var by: Acting

  public init(_ id: EvidenceID, reason: String, by: Acting) {
    self.id = id
    self.reason = reason
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<OpenedEvidence, DeskRefusal> {
    try parts.deciding(as: .desk(.openEvidence, "evidence \(id)", by: by)) { writing in
      let record = try EvidenceActing(id, by: by, reason: reason, in: writing.reading).record
      guard let sealed = try writing.reading.sealedEvidence(id) else {
        throw StoreError.unreadable(table: "evidence_blob")
      }
      try writing.append(
        EvidenceAct(
          evidence: id, what: .open, by: by.login, systemUser: by.systemUser, at: writing.instant, reason: reason))
      return OpenedEvidence(record: record, sealed: sealed)
    }
  }
}

/// A paper whose opening is on record.
public struct OpenedEvidence: Sendable, Equatable {
  public var record: EvidenceRecord
  var sealed: SealedFile

  /// Its name and its bytes.
  ///
  /// - Throws: ``UnopenableEvidence``, where they are not those that were sealed for this paper.
  public func contents(with keys: WorkspaceKeys) throws(UnopenableEvidence) -> FileContents {
    do throws(SealingError) {
      return try sealed.opened(with: keys, boundTo: EvidenceRecord.binding(record.id, of: record.reference))
    } catch {
      throw UnopenableEvidence(id: record.id, cause: error)
    }
  }
}

/// A paper that is here and cannot be opened.
public struct UnopenableEvidence: Error, Hashable, Sendable {
  public var id: EvidenceID
  public var cause: SealingError

  public init(id: EvidenceID, cause: SealingError) {
    self.id = id
    self.cause = cause
  }
}
