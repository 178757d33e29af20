import Cases
import Dates
import Desk
import Roster
import Rules
import Store
import TestMaterial
import Testing

/// People of all roles who try on a few cases, through the desk and its database, whatever there is to try.
final class HandsAtTheDesk {
  private let desk: TestDesk
  private let parts: DeskParts
  private var numbers: SeededNumbers
  private let sharesTerminals: Bool
  private var cases: [CaseReference] = []
  private var seen: [CaseReference: Int] = [:]
  private(set) var log: DeedLog
  private(set) var done: [String: Int] = [:]
  private(set) var refused: [String: Int] = [:]
  private(set) var breaches: [String] = []

  static let roles: [String: Role] = [
    "agnes": .agent, "lea": .agent, "zoe": .agent, "paul": .approver, "max": .approver, "ada": .admin,
    "otto": .auditor,
  ]
  private static let logins = roles.keys.sorted()
  private static let substitutions = [("lea", "paul", 0, 12), ("zoe", "ada", 5, 20), ("zoe", "max", 3, 9)]
  private static let start = day("2026-01-10")

  private static let grounds = """
    grounds:
      - {code: two, fr: a, en: a}
      - {code: two-signed, fr: a, en: a, signatures: 2}
      - {code: one, fr: a, en: a, decision: one}
      - {code: one-signed, fr: a, en: a, decision: one, signatures: 2}
    """

  init(seed: UInt64) throws {
    numbers = SeededNumbers(seed: seed)
    sharesTerminals = numbers.below(4) == 0
    log = DeedLog(sharesTerminals: sharesTerminals)
    desk = try TestDesk(on: Self.start.description)
    var parts = desk.parts
    parts.grounds = try GroundCatalogue(yaml: Self.grounds)
    self.parts = parts
    try desk.importTownHall()
    for (login, role) in Self.roles {
      let user = User(login: login, name: login, capacity: "c", email: "\(login)@desk.example", role: role)
      _ = try SaveUser(user).perform(with: parts)
    }
    for (login, absent, from, to) in Self.substitutions {
      let period = try #require(
        Period(start: Self.start.adding(days: from), end: Self.start.adding(days: to)))
      let substitution = Substitution(login: login, absent: absent, period: period)
      _ = try SaveSubstitution(substitution, by: Acting(login: "ada")).perform(with: parts).value()
    }
  }

  /// One thing tried by somebody, today or on paper the day before.
  func attempt(_ count: Int) throws {
    desk.clock.set(Self.start.adding(days: count / 3))
    let on = desk.clock.today.adding(days: -numbers.below(12) / 11)
    let login = numbers.pick(Self.logins)
    let terminal = numbers.below(6) > 0 ? "of \(login)" : numbers.pick([nil, "of lea", "of paul", "of max"])
    let acting = Acting(login: login, systemUser: terminal, sharesTerminal: sharesTerminals)
    if cases.count < 3, cases.isEmpty || numbers.below(10) == 0 { return try open(acting, on) }
    let often: [Verb] = [.propose, .propose, .approve, .refuse]
    let verb = numbers.pick(numbers.below(5) < 2 ? often : Verb.allCases)
    let reference = numbers.pick(cases)
    if [.approve, .refuse].contains(verb) { return try decide(verb, reference, acting, on) }
    if verb == .withdraw, numbers.below(5) > 0 { return }
    guard let outcome = try perform(verb, reference, acting, on) else { return }
    try note(outcome)
  }

  private func open(_ acting: Acting, _ on: Day) throws {
    let ground = GroundCode(rawValue: numbers.pick(["two", "two", "two-signed", "one", "one-signed"]))
    let outcome = try OpenCase(
      adviser: AdviserID("1"), obligation: .annual(numbers.pick([2025, 2025, 2026])), ground: ground, by: acting, on: on
    ).perform(with: parts)
    if case .done(let done) = outcome { cases.append(done.file.reference) }
    try note(outcome)
  }

  private func perform(
    _ verb: Verb, _ reference: CaseReference, _ by: Acting, _ on: Day
  ) throws -> Outcome<CaseDone, DeskRefusal>? {
    let other = numbers.pick(cases)
    switch verb {
    case .take: return try TakeCase(reference, by: by, on: on).perform(with: parts)
    case .give: return try GiveCase(reference, receiver: numbers.pick(Self.logins), by: by, on: on).perform(with: parts)
    case .unassign: return try UnassignCase(reference, by: by, on: on).perform(with: parts)
    case .note: return try NoteCase(reference, text: "A rappelé.", by: by, on: on).perform(with: parts)
    case .label: return try LabelCase(reference, label: "a", by: by, on: on).perform(with: parts)
    case .unlabel: return try LabelCase(reference, label: "a", isPutOn: false, by: by, on: on).perform(with: parts)
    case .move:
      return try MoveCase(reference, obligation: .annual(numbers.pick([2025, 2026])), by: by, on: on)
        .perform(with: parts)
    case .requestDocuments:
      return try RequestDocuments(reference, text: "L’arrêt.", due: on.adding(days: 10), by: by, on: on)
        .perform(with: parts)
    case .documentsSeen:
      let validity = try #require(Period(start: day("2025-03-01"), end: nil))
      return try RecordDocumentsSeen(reference, text: "Vu.", validity: validity, by: by, on: on).perform(with: parts)
    case .propose:
      return try ProposeDecision(reference, numbers.pick(Verdict.allCases), reason: "Vu.", by: by, on: on)
        .perform(with: parts)
    case .sendBack: return try SendBackCase(reference, reason: "Revoir.", by: by, on: on).perform(with: parts)
    case .withdraw: return try WithdrawCase(reference, by: by, on: on).perform(with: parts)
    case .merge, .absorb: return try MergeCase(reference, twin: other, by: by, on: on).perform(with: parts)
    case .link, .unlink:
      return try LinkCases(reference, other: other, isLinked: verb == .link, by: by, on: on).perform(with: parts)
    case .reopen: return try ReopenCase(reference, reason: "Erreur.", by: by, on: on).perform(with: parts)
    case .open, .sign, .approve, .refuse, .keepEvidence: return nil
    }
  }
}

