public import Cases
public import Dates
public import Envelope
public import Roster
public import Rules

/// Where a letter stands on its way.
public enum OutboxState: String, Sendable, Hashable, CaseIterable {
  case queued
  /// A dispatcher has taken it and may be handing it over.
  case claimed
  case accepted
  case deferred
  case failed
  /// Waits for a person.
  case held
  /// It may have been delivered: the server's answer was lost, or the dispatcher died while sending.
  case inDoubt = "in-doubt"
  case cancelled
}

/// That somebody was told of an adviser's overdue obligation at a stage.
public struct ReminderKey: Sendable, Hashable {
  public var structure: StructureID
  public var adviser: AdviserID
  public var obligation: ObligationID
  /// Which telling it is, from 1.
  public var stage: Int
  public var addressee: ReminderAddressee

  public init(
    structure: StructureID, adviser: AdviserID, obligation: ObligationID, stage: Int,
    addressee: ReminderAddressee = .structure
  ) {
    self.structure = structure
    self.adviser = adviser
    self.obligation = obligation
    self.stage = stage
    self.addressee = addressee
  }
}

/// A letter that a dispatcher had claimed and will not tell of.
public struct AbandonedLetter: Sendable, Hashable {
  public var row: OutboxRow
  /// The dispatcher's name.
  public var owner: String
  /// Whether it is known to be dead; otherwise it has been silent for longer than its lease.
  public var isOfTheDead: Bool
}

/// One letter as lists show it, without its bytes.
public struct OutboxRow: Sendable, Hashable {
  public var id: Int64
  public var to: [String]
  public var letter: String
  public var language: String
  public var purpose: Purpose
  public var state: OutboxState
  /// All attempts.
  public var attempts: Int
  /// Attempts since the letter was queued, or since a person let it go again.
  public var tries: Int
  public var messageID: String
  public var nextAttempt: Instant?
  public var lastReply: String?
  public var caseReference: CaseReference?
  public var structure: StructureID?
  public var reminders: [ReminderKey]
  public var notices: [NoticeKey]
  public var campaign: String?
  public var enqueuedAt: Instant
  /// Since when a dispatcher has it; nil where none does.
  public var claimedAt: Instant?
}
