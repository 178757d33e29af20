import Dates
import Roster
import Rules

/// A situation as a person reads it on a terminal.
enum SituationText {
  static func summary(_ adviser: AdviserID, _ situation: Situation) -> String {
    let obligations = situation.obligations.map { "\($0.id)=\($0.status.rawValue)" }.joined(separator: " ")
    return "\(adviser)\t\(situation.regime.rawValue)\t\(situation.overdue)\t\(situation.usableRights)\t\(obligations)"
  }

  static func lines(_ situation: Situation) -> [String] {
    var lines = [
      Said("Au \(situation.asOf), régime ", "On \(situation.asOf), regime ").now + situation.regime.rawValue
    ]
    for obligation in situation.obligations { lines.append(line(obligation)) }
    for funded in situation.completions {
      lines.append("  \(funded.completion.day)  \(funded.completion.module)  \(funded.funding.rawValue)")
    }
    lines.append(
      Said(
        "Droits utilisables : \(situation.usableRights) ; un module de plus : \(situation.nextModule.rawValue)",
        "Usable rights: \(situation.usableRights); one more module: \(situation.nextModule.rawValue)"
      ).now)
    if let change = situation.nextChange {
      lines.append(Said("Prochain changement : \(change)", "Next change: \(change)").now)
    }
    return lines
  }

  private static func line(_ obligation: Obligation) -> String {
    let missing =
      obligation.missing > 0 ? Said(", manque \(obligation.missing)", ", missing \(obligation.missing)").now : ""
    return "  \(obligation.id)  \(obligation.opens) → \(obligation.deadline)  \(obligation.required)  "
      + "\(obligation.status.rawValue)\(missing)"
  }
}
