public import Cases
public import Dates

/// Names a paper kept as evidence.
public struct EvidenceID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
  public var description: String { String(rawValue) }
}

/// A paper as lists show it: neither its name nor what it says.
public struct EvidenceRecord: Sendable, Hashable {
  public var id: EvidenceID
  public var reference: CaseReference
  public var kind: EvidenceKind
  /// Bytes, before sealing.
  public var size: Int
  /// The days that it speaks for; nil where it has no first one.
  public var validFrom: Day?
  public var validTo: Day
  public var addedBy: String
  public var systemUser: String?
  public var addedAt: Instant
  public var keeping: EvidenceKeeping
  /// When it went; nil while it is here.
  public var purgedAt: Instant?
  /// The day its case closed; nil while it is open.
  public var caseClosedOn: Day?
  /// How often it was opened.
  public var openings: Int

  public init(
    id: EvidenceID, reference: CaseReference, kind: EvidenceKind, size: Int, validFrom: Day?, validTo: Day,
    addedBy: String, systemUser: String?, addedAt: Instant, keeping: EvidenceKeeping, purgedAt: Instant? = nil,
    caseClosedOn: Day? = nil, openings: Int = 0
  ) {
    self.id = id
    self.reference = reference
    self.kind = kind
    self.size = size
    self.validFrom = validFrom
    self.validTo = validTo
    self.addedBy = addedBy
    self.systemUser = systemUser
    self.addedAt = addedAt
    self.keeping = keeping
    self.purgedAt = purgedAt
    self.caseClosedOn = caseClosedOn
    self.openings = openings
  }

  /// The day on which it goes.
  public var purgeOn: Day { keeping.purgeOn(closedOn: caseClosedOn) }
}

/// That somebody opened a paper, or removed it before its day.
public struct EvidenceAct: Sendable, Hashable {
  /// What somebody may do to a paper that is kept.
  public enum What: String, Sendable, Hashable, CaseIterable { case open, remove }

  public var evidence: EvidenceID
  public var what: What
  public var by: String
  public var systemUser: String?
  public var at: Instant
  /// In people's own words, which may speak of health; nil once erased.
  public var reason: String?

  public init(evidence: EvidenceID, what: What, by: String, systemUser: String?, at: Instant, reason: String?) {
    self.evidence = evidence
    self.what = what
    self.by = by
    self.systemUser = systemUser
    self.at = at
    self.reason = reason
  }
}
