public import Dates
public import Rules

extension ReviewDifference {
  /// How a decision's footing looks with the facts that are known by now, as of the day of the decision.
  ///
  /// What happened after that day is no reason, nor is what other cases came to: both are left as they were known then.
  ///
  /// - Parameters:
  ///   - then: the facts as they were known when it was decided, with the case still open.
  ///   - now: the facts as they are known by now.
  ///   - book: the rule book in force on the day of the decision.
  /// - Returns: nil where the decision would have seen the same.
  public init?(_ decided: Decided, knownThen then: Facts, knownNow now: Facts, under book: RuleBook) {
    let then = then.upTo(decided.day, otherwise: then)
    let now = now.upTo(decided.day, otherwise: then)
    let late = LateFact.all(from: then, to: now)
    if late.isEmpty { return nil }
    var evaluator = Evaluator(book)
    func footing(_ facts: Facts) -> Footing {
      Footing(
        decided.obligation, in: evaluator.situation(of: facts, on: decided.day), for: decided, under: book)
    }
    let (before, after) = (footing(then), footing(now))
    let changes = before.changes(to: after)
    if changes.isEmpty { return nil }
    // One that alone would have made a difference, or without which there would be another; else all of them together.
    let causes = late.filter { footing($0.learned(in: then)) != before || footing($0.forgotten(in: now)) != after }
    self.init(changes: changes, causes: (causes.isEmpty ? late : causes).map(\.cause))
  }

  /// How a decision's footing, and what has come of it, look under other rule books.
  ///
  /// - Parameters:
  ///   - undecided: the facts as they are known, with the case still open.
  ///   - facts: the facts as they are known, with the decision.
  ///   - asOf: the day for which what has come of the decision is compared.
  /// - Returns: nil where nothing of it differs.
  public init?(
    _ decided: Decided, undecided: Facts, facts: Facts, asOf: Day, from old: (Day) -> RuleBook,
    to new: (Day) -> RuleBook
  ) {
    var changes: [Change] = []
    let (bookThen, bookNow) = (old(decided.day), new(decided.day))
    if bookThen != bookNow {
      let sides = [bookThen, bookNow].map { book in
        Footing(
          decided.obligation, in: situation(undecided, in: book, on: decided.day), for: decided, under: book)
      }
      changes += sides[0].changes(to: sides[1])
    }
    let books = [old(asOf), new(asOf)]
    let situations = books.map { situation(facts, in: $0, on: asOf) }
    for id in Self.affected(by: decided, in: situations) {
      let sides = zip(situations, books).map { Footing(id, in: $0, under: $1) }
      changes += sides[0].changes(to: sides[1])
    }
    if changes.isEmpty { return nil }
    self.init(changes: changes, causes: [Cause(kind: .ruleBook, then: books[0].name, now: books[1].name)])
  }

  /// The obligation that was decided on, and those that its rights went to.
  private static func affected(by decided: Decided, in situations: [Situation]) -> [ObligationID] {
    let made = situations.flatMap(\.obligations).map(\.id).filter { $0.origin == decided.obligation }
    return [decided.obligation] + Set(decided.modules == nil ? [] : made).sorted()
  }
}
