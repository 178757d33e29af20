import Cases
import Dates
import Roster
import Rules
import Testing

/// Where two persons must decide alike.
@Suite struct SignaturesTests {
  struct Row: CustomTestStringConvertible {
    var first: Act
    var second: Act
    var isAlike: Bool
    var testDescription: String { "\(first), then \(second)" }
  }

  private static let approved = Act.sign(.approve, modules: 1, reason: nil)
  private static let refused = Act.sign(.refuse, modules: 0, reason: "three days only")

  static let rows = [
    Row(first: approved, second: .approve(modules: 1), isAlike: true),
    Row(first: approved, second: .approve(modules: 2), isAlike: false),
    Row(first: approved, second: .refuse(reason: "too late"), isAlike: false),
    Row(first: refused, second: .refuse(reason: "too late"), isAlike: true),
    Row(first: refused, second: .approve(modules: 1), isAlike: false),
  ]

  private static func ground(_ decision: Ground.Deciders) -> Ground {
    Ground(code: Ground.two.code, french: "arrêt", english: "sick leave", decision: decision, signatures: 2)
  }

  private static let eve = Actor(login: "eve", role: .approver, systemUser: "s-eve")
  private static let proposed = (Act.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe", "s-chloe"))

  @Test(arguments: rows) func `the second decides as the first signed, or not at all`(row: Row) {
    for (decision, start) in [(Ground.Deciders.two, [Self.proposed]), (.one, [])] {
      let file = CaseFile.after(
        [(.open(.sample), Seat("anne", "s-anne"))] + start + [(row.first, Seat("dora", "s-dora"))])
      let ground = Self.ground(decision)
      #expect(file.decisive(row.second, ground: ground) == row.second)
      let expected: MoveRefusal? =
        row.isAlike
        ? nil
        : .signedOtherwise(file.signature?.verdict ?? .approve, modules: file.signature?.modules ?? -1, by: "dora")
      #expect(file.refusal(of: row.second, by: Self.eve, ground: ground) == expected)
    }
  }

  @Test func `the first of two only signs, and a decision without a signature is none`() {
    let file = CaseFile.after([(.open(.sample), Seat("anne", "s-anne")), Self.proposed])
    let ground = Self.ground(.two)
    #expect(file.decisive(.approve(modules: 1), ground: ground) == .sign(.approve, modules: 1, reason: nil))
    #expect(
      file.decisive(.refuse(reason: "too late"), ground: ground) == .sign(.refuse, modules: 0, reason: "too late"))
    #expect(file.decisive(.note("rang"), ground: ground) == .note("rang"))
    #expect(file.decisive(.approve(modules: 1), ground: .two) == .approve(modules: 1))
    for act in [Act.approve(modules: 1), .refuse(reason: "too late")] {
      #expect(file.refusal(of: act, by: Self.eve, ground: ground) == .needsSignature)
    }
  }

  @Test func `whoever signed first is not the second, here or at their terminal`() {
    let file = CaseFile.after([
      (.open(.sample), Seat("anne", "s-anne")), Self.proposed, (Self.approved, Seat("dora", "s-dora")),
    ])
    let act = Act.approve(modules: 1)
    let dora = Actor(login: "dora", role: .approver, systemUser: "s-other")
    #expect(
      file.refusal(of: act, by: dora, ground: Self.ground(.two)) == .fourEyes(did: .sign, on: day("2026-01-12")))
    let there = Actor(login: "eve", role: .approver, systemUser: "s-dora")
    #expect(
      file.refusal(of: act, by: there, ground: Self.ground(.two)) == .fourEyesAtTerminal(did: .sign, asLogin: "dora"))
  }
}

/// What two cases must have in common to be merged or linked.
@Suite struct TwinsTests {
  private static func twin(_ state: CaseState = .received, of change: (inout Opening) -> Void = { _ in }) -> CaseFile {
    var opening = Opening.sample
    change(&opening)
    let acts: [Act] =
      switch state {
      case .approved: [.open(opening), .approve(modules: 1)]
      case .refused: [.open(opening), .refuse(reason: "too late")]
      case .withdrawn: [.open(opening), .withdraw]
      default: [.open(opening)]
      }
    let events = acts.map {
      CaseEvent(act: $0, by: "anne", systemUser: nil, on: day("2026-01-10"), at: Instant(rawValue: 0))
    }
    guard let file = CaseFile(reference: CaseReference(year: 2026, number: 43), timeline: events) else {
      preconditionFailure("a case begins with its opening")
    }
    return file
  }

  @Test func `a duplicate is merged into an open case for the same obligation of the same adviser`() {
    let file = CaseFile.standing(at: .inReview)
    let reference = CaseReference(year: 2026, number: 43)
    #expect(file.mergeRefusal(into: Self.twin()) == nil)
    #expect(file.mergeRefusal(into: file) == .sameCase)
    #expect(file.mergeRefusal(into: Self.twin { $0.adviser = AdviserID("1043") }) == .otherAdviser(AdviserID("1043")))
    #expect(file.mergeRefusal(into: Self.twin { $0.obligation = .annual(2024) }) == .notATwin(reference))
    for state in [CaseState.approved, .refused, .withdrawn] {
      #expect(file.mergeRefusal(into: Self.twin(state)) == .twinClosed(reference, state))
    }
  }

  @Test func `two cases of one adviser are linked, whatever became of them`() {
    let file = CaseFile.standing(at: .withdrawn)
    #expect(file.linkRefusal(with: Self.twin(.refused) { $0.obligation = .annual(2024) }) == nil)
    #expect(file.linkRefusal(with: file) == .sameCase)
    #expect(file.linkRefusal(with: Self.twin { $0.adviser = AdviserID("1043") }) == .otherAdviser(AdviserID("1043")))
  }
}
