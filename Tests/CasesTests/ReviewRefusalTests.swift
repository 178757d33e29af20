import Cases
import Rules
import Testing

/// Who may say that a decision stays.
@Suite struct ReviewRefusalTests {
  private static let approved = CaseFile.standing(at: .approved)

  private func refusal(
    _ login: String, _ user: String?, role: Role = .approver, for absent: [String] = [], reason: String = "seen"
  ) -> ReviewRefusal? {
    Self.approved.refusal(
      ofKeeping: reason, by: Actor(login: login, role: role, systemUser: user, standsFor: absent))
  }

  @Test func `whoever decided does not say that it stays, nor does their terminal or their substitute`() {
    #expect(refusal("dora", "s-dora") == .person(.fourEyes(did: .approve, on: day("2026-01-12"))))
    #expect(refusal("eve", "s-dora") == .person(.fourEyesAtTerminal(did: .approve, asLogin: "dora")))
    #expect(
      refusal("lea", "s-lea", role: .agent, for: ["dora"]) == .person(.fourEyesOfAbsent(did: .approve, login: "dora")))
    #expect(refusal("eve", "s-eve") == nil)
    #expect(refusal("lea", "s-lea", role: .agent, for: ["dora", "eve"]) == nil)
    // Who proposed was not the one who decided, and may look at it again.
    #expect(refusal("chloe", "s-chloe") == nil)
  }

  @Test func `it takes somebody who decides, and a reason`() {
    #expect(refusal("yann", "s-yann", role: .agent) == .person(.roleMayNotDecide(.agent)))
    #expect(refusal("otto", "s-otto", role: .auditor, reason: "") == .person(.roleMayNotDecide(.auditor)))
    #expect(refusal("eve", "s-eve", reason: " \u{200B}") == .noReason)
  }

  @Test func `the second signature decides, and the first one is bound as well`() {
    let signed = CaseFile.after([
      (.open(.sample), Seat("anne")), (.propose(.approve, modules: nil, reason: "seen"), Seat("chloe")),
      (.sign(.approve, modules: 1, reason: nil), Seat("paul")), (.approve(modules: 1), Seat("dora")),
    ])
    func refusal(_ login: String) -> ReviewRefusal? {
      signed.refusal(ofKeeping: "seen", by: Actor(login: login, role: .admin))
    }
    #expect(refusal("paul") == .person(.fourEyes(did: .sign, on: day("2026-01-12"))))
    #expect(refusal("dora") == .person(.fourEyes(did: .approve, on: day("2026-01-13"))))
    #expect(refusal("chloe") == nil)
  }

  @Test func `what was decided is the last decision that stands`() {
    #expect(Self.approved.decidingEvent == 3)
    #expect(Self.approved.decided == Decided(obligation: .annual(2025), modules: 1, day: day("2026-01-12")))
    #expect(Self.approved.undecided == CaseFile.standing(at: .proposed))
    #expect(CaseFile.standing(at: .refused).decided?.modules == nil)
    #expect(CaseFile.standing(at: .withdrawn).decided == nil)
    let again = CaseFile.after([
      (.open(.sample), Seat("anne")), (.refuse(reason: "late"), Seat("dora")), (.note("rang"), Seat("anne")),
      (.reopen(reason: "papers"), Seat("dora")),
    ])
    #expect(again.decided == nil && again.decidingEvent == nil && again.undecided == nil)
  }
}
