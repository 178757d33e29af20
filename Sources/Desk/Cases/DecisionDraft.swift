import Cases
import Dates
import Mail
import Roster
import Rules
import Store

/// What a decision on a case does: worked out from what the database holds, changing nothing.
///
/// Preview and decision are both made from it, so that nobody is shown anything else than what then happens.
struct DecisionDraft {
  /// The case as it is, and as it will be.
  let file: CaseFile
  let decided: CaseFile
  let before: Situation
  let after: Situation
  let letters: [CaseLetter]
  /// What the facts answer to the checks of the ground.
  let advice: [Advice]

  init(_ act: Act, on file: CaseFile, _ acting: CaseActing) throws {
    let opening = file.opening
    let standing = try acting.standing(of: opening.adviser, asIn: file)
    before = standing.situation
    if case .approve(let modules) = act { try standing.checkCarryOver(of: opening.obligation, modules: modules) }
    guard let adviser = try acting.reading.adviser(opening.adviser) else {
      throw DeskRefusal.noSuchAdviser(opening.adviser)
    }
    guard let obligation = before.obligation(opening.obligation) else {
      throw DeskRefusal.carryOver(.noSuchObligation(opening.obligation))
    }
    var decided = file
    decided.append(try acting.decision(act, on: file))
    self.file = file
    self.decided = decided
    after = situation(standing.facts.with(decided, of: opening.adviser), in: standing.book, on: acting.day)
    advice = file.advice(
      standing.facts, obligation, under: try acting.ground(opening.ground), on: acting.day)
    letters = try DecisionLetters(
      acting: acting, file: decided, adviser: adviser, obligation: obligation, regime: before.regime,
      granted: after.obligation(grantedBy: decided, since: before)
    ).written(act)
  }
}

extension Facts {
  /// These facts of an adviser with the case as it has become, or as it was.
  func with(_ file: CaseFile, of adviser: AdviserID) -> Facts {
    var facts = self
    let reference = file.reference.description
    facts.pleas.removeAll { $0.caseReference == reference }
    facts.pleas += file.pleas(of: adviser)
    facts.carryOvers.removeAll { $0.caseReference == reference }
    facts.carryOvers += file.carryOvers(of: adviser)
    return facts
  }
}

extension Situation {
  /// The obligation that the approval of `file` has made.
  fileprivate func obligation(grantedBy file: CaseFile, since before: Situation) -> Obligation? {
    obligations.first { $0.id.origin == file.opening.obligation && before.obligation($0.id) == nil }
  }
}
