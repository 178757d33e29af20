import Cases
import Dates
import Testing

/// Where each act leads and what it undoes, written out by hand.
@Suite struct ArrivalsTests {
  struct Row: CustomTestStringConvertible {
    var verb: Verb
    var from: CaseState
    var to: CaseState?
    var testDescription: String { "\(verb.rawValue) from \(from.rawValue)" }
  }

  /// One line a verb, one sign for each state in the order of ``CaseState``: the state that it leads to, `.` where it stays, `-`
  /// where the state does not allow it.
  static let arrivals: [(Verb, String)] = [
    (.take, "i..----"),
    (.give, "....---"),
    (.unassign, "....---"),
    (.note, "......."),
    (.label, "......."),
    (.unlabel, "......."),
    (.move, "...i---"),
    (.requestDocuments, "ww.w---"),
    (.documentsSeen, "i.ii---"),
    (.keepEvidence, "...i---"),
    (.propose, "ppp----"),
    (.sendBack, "---i---"),
    (.sign, "..-.---"),
    (.approve, "aa-a---"),
    (.refuse, "rr-r---"),
    (.withdraw, "xxxx---"),
    (.merge, "xxxx---"),
    (.absorb, "...i---"),
    (.link, "......."),
    (.unlink, "......."),
    (.reopen, "----iii"),
  ]
  static let signs: [Character: CaseState] = [
    "i": .inReview, "w": .awaitingDocuments, "p": .proposed, "a": .approved, "r": .refused, "x": .withdrawn,
  ]
  static let rows = arrivals.flatMap { verb, signs in
    zip(CaseState.allCases, signs).compactMap { state, sign in
      sign == "-" ? nil : Row(verb: verb, from: state, to: Self.signs[sign])
    }
  }

  private static func event(_ act: Act, by login: String = "zoe") -> CaseEvent {
    CaseEvent(act: act, by: login, systemUser: nil, on: day("2026-02-01"), at: Instant(rawValue: 0))
  }

  @Test(arguments: rows) func `an act leads where it is written that it leads`(row: Row) {
    var file = CaseFile.standing(at: row.from)
    file.append(Self.event(.sample(row.verb)))
    #expect(file.state == row.to ?? row.from)
  }

  @Test func `there is a line for each verb but the opening, and no move beside them`() {
    #expect(Self.arrivals.map(\.0) == Verb.allCases.filter { $0 != .open })
    for (verb, signs) in Self.arrivals {
      let allowed = zip(CaseState.allCases, signs).filter { $0.1 != "-" }.map(\.0)
      let found = CaseState.allCases.filter { state in
        Moves.table.contains { $0.verb == verb && $0.from.contains(state) }
      }
      #expect(found == allowed, "\(verb)")
    }
  }

  /// What changes that on which a proposal or a signature rested.
  static let undoing: Set<Verb> = [
    .move, .requestDocuments, .documentsSeen, .keepEvidence, .sendBack, .absorb, .reopen,
  ]
  private static let proposed = (Act.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe"))

  @Test(arguments: Verb.allCases.filter { ![.open, .sign, .propose, .approve, .refuse].contains($0) })
  func `what is learnt after a proposal or a first signature undoes both, and nothing else does`(verb: Verb) {
    let signed = (Act.sign(.approve, modules: 1, reason: nil), Seat("dora"))
    let starts: [[(Act, Seat)]] = [
      [signed], [(.take, Seat("bruno")), signed], [Self.proposed, signed],
    ]
    for start in starts {
      var file = CaseFile.after([(.open(.sample), Seat("anne"))] + start)
      #expect(file.signature?.by == "dora")
      let isProposed = file.proposal != nil
      guard file.refusal(of: .sample(verb), by: Actor(login: "zoe", role: .admin), ground: .one)?.isOfState != true
      else { continue }
      file.append(Self.event(.sample(verb)))
      #expect((file.signature == nil) == Self.undoing.contains(verb), "\(start.map(\.0.verb))")
      #expect((file.proposal == nil) == (!isProposed || Self.undoing.contains(verb)), "\(start.map(\.0.verb))")
    }
  }

  @Test func `a decision that was taken back leaves neither proposal nor signature`() {
    for closing in [
      Act.approve(modules: 1), .refuse(reason: "too late"), .withdraw, .merge(into: .init(year: 2026, number: 43)),
    ] {
      var file = CaseFile.after([(.open(.sample), Seat("anne")), Self.proposed])
      file.append(Self.event(.sign(.approve, modules: 1, reason: nil), by: "dora"))
      file.append(Self.event(closing))
      file.append(Self.event(.sample(.reopen)))
      #expect(file.signature == nil && file.proposal == nil && file.decision == nil && file.mergedInto == nil)
    }
  }
}

extension MoveRefusal {
  /// Whether it is the state that does not allow the act.
  fileprivate var isOfState: Bool {
    if case .state = self { return true }
    return false
  }
}
