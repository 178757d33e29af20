import Cases
import Foundation
import TestMaterial

/// The parts of `docs/casework.md` that are drawn from the table of moves.
enum MovesPage {
  /// A part by the name that its marks on the page bear.
  static let parts = [("diagram", diagram), ("moves", moves)]

  /// The page with its drawn parts as the table has them; nil where a mark is missing.
  static func drawn(into page: String) -> String? {
    var page = page
    for (name, text) in parts {
      let (opening, closing) = ("<!-- \(name): drawn from Moves.table -->\n", "<!-- end of \(name) -->")
      guard let start = page.range(of: opening), let end = page.range(of: closing), start.upperBound <= end.lowerBound
      else { return nil }
      page.replaceSubrange(start.upperBound..<end.lowerBound, with: text)
    }
    return page
  }

  // MARK: The diagram

  /// Which acts lead from one state to another; those that leave it as it is are in the table alone.
  static var diagram: String {
    var lines = ["```mermaid", "stateDiagram-v2", "  [*] --> received: open"]
    for state in CaseState.allCases where state.rawValue != identifier(state) {
      lines.append("  state \"\(state.rawValue)\" as \(identifier(state))")
    }
    for from in CaseState.allCases {
      for to in CaseState.allCases {
        let verbs = Verb.allCases.filter { verb in
          Moves.table.contains { $0.verb == verb && $0.from.contains(from) && $0.to == to }
        }
        if verbs.isEmpty { continue }
        let words = verbs.map(\.rawValue).joined(separator: ", ")
        lines.append("  \(identifier(from)) --> \(identifier(to)): \(words)")
      }
    }
    return (lines + ["```"]).joined(separator: "\n") + "\n"
  }

  /// A name without the hyphen, which Mermaid would read as an arrow.
  private static func identifier(_ state: CaseState) -> String { state.rawValue.replacing("-", with: "_") }

  // MARK: The table

  static var moves: String {
    var lines = ["| act | from | to | who | and only if | it records | undoes |", "|---|---|---|---|---|---|---|"]
    for verb in Verb.allCases {
      for move in Moves.table where move.verb == verb { lines.append(line(move)) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ move: Moves.Move) -> String {
    let from =
      move.from.count == CaseState.allCases.count
      ? "any state" : CaseState.allCases.filter(move.from.contains).map(\.rawValue).joined(separator: ", ")
    let guards = move.guards.map(words).sorted().joined(separator: "; ")
    let cells = [
      "`\(move.verb.rawValue)`", from, move.to?.rawValue ?? "stays", words(move.needs), guards, records(move.verb),
      move.voids ? "proposal and signature" : "",
    ]
    return "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
  }

  private static func words(_ need: Moves.Need) -> String {
    switch need {
    case .instructor: "agent, approver, admin"
    case .approver: "approver, admin, or a substitute of one"
    case .decider: "approver, admin, or a substitute of one; not who touched it"
    }
  }

  private static func words(_ condition: Moves.Guard) -> String {
    switch condition {
    case .proposal: "somebody else proposed, where the ground wants two"
    case .signatures: "enough persons signed alike"
    case .receiver: "the receiver may instruct"
    case .assignee: "somebody is assigned"
    case .sameAdviser: "both are one adviser's"
    case .twin: "the other is open, for the same obligation"
    case .carryOver: "the rules allow what it would carry over"
    }
  }

  private static func records(_ verb: Verb) -> String {
    switch verb {
    case .open: "what it pleads"
    case .take, .give, .unassign: "who instructs it"
    case .note: "a text for the desk"
    case .label, .unlabel: "a label"
    case .move: "adviser, obligation, modules"
    case .requestDocuments: "the papers and the day to send them by; the delay rests"
    case .documentsSeen: "the papers and their days; the delay runs again"
    case .keepEvidence: "the number of a sealed file"
    case .propose: "which way, how many modules, why"
    case .sendBack: "why"
    case .sign: "which way, how many modules, why"
    case .approve: "how many modules; they are carried over; the version of the facts"
    case .refuse: "why; the version of the facts"
    case .withdraw: "that nothing is decided"
    case .merge: "the twin that stands for it"
    case .absorb: "the duplicate, and the day it was received"
    case .link, .unlink: "the other case"
    case .reopen: "why; rights go back; the delay begins anew"
    }
  }
}