// MARK: Deciding

extension HandsAtTheDesk {
  /// Whoever is refused as a person is one whom the log refuses, and the reverse.
  private func decide(_ verb: Verb, _ reference: CaseReference, _ by: Acting, _ on: Day) throws {
    let file = try desk.file(reference)
    let ground = try #require(parts.grounds.ground(file.opening.ground))
    let role = try #require(Self.roles[by.login])
    let away = Self.substitutions.filter { login, _, from, to in
      login == by.login && (Self.start.adding(days: from)...Self.start.adding(days: to)).contains(on)
    }
    let expected = log.mayDecide(
      by.login, inOwnRight: role.mayDecide, for: role == .auditor ? [] : away.map(\.1).sorted(),
      on: reference.description, seatedAt: by.systemUser, wantsTwo: ground.decision == .two)
    let outcome: Outcome<CaseDone, DeskRefusal> =
      verb == .approve
      ? try ApproveCase(reference, by: by, on: on).perform(with: parts)
      : try RefuseCase(reference, reason: "Pièce absente.", by: by, on: on).perform(with: parts)
    var isRefusedAsPerson = false
    if case .refused(.move(let refusal)) = outcome { isRefusedAsPerson = refusal.isAboutThePerson }
    if isRefusedAsPerson == expected {
      breaches.append("\(reference) \(verb) by \(by) on \(on): expected \(expected), got \(outcome)")
    }
    if log.family(of: reference.description).count > 1, case .done = outcome { done["after a merge", default: 0] += 1 }
    try note(outcome)
  }

  /// Counts, and writes into the log what the database has that it had not before.
  private func note(_ outcome: Outcome<CaseDone, DeskRefusal>) throws {
    if case .refused(let refusal) = outcome {
      var name = String(describing: refusal)
      if case .move(let refusal) = refusal { name = String(describing: refusal) }
      refused[String(name.prefix { $0 != "(" }), default: 0] += 1
      return
    }
    for reference in cases {
      for event in try desk.file(reference).timeline.dropFirst(seen[reference] ?? 0) {
        seen[reference, default: 0] += 1
        var other: CaseReference?
        if case .merge(let twin) = event.act { other = twin }
        log.append(
          DeedLog.Deed(
            on: reference.description, verb: event.act.verb.rawValue, by: event.by, terminal: event.systemUser,
            inPlaceOf: event.inPlaceOf, other: other?.description))
        done[event.act.verb.rawValue, default: 0] += 1
        if event.inPlaceOf != nil { done["in place", default: 0] += 1 }
      }
    }
  }
}

/// No sequence of acts at the desk ends in a decision by its own author.
@Suite struct HandsAtTheDeskTests {
  static let done = ["approve": 4, "refuse": 6, "sign": 8, "merge": 3, "reopen": 3, "in place": 5, "after a merge": 1]
  static let refused = [
    "fourEyes": 20, "fourEyesAtTerminal": 5, "fourEyesOfAbsent": 4, "roleMayNotDecide": 40, "needsProposal": 8,
    "signedOtherwise": 3, "carryOver": 2,
  ]

  @Test func `nobody decides what they had a hand in, whatever the database was asked before`() throws {
    var (done, refused): ([String: Int], [String: Int]) = ([:], [:])
    for seed in 1...UInt64(24) {
      let story = try HandsAtTheDesk(seed: seed)
      for count in 0..<60 {
        try story.attempt(count)
        if let breach = story.breaches.first {
          let deeds = story.log.deeds.map { "\($0)" }.joined(separator: "\n")
          Issue.record("seed \(seed): \(breach)\n\(deeds)")
          return
        }
      }
      done.merge(story.done, uniquingKeysWith: +)
      refused.merge(story.refused, uniquingKeysWith: +)
    }
    for (name, least) in Self.done { #expect(done[name, default: 0] >= least, "\(name)") }
    for (name, least) in Self.refused { #expect(refused[name, default: 0] >= least, "\(name)") }
  }
}
