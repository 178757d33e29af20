import Cases
import Dates
import Roster
import Rules

/// The day written `text`.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

/// The obligation called `text`.
func obligation(_ text: String) -> ObligationID {
  guard let id = ObligationID(text) else { preconditionFailure("no such obligation: \(text)") }
  return id
}

/// The module called `text`.
func module(_ text: String) -> ModuleCode {
  guard let code = ModuleCode(text) else { preconditionFailure("no such module: \(text)") }
  return code
}

extension RuleBook {
  /// The book of 19/12/2024, written out by hand.
  static let article = RuleBook(
    inForceFrom: day("2024-12-19"),
    onboarding: Onboarding(admittedFrom: day("2024-01-01"), modules: 2),
    annual: Annual(modules: 1, firstYear: 2024, deadlines: [Annual.Deadline(year: 2024, day: day("2025-03-31"))]),
    complement: Complements(modules: [], countsTowardsObligation: false),
    late: Late(regularises: true, lapsesAfterYears: 1),
    carryOver: CarryOverRule(years: 1, maxTimes: 1))
}

extension Ground {
  static let two = Ground(code: GroundCode(rawValue: "sick-leave"), french: "arrêt", english: "sick leave")
  static let one = Ground(code: GroundCode(rawValue: "other"), french: "autre", english: "other", decision: .one)
}

extension Opening {
  /// One module of 2025, received on 10 January 2026.
  static let sample = Opening(
    adviser: AdviserID("1042"), obligation: .annual(2025), ground: Ground.two.code, modules: 1,
    requestedBy: .adviser, receivedOn: day("2026-01-10"))
}

/// Who sits where: the login, and the operating-system user.
struct Seat {
  var login: String
  var systemUser: String?

  init(_ login: String, _ systemUser: String? = nil) {
    self.login = login
    self.systemUser = systemUser
  }
}

extension CaseFile {
  static let sampleReference = CaseReference(year: 2026, number: 42)

  /// A case to which these acts were done, one a day from 10 January 2026 on.
  static func after(_ acts: [(Act, Seat)]) -> CaseFile {
    let timeline = acts.enumerated().map { count, done in
      CaseEvent(
        act: done.0, by: done.1.login, systemUser: done.1.systemUser, on: day("2026-01-10").adding(days: count),
        at: Instant(rawValue: 1_768_000_000_000 + Int64(count) * 86_400_000))
    }
    guard let file = CaseFile(reference: sampleReference, timeline: timeline) else {
      preconditionFailure("a case begins with its opening")
    }
    return file
  }

  /// A case in `state`, with nothing more done to it than it takes.
  static func standing(at state: CaseState) -> CaseFile {
    let opened = (Act.open(.sample), Seat("anne", "s-anne"))
    let proposed = (Act.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe", "s-chloe"))
    return switch state {
    case .received: after([opened])
    case .inReview: after([opened, (.take, Seat("bruno", "s-bruno"))])
    case .awaitingDocuments: after([opened, (.sample(.requestDocuments), Seat("bruno", "s-bruno"))])
    case .proposed: after([opened, proposed])
    case .approved: after([opened, proposed, (.approve(modules: 1), Seat("dora", "s-dora"))])
    case .refused: after([opened, proposed, (.refuse(reason: "too late"), Seat("dora", "s-dora"))])
    case .withdrawn: after([opened, (.withdraw, Seat("anne", "s-anne"))])
    }
  }

  /// The same file, asked on a day when nothing about the day speaks against an act.
  func refusal(of act: Act, by actor: Actor, ground: Ground = .two) -> MoveRefusal? {
    refusal(of: act, by: actor, ground: ground, on: day("2026-02-01"), today: day("2026-02-01"))
  }
}

extension Act {
  /// An act of this name with nothing amiss in what it says.
  static func sample(_ verb: Verb) -> Act {
    switch verb {
    case .open: .open(.sample)
    case .take: .take
    case .give: .give(to: "yann")
    case .unassign: .unassign
    case .note: .note("rang the employer")
    case .label: .label("to-call")
    case .unlabel: .unlabel("to-call")
    case .move: .move(adviser: AdviserID("1043"), obligation: .annual(2025), modules: 1)
    case .requestDocuments: .requestDocuments("the leave of absence", by: day("2026-03-01"))
    case .documentsSeen:
      .documentsSeen("the leave of absence", validity: Period(start: day("2025-09-01"), end: nil)!)
    case .keepEvidence: .keepEvidence(1)
    case .propose: .propose(.refuse, modules: nil, reason: "three days only")
    case .sendBack: .sendBack(reason: "see the contract")
    case .sign: .sign(.approve, modules: 1, reason: nil)
    case .approve: .approve(modules: 1)
    case .refuse: .refuse(reason: "three days only")
    case .withdraw: .withdraw
    case .merge: .merge(into: CaseReference(year: 2026, number: 43))
    case .absorb: .absorb(CaseReference(year: 2026, number: 41), receivedOn: day("2026-01-05"))
    case .link: .link(CaseReference(year: 2026, number: 43))
    case .unlink: .unlink(CaseReference(year: 2026, number: 43))
    case .reopen: .reopen(reason: "new papers")
    }
  }
}
