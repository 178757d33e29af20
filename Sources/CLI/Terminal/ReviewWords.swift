import Cases
import Dates
import Rules

extension ReviewDifference.Change {
  /// What differs, then and now, without a period.
  var said: Said {
    let (fr, en) = (which("au"), which("on"))
    return switch field {
    case .status: Said("\(fr) : \(then) → \(now)", "\(en): \(then) → \(now)")
    case .missing: Said("\(fr) : manque \(then) → \(now)", "\(en): missing \(then) → \(now)")
    case .opens: Said("\(fr) : ouvre le \(then) → \(now)", "\(en): opens \(then) → \(now)")
    case .deadline: Said("\(fr) : échéance \(then) → \(now)", "\(en): deadline \(then) → \(now)")
    case .carryOver: Said("\(fr) : reconduction \(then) → \(now)", "\(en): carry-over \(then) → \(now)")
    }
  }

  private func which(_ word: String) -> String { "\(obligation) (\(word) \(on))" }
}

extension ReviewDifference.Cause {
  /// What makes the difference, without a period.
  var said: Said {
    switch kind {
    case .completion:
      now.map { Said("module suivi, appris depuis : \($0)", "module followed, learned since: \($0)") }
        ?? Said("module retiré depuis : \(then ?? "")", "module retracted since: \(then ?? "")")
    case .employment: Said("contrat " + change("inconnu", "retiré"), "contract " + change("unknown", "gone"))
    case .entry:
      Said("entrée en formation " + change("inconnue", "retirée"), "entry into training " + change("unknown", "gone"))
    case .exemption: Said("dispense " + change("?", "?"), "exemption " + change("?", "?"))
    case .ruleBook: Said("livre de règles " + change("?", "?"), "rule book " + change("?", "?"))
    }
  }

  private func change(_ unknown: String, _ gone: String) -> String { "\(then ?? unknown) → \(now ?? gone)" }
}

extension Review.Outcome {
  var said: Said {
    switch self {
    case .kept: Said("décision maintenue", "decision kept")
    case .reopened: Said("dossier rouvert", "case reopened")
    case .moot: Said("sans objet : plus rien ne diffère", "moot: nothing differs any more")
    }
  }
}
