public import Cases
public import Dates
public import Roster
public import Rules

/// A decision on a case as its letter to the adviser tells it. Neither the ground nor the request's words are part of it.
public struct DecisionOnCase: Sendable, Hashable {
  public var reference: CaseReference
  /// The day on which the request reached the service.
  public var receivedOn: Day
  public var decidedOn: Day
  public var adviser: Adviser
  /// What the case pleads for, as it stood on the day of the decision and before it.
  public var obligation: Obligation
  /// The regime the adviser was under: it tells which rule of the article the obligation comes from.
  public var regime: Regime
  /// The day of the article that the rule book in force puts into figures.
  public var article: Day
  /// Who decided.
  public var author: User

  public init(
    reference: CaseReference, receivedOn: Day, decidedOn: Day, adviser: Adviser, obligation: Obligation,
    regime: Regime, article: Day, author: User
  ) {
    self.reference = reference
    self.receivedOn = receivedOn
    self.decidedOn = decidedOn
    self.adviser = adviser
    self.obligation = obligation
    self.regime = regime
    self.article = article
    self.author = author
  }
}
