import Cases
import Dates
import Roster
import Rules
import Store

/// Where one adviser stands on the day on which an act takes effect.
struct Standing {
  let facts: Facts
  let book: RuleBook
  let situation: Situation

  /// Throws what speaks against carrying `modules` of `id` over.
  func checkCarryOver(of id: ObligationID, modules: Int) throws(DeskRefusal) {
    if let refusal = situation.carryOverRefusal(of: id, modules: modules, in: book) { throw .carryOver(refusal) }
    let later = facts.carryOvers.filter {
      $0.obligation == id && $0.approvedOn > situation.asOf && $0.revokedOn == nil
    }
    if let first = later.min(by: { $0.approvedOn < $1.approvedOn }) {
      throw .beforeLaterApproval(case: first.caseReference, on: first.approvedOn)
    }
  }
}

extension CaseActing {
  /// Where the adviser stands, with `file` as it is given where the database has come further.
  func standing(of adviser: AdviserID, asIn file: CaseFile? = nil) throws -> Standing {
    guard let recorded = try reading.facts(of: adviser) else { throw DeskRefusal.noSuchAdviser(adviser) }
    let facts = file.map { recorded.with($0, of: adviser) } ?? recorded
    let book = parts.book(day)
    return Standing(facts: facts, book: book, situation: situation(facts, in: book, on: day))
  }
}
