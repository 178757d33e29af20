public import Cases
import Dates
import Rules
import Store

/// Puts a rule book into force: what it changes must have been seen, is recorded, and the decisions that it touches are listed.
///
/// Nobody's decision changes: what an approval carried over stays as it was decided, and is read by the book of the day that
/// is asked about.
public struct AdoptRuleBook: Sendable {
  public var proposed: ProposedBook
  /// The token of the change that was seen.
  public var previewed: String
  public var by: Acting

  public init(_ proposed: ProposedBook, previewed: String, by: Acting) {
    self.proposed = proposed
    self.previewed = previewed
    self.by = by
  }

  /// - Parameters:
  ///   - install: puts the file where books are found; what it throws undoes everything.
  ///   - progress: is told after each adviser how many were looked at.
  public func perform(
    with parts: DeskParts, progress: (Int) -> Void = { _ in }, install: () throws -> Void
  ) throws -> Outcome<RuleBookChange, DeskRefusal> {
    // Nobody is held up while everybody is looked at, unless a fact comes in at that moment.
    let seen: (version: Int64, change: RuleBookChange)
    switch try parts.considering({ try look($0, parts, progress) }) {
    case .done(let done): seen = done
    case .refused(let refusal): return .refused(refusal)
    }
    return try parts.deciding(as: .desk(.adoptRuleBook, "rules \(proposed.book.name)", by: by)) { writing in
      let isCurrent = try writing.reading.factsVersion() == seen.version
      let change = isCurrent ? seen.change : try look(writing.reading, parts, progress).change
      try check(writing.reading)
      guard change.token == previewed else {
        throw DeskRefusal.ruleBook(.previewOutdated(stated: previewed, found: change.token))
      }
      for decision in change.decisions { try writing.list(decision) }
      try writing.append(adoption(change, at: writing.instant))
      writing.tell("book-digest", proposed.digest)
      if !parts.isDryRun { try install() }
      return change
    }
  }

  private func look(
    _ reading: Reading, _ parts: DeskParts, _ progress: (Int) -> Void
  ) throws -> (version: Int64, change: RuleBookChange) {
    try check(reading)
    return (
      try reading.factsVersion(), try RuleBookChange(proposed, in: reading, parts, progress: progress)
    )
  }

  private func check(_ reading: Reading) throws {
    let user = try by.user(in: reading)
    guard user.role.mayDecide else { throw DeskRefusal.ruleBook(.roleMayNotAdopt(user.role)) }
  }

  private func adoption(_ change: RuleBookChange, at instant: Instant) -> RuleAdoption {
    RuleAdoption(
      inForceFrom: proposed.book.inForceFrom, digest: proposed.digest, text: proposed.text, previewed: previewed,
      asOf: proposed.asOf, advisers: change.advisers, changed: change.changes.count, losing: change.losing,
      reviews: change.decisions.count, by: by.login, systemUser: by.systemUser, at: instant)
  }
}

extension Writing {
  /// Lists a decision that a book touches; what an earlier book changed, and nobody has looked at yet, stays beside it.
  fileprivate func list(_ change: RuleBookChange.DecisionChange) throws {
    let filter = ReviewFilter(reference: change.reference, kind: .ruleBook, openOnly: true)
    guard let open = try reading.reviews(filter).first(where: { $0.event == change.event }) else {
      return try addReview(of: change.reference, event: change.event, .ruleBook, change.difference)
    }
    var difference = open.difference
    difference.changes += change.difference.changes
    difference.causes += change.difference.causes
    try find(difference, for: open.id)
  }
}

/// Why a rule book is not put into force.
public enum RuleBookRefusal: Error, Hashable, Sendable {
  case roleMayNotAdopt(Role)
  /// What it changes is something else than what was seen.
  case previewOutdated(stated: String, found: String)

  var isAboutThePerson: Bool {
    if case .roleMayNotAdopt = self { return true }
    return false
  }
}
