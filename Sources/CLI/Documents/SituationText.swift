import Dates
import Roster
import Rules

/// A situation as a person reads it on a terminal: words of their language, columns that line up.
enum SituationText {
  /// One line an adviser: id, regime, modules overdue, usable rights, and where each obligation stands.
  static func summary(_ adviser: AdviserID, _ situation: Situation) -> String {
    let obligations = situation.obligations.map { "\($0.id)=\($0.status.rawValue)" }.joined(separator: " ")
    return "\(adviser)\t\(situation.regime.rawValue)\t\(situation.overdue)\t\(situation.usableRights)\t\(obligations)"
  }

  /// `provider` is who gives the initial training, where the employer's département is known.
  static func lines(_ situation: Situation, provider: TrainingProvider? = nil) -> [String] {
    let training =
      provider.map { Said(" ; formation initiale : \($0.name)", "; initial training: \($0.name)").now } ?? ""
    var lines = [
      Said("Au \(situation.asOf), régime : ", "On \(situation.asOf), regime: ").now + word(situation.regime) + training
    ]
    lines += aligned(situation.obligations.map(cells))
    lines += aligned(
      situation.completions.map { ["\($0.completion.day)", "\($0.completion.module)", word($0.funding)] })
    lines.append(
      Said(
        "Droits utilisables : \(situation.usableRights) ; un module de plus : \(word(situation.nextModule))",
        "Usable rights: \(situation.usableRights); one more module: \(word(situation.nextModule))"
      ).now)
    if let change = situation.nextChange {
      lines.append(Said("Prochain changement : \(change)", "Next change: \(change)").now)
    }
    return lines
  }

  /// One conclusion: the rule, why, and the reading of the article that it rests on, where there is one.
  static func line(_ explanation: ExplanationLine) -> String {
    let reading = explanation.reading.map { Said(" [lecture : \($0)]", " [reading: \($0)]").now } ?? ""
    let rule = explanation.rule + String(repeating: " ", count: max(0, 3 - explanation.rule.count))
    return "\(rule)  \(Said(explanation.fr, explanation.en).now)\(reading)"
  }

  private static func cells(_ obligation: Obligation) -> [String] {
    let modules = "\(obligation.required) module" + (obligation.required > 1 ? "s" : "")
    let missing =
      obligation.missing > 0 ? Said("manque \(obligation.missing)", "\(obligation.missing) missing").now : ""
    return [
      "\(obligation.id)", "\(obligation.opens) → \(obligation.deadline)", modules, word(obligation.status), missing,
    ]
  }

  private static func word(_ answer: some WordedAnswer) -> String { answer.word(in: Tongue.current) }

  /// Rows whose cells begin below one another, each indented.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      let line = "  " + padded.joined(separator: "  ")
      return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.endIndex)])
    }
  }
}
