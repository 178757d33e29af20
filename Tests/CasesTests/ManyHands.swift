import Cases
import Dates
import Roster
import Rules
import TestMaterial

/// Several cases of one adviser, and people of all roles who try on them whatever there is to try, in whatever order.
struct ManyHands: CustomStringConvertible {
  let seed: Int
  let people: [(login: String, role: Role)]
  let substitutions: [Substitution]
  let sharesTerminals: Bool
  private(set) var grounds: [CaseReference: Ground] = [:]
  private(set) var timelines: [CaseReference: [CaseEvent]] = [:]
  private(set) var log: DeedLog
  /// What was done, by name of the act.
  private(set) var done: [String: Int] = [:]
  /// What was refused, by name of the refusal.
  private(set) var refused: [String: Int] = [:]
  /// Where the case and the plain log do not agree about who may decide, or something was done that must not be.
  private(set) var breaches: [String] = []
  private var numbers: SeededNumbers

  static let today = day("2026-03-01")

  init(seed: Int, tries: Int = 70) {
    self.seed = seed
    var numbers = SeededNumbers(seed: UInt64(seed))
    let roles: [Role] = [.agent, .agent, .approver, .approver, .approver, .admin, .auditor]
    let people = ["a", "b", "c", "d", "e", "f", "g"].map { ($0, numbers.pick(roles)) }
    self.people = people
    substitutions = (0..<6).compactMap { _ in
      let from = day("2026-01-05").adding(days: numbers.below(15))
      let period = Period(start: from, end: from.adding(days: numbers.below(25)))
      let away = numbers.below(4) > 0 ? people.filter(\.1.mayDecide) : people
      guard let period, let absent = away.isEmpty ? nil : numbers.pick(away) else { return nil }
      return Substitution(login: numbers.pick(people).0, absent: absent.0, period: period)
    }
    sharesTerminals = numbers.below(4) == 0
    log = DeedLog(sharesTerminals: sharesTerminals)
    self.numbers = numbers
    let first = open(by: actor(on: day("2026-01-10")), on: day("2026-01-10"))
    precondition(first != nil || breaches.isEmpty)
    for count in 0..<tries { attempt(on: day("2026-01-10").adding(days: count / 3)) }
  }

  var description: String {
    let acts = log.deeds.map { deed in
      let place = deed.inPlaceOf.map { " in place of \($0)" } ?? ""
      return "\(deed.on) \(deed.verb) \(deed.other ?? "") by \(deed.by) at \(deed.terminal ?? "-")\(place)"
    }
    return
      "seed \(seed), shared \(sharesTerminals), \(people), \(grounds.mapValues { "\($0.decision) \($0.signatures)" })\n"
      + acts.joined(separator: "\n")
  }

  // MARK: Who and what

  /// Somebody at their own terminal, mostly.
  private mutating func actor(on day: Day) -> Actor {
    let (login, role) = numbers.pick(people)
    let elsewhere: [String?] = [nil, "of a", "of b", "of c", "of d"]
    let terminal = numbers.below(6) > 0 ? "of \(login)" : numbers.pick(elsewhere)
    // As the desk finds them: whoever is away must be one who decides.
    let away = substitutions.filter { $0.login == login && $0.period.contains(day) }.map(\.absent)
    let deciders = Set(away).filter { absent in people.contains { $0.login == absent && $0.role.mayDecide } }
    return Actor(
      login: login, role: role, systemUser: terminal, sharesTerminal: sharesTerminals, standsFor: deciders.sorted())
  }

  /// The case as the desk would read it, with what was done to its duplicates.
  func file(_ reference: CaseReference) -> CaseFile? {
    let others = log.family(of: reference.description).subtracting([reference.description]).sorted()
    let absorbed = others.compactMap { CaseReference($0) }.flatMap { timelines[$0] ?? [] }
    return timelines[reference].flatMap { CaseFile(reference: reference, timeline: $0, absorbed: absorbed) }
  }

  var references: [CaseReference] { timelines.keys.sorted() }

