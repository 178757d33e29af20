import Dates
import Envelope
import Store
import Testing

@testable import Desk

@Suite struct FateTests {
  typealias Outcome = DeliveryResult.Outcome

  /// By hand: who was asked and what came of it, who was settled before; the letter's purpose, its tries; what it becomes.
  struct Line: Sendable {
    var outcomes: [Outcome]
    var settled: [Outcome] = []
    var purpose = Purpose.decision
    var tries = 1
    var doubts = 0
    var state: OutboxState
    var delay: Int?
  }

  static let lines: [Line] = [
    Line(outcomes: [.accepted], state: .accepted),
    Line(outcomes: [.failed], state: .failed),
    Line(outcomes: [.deferred], state: .deferred, delay: 63),
    Line(outcomes: [.deferred], tries: 3, state: .deferred, delay: 244),
    Line(outcomes: [.deferred], tries: 44, state: .deferred, delay: 16_540),
    Line(outcomes: [.deferred], tries: 45, state: .failed),
    Line(outcomes: [.inDoubt], state: .inDoubt),
    Line(outcomes: [.inDoubt], purpose: .notice, state: .inDoubt),
    Line(outcomes: [.inDoubt], purpose: .reminder, state: .deferred, delay: 63),
    Line(outcomes: [.inDoubt], purpose: .reminder, tries: 45, state: .inDoubt),
    Line(outcomes: [.inDoubt], purpose: .reminder, tries: 2, doubts: 1, state: .inDoubt),
    Line(outcomes: [.deferred], purpose: .reminder, tries: 2, doubts: 1, state: .deferred, delay: 141),
    Line(outcomes: [.accepted], purpose: .reminder, tries: 2, doubts: 1, state: .accepted),
    Line(outcomes: [.deferred, .inDoubt], purpose: .reminder, tries: 2, doubts: 1, state: .deferred, delay: 141),
    Line(outcomes: [.accepted, .accepted], state: .accepted),
    Line(outcomes: [.accepted, .failed], state: .failed),
    Line(outcomes: [.accepted, .deferred], state: .deferred, delay: 63),
    Line(outcomes: [.failed, .deferred], state: .deferred, delay: 63),
    Line(outcomes: [.accepted, .deferred], tries: 45, state: .failed),
    Line(outcomes: [.failed, .inDoubt], state: .inDoubt),
    Line(outcomes: [.deferred, .inDoubt], state: .deferred, delay: 63),
    Line(outcomes: [.accepted], settled: [.accepted], state: .accepted),
    Line(outcomes: [.accepted], settled: [.failed], state: .failed),
    Line(outcomes: [.accepted], settled: [.accepted, .inDoubt], state: .inDoubt),
    Line(outcomes: [.deferred], settled: [.failed], state: .deferred, delay: 63),
    Line(outcomes: [], settled: [.accepted], state: .accepted),
  ]

  @Test(arguments: lines) func `what becomes of a letter`(line: Line) {
    let letter = DeliveryStanding(
      id: 2, purpose: line.purpose, tries: line.tries, doubts: line.doubts, settled: line.settled)
    let fate = Fate(of: letter, after: line.outcomes, InDoubtPolicy())
    #expect(fate.state == line.state && fate.delay == line.delay)
  }

  @Test func `the settings turn what is done in doubt the other way round`() {
    let policy = InDoubtPolicy(decision: .resend, reminder: .hold)
    for (purpose, state) in [(Purpose.decision, OutboxState.deferred), (.notice, .deferred), (.reminder, .inDoubt)] {
      let letter = DeliveryStanding(id: 2, purpose: purpose, tries: 1)
      #expect(Fate(of: letter, after: [.inDoubt], policy).state == state)
      #expect(Fate(ofAbandoned: letter, for: 1, policy).state == state)
    }
  }

  @Test func `a letter whose dispatcher dies time and again comes back ever later`() {
    let delays = (1...4).map { tries in
      let letter = DeliveryStanding(id: 2, purpose: .reminder, tries: tries)
      return Fate(ofAbandoned: letter, for: 1, InDoubtPolicy()).delay
    }
    #expect(delays == [0, 141, 244, 552])
  }

  /// By hand, as the rule says it: a minute and up to a quarter more, doubled each time; the draws are those of an independent
  /// SplitMix64.
  @Test func `no two letters keep step, and each of them always keeps its own`() {
    func delays(_ id: Int64) -> [Int] {
      Array((1...100).lazy.map { Backoff.delay(ofLetter: id, after: $0) }.prefix { $0 != nil }.compactMap(\.self))
    }
    #expect(delays(1).prefix(10) == [73, 120, 262, 523, 1190, 2112, 4790, 9051, 14_895, 17_082])
    #expect(delays(3).prefix(10) == [72, 142, 260, 588, 1141, 2175, 4774, 8749, 17_220, 15_846])
    #expect(delays(99_999).prefix(10) == [61, 143, 282, 587, 1018, 1950, 4193, 8688, 15_797, 16_741])
    for id in Int64(1)...500 {
      let all = delays(id)
      #expect(all == delays(id))
      for (step, delay) in all.enumerated() {
        let plain = min(14_400, 60 << min(step, 14))
        #expect((plain...plain + plain / 4).contains(delay))
      }
      let sum = all.reduce(0, +)
      #expect(sum <= 7 * 86_400 && sum > 7 * 86_400 - 18_000)
    }
    #expect(Set((Int64(1)...500).map { Backoff.delay(ofLetter: $0, after: 9) }).count > 400)
  }

  @Test func `whoever has a letter never gets it again; a refusal holds until a person lets it go again`() {
    func attempt(_ outcomes: [(String, Outcome)]) -> DeliveryAttempt {
      DeliveryAttempt(
        startedAt: Instant(rawValue: 0), endedAt: Instant(rawValue: 0), host: "mx", outcome: "deferred", code: nil,
        enhanced: nil, reply: "",
        recipients: outcomes.map {
          RecipientAttempt(address: $0, outcome: $1.rawValue, code: nil, enhanced: nil, reply: "")
        })
    }
    let attempts = [
      attempt([("a", .accepted), ("b", .failed), ("c", .deferred), ("d", .inDoubt)]), attempt([("c", .failed)]),
    ]
    #expect(
      SettledRecipients.of(attempts, tries: 2, doubtGoesAgain: false)
        == ["a": .accepted, "b": .failed, "c": .failed, "d": .inDoubt])
    #expect(
      SettledRecipients.of(attempts, tries: 2, doubtGoesAgain: true)
        == ["a": .accepted, "b": .failed, "c": .failed])
    #expect(SettledRecipients.of(attempts, tries: 1, doubtGoesAgain: false) == ["a": .accepted, "c": .failed])
    #expect(SettledRecipients.of(attempts, tries: 0, doubtGoesAgain: false) == ["a": .accepted])
  }
}
