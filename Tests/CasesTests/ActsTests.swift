import Cases
import Dates
import Testing

/// What is asked of an act itself: its words, its modules, its day.
@Suite struct ActsTests {
  static let approver = Actor(login: "zoe", role: .approver, systemUser: "s-zoe")

  @Test(arguments: ["", " ", "\n\t ", "\u{A0}\u{2003}"])
  func `a refusal and a proposal need a reason, and a note a text`(blank: String) throws {
    let open = CaseFile.standing(at: .received)
    let proposed = CaseFile.standing(at: .proposed)
    #expect(proposed.refusal(of: .refuse(reason: blank), by: Self.approver) == .noReason(.refuse))
    for verdict in Verdict.allCases {
      let act = Act.propose(verdict, modules: nil, reason: blank)
      #expect(open.refusal(of: act, by: Self.approver) == .noReason(.propose))
    }
    #expect(open.refusal(of: .note(blank), by: Self.approver) == .noText(.note))
  }

  @Test(arguments: [(-1, false), (0, false), (1, true), (2, true)])
  func `an approval and a proposal name at least one module`(modules: Int, isAllowed: Bool) throws {
    let expected: MoveRefusal? = isAllowed ? nil : .modules(modules)
    let open = CaseFile.standing(at: .received)
    let proposed = CaseFile.standing(at: .proposed)
    #expect(proposed.refusal(of: .approve(modules: modules), by: Self.approver) == expected)
    for verdict in Verdict.allCases {
      let act = Act.propose(verdict, modules: modules, reason: "papers seen")
      #expect(open.refusal(of: act, by: Self.approver) == expected)
    }
  }

  @Test(arguments: [("2026-01-31", false), ("2026-02-01", false), ("2026-02-02", true)])
  func `papers are to come after the day on which they are asked for`(due: String, isAllowed: Bool) {
    let expected: MoveRefusal? = isAllowed ? nil : .dueTooEarly(day(due), on: day("2026-02-01"))
    let act = Act.requestDocuments("the leave of absence", by: day(due))
    #expect(CaseFile.standing(at: .received).refusal(of: act, by: Self.approver) == expected)
    #expect(CaseFile.standing(at: .awaitingDocuments).refusal(of: act, by: Self.approver) == expected)
  }

  struct DayRow: CustomTestStringConvertible {
    var on: String
    var expected: MoveRefusal?
    var testDescription: String { on }
  }

  /// The last act was on 11 January, and today is the 20th.
  static let days = [
    DayRow(on: "2026-01-09", expected: .beforePreviousAct(day("2026-01-09"), previous: day("2026-01-11"))),
    DayRow(on: "2026-01-10", expected: .beforePreviousAct(day("2026-01-10"), previous: day("2026-01-11"))),
    DayRow(on: "2026-01-11"),
    DayRow(on: "2026-01-20"),
    DayRow(on: "2026-01-21", expected: .inTheFuture(day("2026-01-21"), today: day("2026-01-20"))),
  ]

  @Test(arguments: days) func `an act is neither in the future nor before the previous one`(row: DayRow) throws {
    let file = CaseFile.standing(at: .proposed)
    for verb in [Verb.note, .approve, .refuse, .withdraw] {
      let refusal = file.refusal(
        of: .sample(verb), by: Self.approver, ground: .two, on: day(row.on), today: day("2026-01-20"))
      #expect(refusal == row.expected)
    }
  }

  @Test func `the state is told before the day, and the day before the words`() throws {
    let closed = CaseFile.standing(at: .withdrawn)
    let tomorrow = day("2026-02-02"), today = day("2026-02-01")
    #expect(
      closed.refusal(of: .refuse(reason: ""), by: Self.approver, ground: .two, on: tomorrow, today: today)
        == .state(found: .withdrawn, verb: .refuse))
    #expect(
      closed.refusal(of: .note(""), by: Self.approver, ground: .two, on: tomorrow, today: today)
        == .inTheFuture(tomorrow, today: today))
  }
}
