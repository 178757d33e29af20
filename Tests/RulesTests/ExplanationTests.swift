import Dates
import Foundation
import Roster
import Rules
import TestMaterial
import Testing

/// Why an answer is what it is: every finding has its words in both languages, and they say what it rests on.
@Suite struct ExplanationTests {
  @Test func `every finding has its words in both languages, read by a person and kept`() throws {
    let lines = explanation(of: FindingSamples.all)
    let text = lines.map { line in
      "\(line.about) | \(line.rule) | \(line.reading ?? "-")\n  fr  \(line.fr)\n  en  \(line.en)\n"
    }.joined()
    let difference = try Golden.difference(of: text, from: "explanations.txt")
    #expect(difference == nil)
  }

  @Test func `the samples show every kind of finding, and what evaluations really find is among the kinds`() {
    let shown = Set(FindingSamples.all.map(\.kindName))
    #expect(shown.count == 23)
    var found: Set<String> = []
    for seed in 71_000_000..<71_003_000 {
      var made = MadeUpFacts(seed: seed)
      let round = Round(seed: seed, &made)
      var evaluator = Evaluator(round.book)
      found.formUnion(evaluator.explained(round.facts, on: round.day).findings.map(\.kindName))
    }
    #expect(found == shown)
  }

  @Test func `what evaluations find is always worded, in two languages that differ, and names what it is about`() {
    for seed in 72_000_000..<72_001_000 {
      var made = MadeUpFacts(seed: seed)
      let round = Round(seed: seed, &made)
      var evaluator = Evaluator(round.book)
      let (situation, findings) = evaluator.explained(round.facts, on: round.day)
      let lines = explanation(of: findings)
      for line in lines where !isSound(line) { Issue.record("\(round)\n\(line)") }
      // Every obligation and every completion of the answer is explained.
      let about = Set(lines.map(\.about))
      for obligation in situation.obligations where !about.contains(obligation.id.description) {
        Issue.record("\(round): \(obligation.id) is not explained")
      }
      for funded in situation.completions
      where !about.contains("\(funded.completion.day) \(funded.completion.module)") {
        Issue.record("\(round): \(funded.completion) is not explained")
      }
    }
  }

  private func isSound(_ line: ExplanationLine) -> Bool {
    !line.about.isEmpty && line.fr != line.en && line.fr.hasSuffix(".") && line.en.hasSuffix(".")
      && ![line.fr, line.en].contains { $0.contains("Optional") || $0.contains("nil") || $0.contains("  ") }
  }

  @Test(
    arguments: [
      ("standing", "2023-03-06", "onboarding.admitted_from"), ("onboarding", "2024-01-01", "onboarding.admitted_from"),
    ])
  func `an admission by entry names the reading of "après 2024" that it rests on`(
    regime: String, entry: String, reading: String
  ) throws {
    let facts = Facts(
      entry: day(entry), exemption: .no,
      posts: [Post(period: Period(start: day("2023-01-01"), end: nil)!, kind: .public)])
    var evaluator = Evaluator(.article)
    let (situation, findings) = evaluator.explained(facts, on: day("2025-06-01"))
    #expect(situation.regime.rawValue == regime)
    let line = try #require(explanation(of: findings).first { $0.about == "admission" })
    #expect(line.reading == reading)
  }

  @Test(arguments: Language.allCases) func `every word of an answer is worded, none like another`(language: Language) {
    let words: [[any WordedAnswer]] = [Regime.allCases, ObligationStatus.allCases, Funding.allCases]
    for answers in words {
      let worded = answers.map { $0.word(in: language) }
      #expect(Set(worded).count == answers.count)
      #expect(!worded.contains(""))
    }
  }
}
