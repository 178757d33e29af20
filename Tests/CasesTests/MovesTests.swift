import Cases
import Dates
import Testing

/// The table of moves, written out by hand, and asked of the case itself.
@Suite struct MovesTests {
  struct Row: CustomTestStringConvertible {
    var verb: Verb
    var state: CaseState
    var role: Role
    var expected: MoveRefusal?

    var testDescription: String { "\(role.rawValue): \(verb.rawValue) from \(state.rawValue)" }
  }

  /// One line a verb: what somebody who may do everything gets in each of these states.
  ///
  /// `y` may, `-` not in this state, `p` not before a proposal, `a` where nobody is assigned, `l` as it bears no such label or link.
  static let states: [CaseState] = [
    .received, .inReview, .awaitingDocuments, .proposed, .approved, .refused, .withdrawn,
  ]
  static let allowed: [(Verb, String)] = [
    (.open, "-------"),
    (.take, "yyy----"),
    (.give, "yyyy---"),
    (.unassign, "ayaa---"),
    (.note, "yyyyyyy"),
    (.label, "yyyyyyy"),
    (.unlabel, "lllllll"),
    (.move, "yyyy---"),
    (.requestDocuments, "yyyy---"),
    (.documentsSeen, "yyyy---"),
    (.keepEvidence, "yyyy---"),
    (.propose, "yyy----"),
    (.sendBack, "---y---"),
    (.sign, "pp-y---"),
    (.approve, "pp-y---"),
    (.refuse, "pp-y---"),
    (.withdraw, "yyyy---"),
    (.merge, "yyyy---"),
    (.absorb, "yyyy---"),
    (.link, "yyyyyyy"),
    (.unlink, "lllllll"),
    (.reopen, "----yyy"),
  ]

  /// What the role itself forbids, whatever the day and the words.
  static func forbidden(_ verb: Verb, from state: CaseState, to role: Role) -> MoveRefusal? {
    switch (verb, role) {
    case (.open, _), (_, .approver), (_, .admin): nil
    case (.approve, _), (.refuse, _), (.sign, _): .roleMayNotDecide(role)
    // A decision is taken back by somebody who may take one.
    case (.reopen, _) where state == .approved || state == .refused: .roleMayNotDecide(role)
    case (_, .auditor): .roleMayNotInstruct(.auditor)
    case (_, .agent): nil
    }
  }

  static func refusal(_ mark: Character, _ verb: Verb, _ state: CaseState) -> MoveRefusal? {
    switch mark {
    case "y": nil
    case "p": .needsProposal(found: state)
    case "a": .notAssigned
    case "l": verb == .unlabel ? .notLabelled("to-call") : .notLinked(CaseReference(year: 2026, number: 43))
    default: .state(found: state, verb: verb)
    }
  }

  static let rows: [Row] = Role.allCases.flatMap { role in
    allowed.flatMap { verb, marks in
      zip(states, marks).map { state, mark in
        Row(
          verb: verb, state: state, role: role,
          expected: forbidden(verb, from: state, to: role) ?? refusal(mark, verb, state))
      }
    }
  }

  @Test(arguments: rows) func `each role gets from each state the answer of the table`(row: Row) {
    let file = CaseFile.standing(at: row.state)
    #expect(file.state == row.state)
    let actor = Actor(login: "zoe", role: row.role, systemUser: "s-zoe")
    #expect(file.refusal(of: .sample(row.verb), by: actor) == row.expected)
  }

  @Test func `the table has a line for each verb but the opening, which makes the case`() {
    #expect(MovesTests.allowed.map(\.0) == Verb.allCases)
    #expect(MovesTests.allowed.allSatisfy { $0.1.count == MovesTests.states.count })
    #expect(MovesTests.states == CaseState.allCases)
    #expect(Set(Moves.table.map(\.verb)) == Set(Verb.allCases).subtracting([.open]))
  }

  @Test(arguments: Moves.table) func `an allowed move leads to the state that the table names`(move: Moves.Move) {
    for state in move.from {
      var file = CaseFile.standing(at: state)
      file.append(
        CaseEvent(act: .sample(move.verb), by: "zoe", systemUser: nil, on: .first(of: 2027), at: .init(rawValue: 0)))
      #expect(file.state == move.to ?? state)
    }
  }

  @Test func `with a ground for one person a decision needs no proposal`() {
    let approver = Actor(login: "zoe", role: .approver, systemUser: "s-zoe")
    for state in [CaseState.received, .inReview, .proposed] {
      #expect(CaseFile.standing(at: state).refusal(of: .sample(.approve), by: approver, ground: .one) == nil)
      #expect(CaseFile.standing(at: state).refusal(of: .sample(.refuse), by: approver, ground: .one) == nil)
    }
  }

  @Test(arguments: Verb.allCases.filter { $0 != .open })
  func `the person is refused before the state, the day and the words`(verb: Verb) {
    let file = CaseFile.standing(at: .withdrawn)
    let empty: Act =
      switch verb {
      case .note: .note("")
      case .propose: .propose(.approve, modules: 0, reason: "")
      case .approve: .approve(modules: 0)
      case .refuse: .refuse(reason: "")
      case .sendBack: .sendBack(reason: "")
      case .reopen: .reopen(reason: "")
      default: .sample(verb)
      }
    let refusal = file.refusal(
      of: empty, by: Actor(login: "zoe", role: .auditor), ground: .two, on: day("2027-01-01"), today: day("2026-02-01"))
    #expect(refusal?.isAboutThePerson == true)
    let opener = file.refusal(
      of: .refuse(reason: ""), by: Actor(login: "anne", role: .admin), ground: .two, on: day("2027-01-01"),
      today: day("2026-02-01"))
    #expect(opener == .fourEyes(did: .open, on: day("2026-01-10")))
  }

  @Test func `roles cumulate, and an auditor only reads`() {
    #expect(Role.allCases.filter(\.mayInstruct) == [.agent, .approver, .admin])
    #expect(Role.allCases.filter(\.mayDecide) == [.approver, .admin])
    #expect(Role.allCases.filter(\.mayConfigure) == [.admin])
  }

  @Test func `six refusals are about the person, the others are not`() {
    let person: [MoveRefusal] = [
      .roleMayNotInstruct(.auditor), .roleMayNotDecide(.agent), .fourEyes(did: .take, on: day("2026-01-10")),
      .fourEyesAtTerminal(did: .take, asLogin: "anne"), .fourEyesOfAbsent(did: .take, login: "anne"),
      .standsForSelf("anne"),
    ]
    let act: [MoveRefusal] = [
      .state(found: .approved, verb: .take), .needsProposal(found: .received), .noReason(.refuse), .noText(.note),
      .inTheFuture(day("2026-01-10"), today: day("2026-01-09")), .modules(0),
      .beforePreviousAct(day("2026-01-09"), previous: day("2026-01-10")), .needsSignature, .notAssigned, .sameCase,
    ]
    #expect(person.filter { !$0.isAboutThePerson } == [])
    #expect(act.filter { $0.isAboutThePerson } == [])
  }
}
