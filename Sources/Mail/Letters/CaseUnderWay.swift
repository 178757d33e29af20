public import Cases
public import Dates
public import Roster
public import Rules

/// A case as the letters of its life tell it: neither the ground, the request's words nor an absence is part of it.
public struct CaseUnderWay: Sendable, Hashable {
  public var reference: CaseReference
  /// The day on which the request reached the service.
  public var receivedOn: Day
  /// The day on which silence becomes a refusal (CRPA L231-4).
  public var impliedDecisionOn: Day
  public var adviser: Adviser
  /// What it pleads for.
  public var obligation: ObligationID
  /// The year that the obligation is of; nil where the facts no longer know it.
  public var year: Int?
  /// How many modules it pleads for.
  public var modules: Int
  /// Who acts, and whom the letter names (CRPA L111-2).
  public var agent: User

  public init(
    reference: CaseReference, receivedOn: Day, impliedDecisionOn: Day, adviser: Adviser, obligation: ObligationID,
    year: Int?, modules: Int, agent: User
  ) {
    self.reference = reference
    self.receivedOn = receivedOn
    self.impliedDecisionOn = impliedDecisionOn
    self.adviser = adviser
    self.obligation = obligation
    self.year = year
    self.modules = modules
    self.agent = agent
  }
}

/// Papers that are wanted from an adviser.
public struct PapersWanted: Sendable, Hashable {
  /// What is asked for, word for word: it may tell of the ground, so that no structure reads it.
  public var text: String
  /// The day to send them by.
  public var by: Day
  /// Whether the delay of the implied decision rests meanwhile (CRPA L114-5).
  public var suspends: Bool

  public init(text: String, by: Day, suspends: Bool) {
    self.text = text
    self.by = by
    self.suspends = suspends
  }
}

extension PapersWanted {
  /// The same for whoever must not learn what is asked for.
  public var day: PapersDay { PapersDay(by: by, suspends: suspends) }
}

/// By when papers are awaited, without saying which.
public struct PapersDay: Sendable, Hashable {
  public var by: Day
  /// Whether the delay of the implied decision rests meanwhile (CRPA L114-5).
  public var suspends: Bool

  public init(by: Day, suspends: Bool) {
    self.by = by
    self.suspends = suspends
  }
}

/// That a closed case is open again, and why.
public struct Reopening: Sendable, Hashable {
  /// How it had been closed.
  public enum Closing: Sendable, Hashable {
    /// It carried so many modules over, which go back.
    case approved(modules: Int)
    case refused
    case withdrawn
  }

  public var closing: Closing
  public var closedOn: Day
  public var reopenedOn: Day
  /// The decider's words.
  public var reason: String

  public init(closing: Closing, closedOn: Day, reopenedOn: Day, reason: String) {
    self.closing = closing
    self.closedOn = closedOn
    self.reopenedOn = reopenedOn
    self.reason = reason
  }
}

/// What a structure is told of a case that is not decided: never the ground, the papers, the reason or an absence.
///
/// There is no place in it for any of these, so that no template can show them.
public struct CaseNotice: Sendable, Hashable {
  /// All that a structure learns of it.
  public enum Event: Sendable, Hashable {
    case papersAwaited(PapersDay, impliedDecisionOn: Day)
    case withdrawn
    /// The modules that had been carried over; 0 where none were.
    case reopened(revoked: Int, impliedDecisionOn: Day)
    /// It had been opened on the wrong adviser.
    case moved
  }

  public var reference: CaseReference
  public var structure: Structure
  public var adviser: Adviser
  public var obligation: ObligationID
  public var year: Int?
  public var event: Event
  public var happenedOn: Day
  /// Who acts, and whom the letter names (CRPA L111-2).
  public var agent: User

  public init(
    reference: CaseReference, structure: Structure, adviser: Adviser, obligation: ObligationID, year: Int?,
    event: Event, happenedOn: Day, agent: User
  ) {
    self.reference = reference
    self.structure = structure
    self.adviser = adviser
    self.obligation = obligation
    self.year = year
    self.event = event
    self.happenedOn = happenedOn
    self.agent = agent
  }
}
