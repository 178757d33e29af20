import Cases
import Dates
import TestMaterial
import Testing

/// No sequence of moves, by any set of people, ends in a decision by its own author.
@Suite struct DecidersProperty {
  static let shares = stride(from: 0, to: 1_600, by: 400).map { $0..<$0 + 400 }

  /// What a share of the stories must have seen at least, so that none of it holds for want of trying.
  static let done = [
    "approve": 150, "refuse": 150, "sign": 300, "approve in place": 8, "refuse in place": 8, "sign in place": 25,
    "reopen": 100, "reopen in place": 6, "merge": 60, "move": 250, "link": 200, "decision after a merge": 10,
  ]
  static let refused = [
    "fourEyes": 1_000, "fourEyesAtTerminal": 250, "fourEyesOfAbsent": 60, "standsForSelf": 1,
    "roleMayNotDecide": 1_500, "roleMayNotInstruct": 1_500, "needsProposal": 250, "signedOtherwise": 40, "state": 4_000,
    "beforePreviousAct": 50, "twinClosed": 25, "sameCase": 500, "notATwin": 50,
  ]

  @Test(arguments: shares) func `nobody decides what they had a hand in, nor for themself`(seeds: Range<Int>) {
    var (done, refused): ([String: Int], [String: Int]) = ([:], [:])
    for seed in seeds {
      let story = ManyHands(seed: seed)
      let flaws = story.references.compactMap(story.file).flatMap { Self.flaws(of: $0) }
      if let breach = (story.breaches + flaws).first {
        Issue.record("\(breach)\n\(story)")
        break
      }
      done.merge(story.done, uniquingKeysWith: +)
      refused.merge(story.refused, uniquingKeysWith: +)
    }
    for (name, least) in Self.done { #expect(done[name, default: 0] >= least, "\(name)") }
    for (name, least) in Self.refused { #expect(refused[name, default: 0] >= least, "\(name)") }
    #expect(Set(done.keys).isSuperset(of: Verb.allCases.map(\.rawValue)), "an act was never done")
  }

  /// Everything a case says follows from its timeline, and fits together.
  private static func flaws(of file: CaseFile) -> [String] {
    var flaws: [String] = []
    let days = file.timeline.map(\.on)
    if days != days.sorted() || days.contains(where: { $0 > ManyHands.today }) { flaws.append("out of order") }
    if file.state.isClosed != (file.closedOn != nil) { flaws.append("closed on no day") }
    let closing = file.timeline.count { [.approve, .refuse, .withdraw, .merge].contains($0.act.verb) }
    let reopening = file.timeline.count { $0.act.verb == .reopen }
    if closing - reopening != (file.state.isClosed ? 1 : 0) { flaws.append("closed twice") }
    if (file.decision != nil) != [.approved, .refused].contains(file.state) { flaws.append("decided and not") }
    if file.state == .proposed, file.proposal == nil { flaws.append("proposed by nobody") }
    if (file.request != nil) != (file.state == .awaitingDocuments) { flaws.append("waits for nothing") }
    if file.impliedDecisionOn < file.opening.receivedOn.adding(months: 2) { flaws.append("silence decides too early") }
    if file.spells.dropLast().contains(where: { $0.closedOn == nil }) { flaws.append("pleads twice") }
    if file.spells.count(where: { $0.granted != nil && $0.revokedOn == nil }) != (file.state == .approved ? 1 : 0) {
      flaws.append("carries over what was not granted")
    }
    return flaws.map { "\(file.reference): \($0)" }
  }

  @Test func `with one person required the opener may decide what nobody proposed`() {
    let file = CaseFile.after([(.open(.sample), Seat("anne", "1")), (.take, Seat("anne", "1"))])
    let opener = Actor(login: "anne", role: .approver, systemUser: "1")
    #expect(file.refusal(of: .approve(modules: 1), by: opener, ground: .one) == nil)
    #expect(file.refusal(of: .approve(modules: 1), by: opener, ground: .two)?.isAboutThePerson == true)
  }
}