  private mutating func attempt(on today: Day) {
    // Decisions are tried often, as most are refused.
    let often: [Verb] = [.propose, .propose, .approve, .refuse]
    let verb = numbers.pick(numbers.below(5) < 2 ? often : Verb.allCases)
    let on = today.adding(days: -numbers.below(20) / 19)
    let actor = actor(on: on)
    let reference = numbers.pick(references)
    switch verb {
    case .open: if timelines.count < 4 { _ = open(by: actor, on: on) }
    // A case that is closed soon has no story.
    case .withdraw where numbers.below(6) > 0: break
    case .merge: merge(reference, into: numbers.pick(references), by: actor, on: on)
    case .absorb: merge(numbers.pick(references), into: reference, by: actor, on: on)
    case .link, .unlink: link(reference, numbers.pick(references), verb, by: actor, on: on)
    default: act(verb, on: reference, by: actor, on: on)
    }
  }

  private mutating func sample(_ verb: Verb) -> Act {
    switch verb {
    case .give: .give(to: numbers.pick(people).login)
    case .propose: .propose(numbers.pick(Verdict.allCases), modules: numbers.pick([nil, 1]), reason: "papers seen")
    case .move: .move(adviser: AdviserID("1042"), obligation: .annual(numbers.pick([2025, 2026])), modules: 1)
    case .approve: .approve(modules: numbers.pick([1, 1, 1, 2]))
    case .sign: .sign(numbers.pick(Verdict.allCases), modules: 1, reason: "papers seen")
    default: .sample(verb)
    }
  }
}

// MARK: The doors

extension ManyHands {
  private mutating func open(by actor: Actor, on: Day) -> CaseReference? {
    let reference = CaseReference(year: 2026, number: timelines.count + 1)
    let kinds: [(Ground.Deciders, Int)] = [(.two, 1), (.two, 1), (.two, 2), (.one, 1), (.one, 2)]
    let (decision, signatures) = numbers.pick(kinds)
    var opening = Opening.sample
    opening.obligation = .annual(numbers.pick([2025, 2025, 2025, 2026]))
    opening.receivedOn = on
    grounds[reference] = Ground(
      code: opening.ground, french: "arrêt", english: "sick leave", decision: decision, signatures: signatures)
    add(.open(opening), to: reference, by: actor, on: on, inPlaceOf: nil)
    return reference
  }

  /// As ``/Desk/DeskParts`` does an act on one case, the rules of carry-over aside.
  private mutating func act(_ verb: Verb, on reference: CaseReference, by actor: Actor, on: Day) {
    guard let file = file(reference), let ground = grounds[reference] else { return }
    let tried = sample(verb)
    let act = file.decisive(tried, ground: ground)
    let isDecision = [.sign, .approve, .refuse].contains(act.verb)
    if isDecision { compare(file, actor, ground, on) }
    if let refusal = file.refusal(of: act, by: actor, ground: ground, on: on, today: Self.today) {
      return refuse(refusal)
    }
    if isDecision { check(act, file, actor, ground, on) }
    let absent = file.stoodFor(by: actor, doing: act.verb, ground: ground)
    add(act, to: reference, by: actor, on: on, inPlaceOf: absent)
  }

  /// As ``/Desk/MergeCase``: the duplicate and its twin in one step.
  private mutating func merge(_ duplicate: CaseReference, into twin: CaseReference, by actor: Actor, on: Day) {
    guard let file = file(duplicate), let there = self.file(twin), let ground = grounds[duplicate],
      let groundThere = grounds[twin]
    else { return }
    let (merging, absorbing) = (Act.merge(into: twin), Act.absorb(duplicate, receivedOn: file.opening.receivedOn))
    let refusal =
      file.refusal(of: merging, by: actor, ground: ground, on: on, today: Self.today)
      ?? file.mergeRefusal(into: there)
      ?? there.refusal(of: absorbing, by: actor, ground: groundThere, on: on, today: Self.today)
    if let refusal { return refuse(refusal) }
    add(absorbing, to: twin, by: actor, on: on, inPlaceOf: nil)
    add(merging, to: duplicate, by: actor, on: on, inPlaceOf: nil)
  }

