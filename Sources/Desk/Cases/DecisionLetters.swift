import Cases
import Mail
import Roster
import Rules
import Store

/// The letters that tell of one decision: to the adviser in full, to the employer without the ground.
struct DecisionLetters {
  let acting: CaseActing
  /// The case once decided.
  let file: CaseFile
  let adviser: Adviser
  /// What it pleads for, as it stood before the decision.
  let obligation: Obligation
  let regime: Regime
  /// What the approval made; nil for a refusal.
  let granted: Obligation?

  /// The adviser's letter first; then one to each employer at the obligation's deadline, else to the last one before it.
  func written(_ act: Act) throws -> [CaseLetter] {
    let mailing = acting.parts.mailing
    let letters = mailing.writer
    let mark = { try mailing.postmark(on: acting.parts.clock.today(), at: acting.instant) }
    var written: [CaseLetter] = []
    switch act {
    case .approve:
      guard let granted else { break }
      let posting = letters.approval(decision, granted: granted, asked: file.opening.modules, try mark())
      written.append(CaseLetter(kind: .approval, structure: nil, posting: posting))
    case .refuse(let reason):
      let posting = letters.refusal(decision, reason: reason, try mark())
      written.append(CaseLetter(kind: .refusal, structure: nil, posting: posting))
    default: return []
    }
    for structure in try acting.employers(of: adviser.id, at: obligation.deadline) {
      let posting = letters.notice(notice(to: structure), try mark())
      written.append(CaseLetter(kind: .decisionNotice, structure: structure.id, posting: posting))
    }
    return written
  }

  private var decision: DecisionOnCase {
    DecisionOnCase(
      reference: file.reference, receivedOn: file.opening.receivedOn, decidedOn: acting.day, adviser: adviser,
      obligation: obligation, regime: regime, article: acting.parts.book(acting.day).inForceFrom, author: acting.user)
  }

  private func notice(to structure: Structure) -> DecisionNotice {
    DecisionNotice(
      reference: file.reference, decidedOn: acting.day, structure: structure, adviser: adviser, obligation: obligation,
      outcome: granted.map { .justified(granted: $0) } ?? .notGranted, author: acting.user)
  }
}
