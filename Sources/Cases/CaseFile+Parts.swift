public import Dates
public import Roster
public import Rules

extension CaseFile {
  /// What somebody thinks should be decided, and why.
  public struct Proposal: Sendable, Hashable {
    public var verdict: Verdict
    /// nil where the proposal does not say: then what the case pleads for.
    public var modules: Int?
    public var reason: String
    public var by: String
  }

  /// The first of two decisions that must be alike.
  public struct Signature: Sendable, Hashable {
    public var verdict: Verdict
    /// Modules to carry over; 0 for a refusal.
    public var modules: Int
    public var reason: String?
    public var by: String
    public var on: Day
  }

  /// What was decided, by whom, and from which day it counts.
  public struct Decision: Sendable, Hashable {
    public var verdict: Verdict
    /// Modules carried over; 0 for a refusal.
    public var modules: Int
    public var reason: String?
    public var by: String
    /// The login of the person in whose place it was taken.
    public var inPlaceOf: String?
    public var on: Day
    /// The version of the adviser's facts that it rests on.
    public var factsVersion: Int64?
  }

  /// Papers that were asked for.
  public struct DocumentRequest: Sendable, Hashable {
    public var text: String
    public var on: Day
    /// The day to send them by.
    public var by: Day
  }

  /// Papers that somebody saw, without keeping them.
  public struct DocumentsSeen: Sendable, Hashable {
    public var text: String
    public var by: String
    public var on: Day
    public var validity: Period
  }

  /// A stretch of time in which the case was open for one obligation, and what came of it.
  public struct Spell: Sendable, Hashable {
    public var adviser: AdviserID
    public var obligation: ObligationID
    public var from: Day
    /// The first day on which it was no longer open; nil while it is.
    public var closedOn: Day?
    /// The modules that an approval carried over at its end.
    public var granted: Int?
    /// The day on which that approval was taken back.
    public var revokedOn: Day?

    init(adviser: AdviserID, obligation: ObligationID, from: Day) {
      self.adviser = adviser
      self.obligation = obligation
      self.from = from
    }
  }

  /// What the rules are told of it, for one adviser.
  public func pleas(of adviser: AdviserID) -> [Plea] {
    spells.filter { $0.adviser == adviser }.map { $0.plea(reference) }
  }

  /// The rights that it carried over, those taken back included.
  public var carryOvers: [CarryOver] { spells.compactMap { $0.carryOver(reference) } }

  /// The same, of one adviser's.
  public func carryOvers(of adviser: AdviserID) -> [CarryOver] {
    spells.filter { $0.adviser == adviser }.compactMap { $0.carryOver(reference) }
  }

  /// The rights that it carries over as it stands; nil where it grants none.
  public var carryOver: CarryOver? {
    spells.last?.carryOver(reference).flatMap { $0.revokedOn == nil ? $0 : nil }
  }
}

extension CaseFile.Spell {
  /// That the case pleads, for the rules.
  public func plea(_ reference: CaseReference) -> Plea {
    Plea(obligation: obligation, receivedOn: from, closedOn: closedOn, caseReference: reference.description)
  }

  /// What it granted, for the rules; nil where it granted nothing.
  public func carryOver(_ reference: CaseReference) -> CarryOver? {
    guard let granted, let closedOn else { return nil }
    return CarryOver(
      obligation: obligation, modules: granted, approvedOn: closedOn, revokedOn: revokedOn,
      caseReference: reference.description)
  }
}