  private mutating func link(
    _ reference: CaseReference, _ other: CaseReference, _ verb: Verb, by actor: Actor, on: Day
  ) {
    guard let file = file(reference), let there = self.file(other), let ground = grounds[reference] else { return }
    let act = { (to: CaseReference) in verb == .link ? Act.link(to) : .unlink(to) }
    let refusal =
      file.refusal(of: act(other), by: actor, ground: ground, on: on, today: Self.today)
      ?? file.linkRefusal(with: there)
      ?? there.refusal(of: act(reference), by: actor, ground: ground, on: on, today: Self.today)
    if let refusal { return refuse(refusal) }
    add(act(reference), to: other, by: actor, on: on, inPlaceOf: nil)
    add(act(other), to: reference, by: actor, on: on, inPlaceOf: nil)
  }

  private mutating func add(_ act: Act, to reference: CaseReference, by actor: Actor, on: Day, inPlaceOf: String?) {
    let event = CaseEvent(
      act: act, by: actor.login, systemUser: actor.systemUser, inPlaceOf: inPlaceOf, on: on,
      at: Instant(rawValue: Int64(log.deeds.count)))
    timelines[reference, default: []].append(event)
    let other: CaseReference? =
      switch act {
      case .merge(let twin): twin
      case .absorb(let duplicate, _): duplicate
      default: nil
      }
    log.append(
      DeedLog.Deed(
        on: reference.description, verb: act.verb.rawValue, by: actor.login, terminal: actor.systemUser,
        inPlaceOf: inPlaceOf, other: other?.description))
    done[act.verb.rawValue, default: 0] += 1
    if inPlaceOf != nil { done["\(act.verb.rawValue) in place", default: 0] += 1 }
  }

  private mutating func refuse(_ refusal: MoveRefusal) {
    let name = String(describing: refusal).prefix { $0 != "(" }
    refused[String(name), default: 0] += 1
  }
}

// MARK: What the plain log says

extension ManyHands {
  /// Whether `actor` may decide as the log of deeds has it; an auditor only reads.
  private func mayDecide(_ actor: Actor, _ reference: CaseReference, _ ground: Ground) -> Bool {
    log.mayDecide(
      actor.login, inOwnRight: actor.role == .approver || actor.role == .admin,
      for: actor.role == .auditor ? [] : actor.standsFor, on: reference.description, seatedAt: actor.systemUser,
      wantsTwo: ground.decision == .two)
  }

  /// The case and the log must say the same of the person, each time somebody tries to decide.
  private mutating func compare(_ file: CaseFile, _ actor: Actor, _ ground: Ground, _ on: Day) {
    let says = file.capacity(of: actor, ground: ground).refusal
    let expected = mayDecide(actor, file.reference, ground)
    if (says == nil) != expected {
      breaches.append("\(file.reference) \(on) \(actor): \(says.map { "\($0)" } ?? "may"), expected \(expected)")
    }
  }

  /// What must hold of a decision or a signature that is about to be taken.
  private mutating func check(_ act: Act, _ file: CaseFile, _ actor: Actor, _ ground: Ground, _ on: Day) {
    let name = file.reference.description
    var wrong: [String] = []
    if ground.decision == .two, !log.isProposed(name) { wrong.append("nobody proposed") }
    let first = log.signature(on: name)
    if act.verb != .sign, ground.signatures == 2, first == nil { wrong.append("nobody signed") }
    if let first, first.by == actor.login || first.inPlaceOf == actor.login { wrong.append("signed twice") }
    if let absent = file.stoodFor(by: actor, doing: act.verb, ground: ground) {
      if absent == actor.login { wrong.append("stands for themself") }
      let isNamed = substitutions.contains {
        $0.login == actor.login && $0.absent == absent && $0.period.contains(on)
      }
      if !isNamed { wrong.append("is no substitute") }
    } else if !actor.role.mayDecide {
      wrong.append("may not decide")
    }
    if log.family(of: name).count > 1 { done["decision after a merge", default: 0] += 1 }
    breaches += wrong.map { "\(name) \(on) \(actor.login): \($0)" }
  }
}
