import Cases
import Dates
public import Store

/// Destroys a paper before its day.
public struct RemoveEvidence: Sendable {
  public var id: EvidenceID
  public var reason: String
  public var by: Acting

  public init(_ id: EvidenceID, reason: String, by: Acting) {
    self.id = id
    self.reason = reason
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<EvidenceRecord, DeskRefusal> {
    try parts.deciding(as: .desk(.removeEvidence, "evidence \(id)", by: by)) { writing in
      var record = try EvidenceActing(id, by: by, reason: reason, in: writing.reading).record
      try writing.append(
        EvidenceAct(
          evidence: id, what: .remove, by: by.login, systemUser: by.systemUser, at: writing.instant, reason: reason))
      try writing.purgeEvidence(id)
      record.purgedAt = writing.instant
      return record
    }
  }
}
