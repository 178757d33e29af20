public import Dates
import Mail
import Roster
import Rules
import Store

/// Lists what must still be found out, adviser by adviser.
public struct ListMissingFacts: Sendable {
  public var on: Day

  public init(on: Day) { self.on = on }

  /// Ordered by adviser id; only those about whom something is missing.
  public func perform(with parts: DeskParts) throws -> [MissingFacts] {
    try parts.store.read { reading in
      var evaluator = Evaluator(parts.book(on))
      let structures = try reading.structures()
      let advisers = try reading.advisers(nil)
      var missing: [MissingFacts] = []
      try reading.eachAdviser { record in
        let isUndetermined = evaluator.tally(of: record.facts, on: on).regime == .undetermined
        let gaps =
          (isUndetermined ? [.exemption] : []) + employerGaps(record.employments, structures)
          + addressGaps(advisers[record.id])
        if gaps.isEmpty { return }
        missing.append(
          MissingFacts(
            adviser: record.id, gaps: gaps, answers: isUndetermined ? answers(record.facts, &evaluator) : nil))
      }
      return missing
    }
  }

  private func answers(_ facts: Facts, _ evaluator: inout Evaluator) -> MissingFacts.Answers {
    var (exempt, notExempt) = (facts, facts)
    exempt.exemption = .yes(on: nil)
    notExempt.exemption = .no
    return MissingFacts.Answers(
      ifExempt: evaluator.situation(of: exempt, on: on), ifNotExempt: evaluator.situation(of: notExempt, on: on))
  }

  /// What is missing about those who employ the adviser on the day, else about who did so last.
  private func employerGaps(
    _ employments: [Employment], _ structures: [StructureID: Structure]
  ) -> [MissingFacts.Gap] {
    if employments.isEmpty { return [.employment] }
    return employments.employers(at: on).flatMap { id -> [MissingFacts.Gap] in
      let structure = structures[id] ?? Structure(id: id, name: id.rawValue)
      var gaps: [MissingFacts.Gap] = []
      if structure.department == nil { gaps.append(.department(id)) }
      if structure.kind == nil { gaps.append(.employerKind(id)) }
      if case .failure = Recipients.mailbox(of: structure) { gaps.append(.structureAddress(id)) }
      return gaps
    }
  }

  private func addressGaps(_ adviser: Adviser?) -> [MissingFacts.Gap] {
    guard let adviser, case .success = Recipients.mailbox(of: adviser) else { return [.adviserAddress] }
    return []
  }
}
