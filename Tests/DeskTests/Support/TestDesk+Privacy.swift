import Builtin
import Cases
import Dates
import Desk
import Foundation
import Roster
import Store
import Testing

extension TestDesk {
  /// The program's own rules: letters 24 months, words 36, advisers 48.
  static func retention() throws -> RetentionRules {
    try RetentionRules(yaml: #require(Builtin.text("Config/retention.yaml")))
  }

  func plan(
    _ kinds: [RetentionKind] = RetentionKind.allCases, on text: String? = nil, by login: String = "ada",
    isDryRun: Bool = false
  ) throws -> Outcome<PurgePlan, DeskRefusal> {
    var parts = parts
    parts.isDryRun = isDryRun
    return try PlanPurge(
      Self.retention(), kinds, on: text.map(day) ?? clock.today, by: Acting(login: login)
    ).perform(with: parts)
  }

  /// What a run of `purge` on the clock's day, or on `text`, does: `kind key` of all that it noticed and erased.
  @discardableResult
  func purge(on text: String? = nil) throws -> (noticed: [String], erased: [String]) {
    let (rules, on, by) = (try Self.retention(), text.map(day) ?? clock.today, Acting(login: "ada"))
    let plan = try plan(on: text).value()
    let noticed = try NotePurge(plan, rules, on: on, by: by).perform(with: parts).value()
    let erased = try CarryOutPurge(plan.erase[...], rules, on: on, by: by).perform(with: parts).value()
    return (noticed.map(Self.name), erased.map(Self.name))
  }

  static func name(_ entry: RetentionEntry) -> String { "\(entry.item.kind.rawValue) \(entry.item.key)" }

  func hold(_ adviser: String, _ reason: String? = "Recours.", by login: String = "ada") throws
    -> Outcome<RetentionHold, DeskRefusal>
  {
    try HoldAdviser(AdviserID(adviser), reason: reason, by: Acting(login: login)).perform(with: parts)
  }

  /// Every file of the desk's folder that holds these words, by name.
  func filesHolding(_ words: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().filter { name in
      try Data(contentsOf: folder.appending(path: name)).range(of: Data(words.utf8)) != nil
    }
  }
}
