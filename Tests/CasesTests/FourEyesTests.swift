import Cases
import Testing

/// Who may not decide, because they or their terminal acted on the case before.
@Suite struct FourEyesTests {
  struct Row: CustomTestStringConvertible {
    var who: String
    var seat: Seat
    var shared = false
    /// With two persons required, and with one.
    var two: MoveRefusal?
    var one: MoveRefusal?

    var testDescription: String { who }
  }

  /// Opened by anne, taken by bruno, annotated by denis, proposed by chloe, each at a terminal of their own.
  static let file = CaseFile.after([
    (.open(.sample), Seat("anne", "s-anne")),
    (.take, Seat("bruno", "s-bruno")),
    (.note("rang the employer"), Seat("denis", "s-denis")),
    (.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe", "s-chloe")),
  ])

  static let rows = [
    Row(who: "somebody new", seat: Seat("eve", "s-eve")),
    Row(who: "somebody new, from no terminal", seat: Seat("eve")),
    Row(who: "the author of a note", seat: Seat("denis", "s-denis")),
    Row(who: "the opener", seat: Seat("anne", "s-anne"), two: .fourEyes(did: .open, on: day("2026-01-10"))),
    Row(who: "the opener elsewhere", seat: Seat("anne", "s-eve"), two: .fourEyes(did: .open, on: day("2026-01-10"))),
    Row(who: "the opener on a page", seat: Seat("anne"), two: .fourEyes(did: .open, on: day("2026-01-10"))),
    Row(who: "who took it", seat: Seat("bruno", "s-bruno"), two: .fourEyes(did: .take, on: day("2026-01-11"))),
    Row(
      who: "who proposed it", seat: Seat("chloe", "s-chloe"), two: .fourEyes(did: .propose, on: day("2026-01-13")),
      one: .fourEyes(did: .propose, on: day("2026-01-13"))),
    Row(
      who: "the opener's terminal", seat: Seat("eve", "s-anne"), two: .fourEyesAtTerminal(did: .open, asLogin: "anne")),
    Row(
      who: "the taker's terminal", seat: Seat("eve", "s-bruno"), two: .fourEyesAtTerminal(did: .take, asLogin: "bruno")),
    Row(
      who: "the proposer's terminal", seat: Seat("eve", "s-chloe"),
      two: .fourEyesAtTerminal(did: .propose, asLogin: "chloe"),
      one: .fourEyesAtTerminal(did: .propose, asLogin: "chloe")),
    Row(who: "the note's terminal", seat: Seat("eve", "s-denis")),
    Row(who: "the proposer's terminal, which is shared", seat: Seat("eve", "s-chloe"), shared: true),
    Row(
      who: "the proposer at a shared terminal", seat: Seat("chloe", "s-eve"), shared: true,
      two: .fourEyes(did: .propose, on: day("2026-01-13")), one: .fourEyes(did: .propose, on: day("2026-01-13"))),
  ]

  @Test(arguments: rows) func `who opened, took or proposed a case does not decide it`(row: Row) {
    let actor = Actor(
      login: row.seat.login, role: .approver, systemUser: row.seat.systemUser, sharesTerminal: row.shared)
    for act in [Act.approve(modules: 1), .refuse(reason: "three days only")] {
      #expect(Self.file.refusal(of: act, by: actor, ground: .two) == row.two)
      #expect(Self.file.refusal(of: act, by: actor, ground: .one) == row.one)
    }
  }

  @Test(arguments: [Role.approver, .admin]) func `no role is above four eyes`(role: Role) {
    let refusal = Self.file.refusal(of: .approve(modules: 1), by: Actor(login: "anne", role: role))
    #expect(refusal == .fourEyes(did: .open, on: day("2026-01-10")))
  }

  @Test func `whoever acted on a case may still instruct and withdraw it`() {
    let opener = Actor(login: "anne", role: .agent, systemUser: "s-anne")
    #expect(Self.file.refusal(of: .note("called back"), by: opener) == nil)
    #expect(Self.file.refusal(of: .withdraw, by: opener) == nil)
    #expect(CaseFile.standing(at: .received).refusal(of: .sample(.propose), by: opener) == nil)
  }

  /// anne opened the case; eve's login was used at her terminal, or hers at eve's, so that both are one person.
  @Test(arguments: [Seat("eve", "s-anne"), Seat("anne", "s-eve")])
  func `one system user under two logins is one person wherever the second login decides`(link: Seat) {
    let file = CaseFile.after([
      (.open(.sample), Seat("anne", "s-anne")),
      (.note("rang the employer"), link),
      (.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe", "s-chloe")),
    ])
    let eve = Actor(login: "eve", role: .approver, systemUser: "s-eve")
    #expect(file.refusal(of: .approve(modules: 1), by: eve) == .fourEyesAtTerminal(did: .open, asLogin: "anne"))
    let shared = Actor(login: "eve", role: .approver, systemUser: "s-eve", sharesTerminal: true)
    #expect(file.refusal(of: .approve(modules: 1), by: shared) == nil)
    #expect(
      file.refusal(of: .approve(modules: 1), by: Actor(login: "fanny", role: .approver, systemUser: "s-fanny")) == nil)
  }

  @Test func `acts from no terminal make nobody the same person`() {
    let file = CaseFile.after([
      (.open(.sample), Seat("anne")), (.note("rang"), Seat("eve")),
      (.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe")),
    ])
    #expect(file.refusal(of: .approve(modules: 1), by: Actor(login: "eve", role: .approver)) == nil)
  }
}
