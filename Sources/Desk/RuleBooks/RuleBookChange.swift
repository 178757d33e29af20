public import Cases
import Dates
public import Roster
public import Rules
import Sealing
import Store

/// What a rule book changes, for whom: worked out from what the database holds, changing nothing.
public struct RuleBookChange: Sendable {
  /// How many advisers were looked at.
  public var advisers = 0
  /// Those whose situation changes: whoever loses something first, then by adviser.
  public var changes: [AdviserChange] = []
  /// The decisions that rest on something that changes, or from which something came that does, by reference.
  public var decisions: [DecisionChange] = []
  /// Names exactly this: the book, the day, and every line of the change. An adoption must state it.
  public var token = ""

  public var losing: Int { changes.count(where: \.difference.isLoss) }

  /// What changes for one adviser.
  public struct AdviserChange: Sendable, Hashable {
    public var adviser: AdviserID
    public var difference: SituationDifference
  }

  /// What changes for one decision.
  public struct DecisionChange: Sendable, Hashable {
    public var reference: CaseReference
    public var adviser: AdviserID
    /// The place of the decision among the acts on the case.
    var event: Int
    public var difference: ReviewDifference
  }

  /// - Parameter progress: is told after each adviser how many were looked at.
  init(_ proposed: ProposedBook, in reading: Reading, _ parts: DeskParts, progress: (Int) -> Void) throws {
    var before = Evaluator(parts.book(proposed.asOf))
    var after = Evaluator(proposed.books.book(on: proposed.asOf))
    try reading.eachAdviser { record in
      advisers += 1
      let difference = SituationDifference(
        from: before.situation(of: record.facts, on: proposed.asOf),
        to: after.situation(of: record.facts, on: proposed.asOf))
      if let difference { changes.append(AdviserChange(adviser: record.id, difference: difference)) }
      progress(advisers)
    }
    let losing = changes.filter(\.difference.isLoss)
    changes = losing + changes.filter { !$0.difference.isLoss }
    for reference in try reading.decidedCases() {
      if let change = try DecisionChange(reference, proposed, in: reading, parts) { decisions.append(change) }
    }
    token = token(proposed)
  }

  /// Sixteen hexadecimal digits of a digest of all that is shown.
  private func token(_ proposed: ProposedBook) -> String {
    var lines = [proposed.digest, proposed.asOf.description, "\(advisers)"]
    for change in changes { lines += [change.adviser.rawValue] + change.difference.changes.map(\.english) }
    for change in decisions {
      lines += ["\(change.reference)/\(change.event)"]
      lines += change.difference.changes.map { "\($0.obligation) \($0.on) \($0.field.rawValue) \($0.then) \($0.now)" }
    }
    return String(Digest(of: lines.joined(separator: "\n").utf8).description.prefix(16))
  }
}

extension RuleBookChange.DecisionChange {
  /// nil where nothing of the decision changes, or none stands.
  fileprivate init?(
    _ reference: CaseReference, _ proposed: ProposedBook, in reading: Reading, _ parts: DeskParts
  ) throws {
    guard let file = try reading.caseFile(reference), let decided = file.decided, let event = file.decidingEvent,
      let undecided = file.undecided, let facts = try reading.facts(of: file.opening.adviser)
    else { return nil }
    let difference = ReviewDifference(
      decided, undecided: facts.with(undecided, of: file.opening.adviser), facts: facts, asOf: proposed.asOf,
      from: parts.book, to: proposed.books.book(on:))
    guard let difference else { return nil }
    self.init(
      reference: reference, adviser: file.opening.adviser, event: event, difference: difference)
  }
}
