import Cases
import Dates
import TestMaterial
import Testing

/// Whatever is tried on a case, by whomever and in whatever order.
@Suite struct DecidersProperty {
  /// A case to which a dozen acts were tried by people of all roles at their own and each other's terminals.
  struct Story: CustomStringConvertible {
    var seed: Int
    var ground: Ground
    var sharesTerminal: Bool
    var file: CaseFile

    var description: String {
      "seed \(seed), \(ground.decision), shared \(sharesTerminal): "
        + file.timeline.map { "\($0.act.verb) by \($0.by) at \($0.systemUser ?? "-")" }.joined(separator: "; ")
    }

    init(seed: Int) {
      var numbers = SeededNumbers(seed: UInt64(seed))
      let roles = ["a", "b", "c", "d", "e"].map {
        ($0, [Role.agent, .approver, .approver, .admin, .auditor].randomElement(using: &numbers) ?? .agent)
      }
      func seat() -> (Seat, Role) {
        let (login, role) = roles.randomElement(using: &numbers) ?? ("a", .agent)
        let isAtHome = Int.random(in: 0..<4, using: &numbers) > 0
        let terminal =
          isAtHome ? "of \(login)" : [nil, "of a", "of b", "of c", "of d"].randomElement(using: &numbers) ?? nil
        return (Seat(login, terminal), role)
      }
      self.seed = seed
      ground = Bool.random(using: &numbers) ? .two : .one
      sharesTerminal = Int.random(in: 0..<4, using: &numbers) == 0
      file = CaseFile.after([(.open(.sample), seat().0)])
      for count in 1...40 {
        let (seat, role) = seat()
        // Decisions are tried often, as most are refused.
        let verbs: [Verb] = Bool.random(using: &numbers) ? [.propose, .approve, .refuse] : Verb.allCases
        let act = Act.sample(verbs.randomElement(using: &numbers) ?? .note)
        if [.withdraw, .merge].contains(act.verb), Int.random(in: 0..<5, using: &numbers) > 0 { continue }
        let actor = Actor(login: seat.login, role: role, systemUser: seat.systemUser, sharesTerminal: sharesTerminal)
        let on = day("2026-01-10").adding(days: count / 4 + Int.random(in: -1...0, using: &numbers))
        guard file.refusal(of: act, by: actor, ground: ground, on: on, today: day("2026-01-20")) == nil else {
          continue
        }
        file.append(
          CaseEvent(act: act, by: seat.login, systemUser: seat.systemUser, on: on, at: Instant(rawValue: Int64(count))))
      }
    }

    /// Who did each of these acts, as far as can be known: logins that one terminal ties together are one person.
    ///
    /// Slow, and written apart from the room's own way.
    private func people(_ acts: some Collection<CaseEvent>) -> [Int] {
      var people = Array(0..<acts.count)
      for _ in acts {
        for (one, first) in acts.enumerated() {
          for (other, second) in acts.enumerated() {
            let sameTerminal = !sharesTerminal && first.systemUser != nil && first.systemUser == second.systemUser
            guard first.by == second.by || sameTerminal else { continue }
            let lower = min(people[one], people[other])
            people[one] = lower
            people[other] = lower
          }
        }
      }
      return people
    }

    /// Whether the case was decided by a person who had done one of these to it.
    func isDecided(byWhoDid verbs: Set<Verb>) -> Bool {
      let decisions: Set<Verb> = [.approve, .refuse]
      guard let decided = file.timeline.lastIndex(where: { decisions.contains($0.act.verb) }) else { return false }
      let people = people(file.timeline[...decided])
      return file.timeline.indices.contains {
        $0 < decided && verbs.contains(file.timeline[$0].act.verb) && people[$0] == people[decided]
      }
    }
  }

  static let shares = stride(from: 0, to: 6_000, by: 1_500).map { $0..<$0 + 1_500 }

  @Test(arguments: shares) func `no sequence of acts lets anybody decide a case of their own`(seeds: Range<Int>) {
    var decided = [Ground.Deciders.one: 0, .two: 0]
    var ownDecision: Story?
    for story in seeds.lazy.map(Story.init) {
      let binding: Set<Verb> = story.ground.decision == .two ? [.open, .take, .propose] : [.propose]
      if ownDecision == nil, story.isDecided(byWhoDid: binding) { ownDecision = story }
      if story.file.decision != nil { decided[story.ground.decision, default: 0] += 1 }
    }
    #expect(ownDecision == nil)
    #expect(decided[.one, default: 0] > 150)
    #expect(decided[.two, default: 0] > 50)
  }

  @Test(arguments: shares) func `everything a case says follows from its timeline alone`(seeds: Range<Int>) {
    for story in seeds.lazy.map(Story.init) {
      let timeline = story.file.timeline
      if CaseFile(reference: CaseFile.reference, timeline: timeline) != story.file {
        Issue.record("rebuilt otherwise: \(story)")
      }
      let days = timeline.map(\.on)
      if days != days.sorted() || days.contains(where: { $0 > day("2026-01-20") }) {
        Issue.record("out of order: \(story)")
      }
      if story.file.state.isClosed != (story.file.closedOn != nil) { Issue.record("closed on no day: \(story)") }
      let closing = timeline.count { [.approve, .refuse, .withdraw, .merge].contains($0.act.verb) }
      let reopening = timeline.count { $0.act.verb == .reopen }
      if closing - reopening != (story.file.state.isClosed ? 1 : 0) { Issue.record("closed twice: \(story)") }
    }
  }

  @Test func `with one person required the opener may decide what nobody proposed`() {
    let file = CaseFile.after([(.open(.sample), Seat("anne", "1")), (.take, Seat("anne", "1"))])
    let opener = Actor(login: "anne", role: .approver, systemUser: "1")
    #expect(file.refusal(of: .approve(modules: 1), by: opener, ground: .one) == nil)
    #expect(file.refusal(of: .approve(modules: 1), by: opener, ground: .two)?.isAboutThePerson == true)
  }
}
