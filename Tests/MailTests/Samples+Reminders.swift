import Cases
import Dates
import Roster
import Rules
import Testing

@testable import Mail

extension Samples {
  var colleague: Adviser { Adviser(id: AdviserID("2001"), lastName: "Témoin", firstName: "Noé") }

  func upcoming(_ obligations: [Obligation], rights: Int) -> UpcomingDeadline {
    UpcomingDeadline(
      adviser: adviser, obligations: obligations, usableRights: rights, completeTo: day(2026, 1, 31))
  }

  func expiring(isFinal: Bool = true, completeTo: Day? = day(2026, 1, 31)) throws -> ExpiringRight {
    let right = try Self.obligation("annual-2025+1", Self.standing([Self.carryOver(.annual(2025))]))
    return ExpiringRight(adviser: adviser, right: right, isFinal: isFinal, completeTo: completeTo)
  }

  func unfunded() throws -> UnfundedModules {
    let followed = [
      Completion(day: day(2026, 1, 12), module: try #require(ModuleCode("M04"))),
      Completion(day: day(2026, 1, 20), module: try #require(ModuleCode("M11"))),
    ]
    return UnfundedModules(
      structure: structure,
      entries: [
        .init(adviser: adviser, modules: [.init(followed[0], name: "Animer un Café IA"), .init(followed[1])]),
        .init(adviser: colleague, modules: [.init(followed[1])]),
      ])
  }

  func ownOverdue(stage: Int) throws -> OverdueNotice {
    let annual = try Self.obligation("annual-2025", Self.standing())
    return OverdueNotice(
      adviser: adviser, reminders: [.init(obligation: annual, stage: stage)], completeTo: day(2026, 1, 31), stages: 3,
      isStructureTold: stage > 1, campaign: "2026-02")
  }

  func daily(isCalm: Bool = false) -> DailyDigest {
    if isCalm { return DailyDigest(reader: author, open: [:], unassigned: 0, alarms: [], mail: MailStanding()) }
    func reference(_ number: Int) -> CaseReference { CaseReference(year: 2026, number: number) }
    func alarm(_ kind: CaseAlarm.Kind, _ day: Day, _ days: Int) -> CaseAlarm {
      CaseAlarm(kind: kind, day: day, days: days)
    }
    return DailyDigest(
      reader: author, open: [.received: 1, .inReview: 12, .awaitingDocuments: 3, .proposed: 2, .approved: 7],
      unassigned: 1,
      alarms: [
        .init(
          reference: reference(1), alarm: alarm(.impliedDecisionPassed, day(2026, 1, 31), 1), assignee: author.name),
        .init(reference: reference(2), alarm: alarm(.impliedDecisionToday, day(2026, 2, 1), 0), assignee: nil),
        .init(reference: reference(3), alarm: alarm(.impliedDecisionNear, day(2026, 2, 9), 8), assignee: author.name),
        .init(reference: reference(4), alarm: alarm(.documentsLate, day(2026, 1, 20), 12), assignee: author.name),
        .init(reference: reference(5), alarm: alarm(.leftOpen, day(2026, 1, 1), 31), assignee: author.name),
      ], mail: MailStanding(queued: 1, deferred: 2, failed: 3, held: 4, inDoubt: 5))
  }

  func stuck(reasons: [StuckMail.Reason]) -> StuckMail {
    StuckMail(
      reader: author, decisions: reasons.isEmpty ? 1 : 3, minutes: reasons.isEmpty ? 61 : 4_400,
      mail: MailStanding(queued: 1, deferred: 2), reasons: reasons)
  }

  /// nil for a sample that is none of these.
  func planOfReminder(_ sample: Sample, _ letters: Letters, _ mark: Postmark) throws -> LetterPlan? {
    let waiting = underWay(impliedOn: day(2026, 3, 31))
    let due = try ["annual-2025+1", "annual-2026"].map {
      try Self.obligation($0, Self.standing([Self.carryOver(.annual(2025))]))
    }
    switch sample {
    case .documentsReminder: return letters.planDocumentsReminder(waiting, papers: papers(), mark)
    case .documentsReminderPassed:
      return letters.planDocumentsReminder(
        waiting, papers: PapersWanted(text: reason, by: day(2026, 1, 31), suspends: true), mark)
    case .documentsReminderLate:
      return letters.planDocumentsReminder(underWay(impliedOn: day(2026, 1, 31)), papers: papers(suspends: false), mark)
    case .upcomingDeadline: return letters.planUpcomingDeadline(upcoming([due[1]], rights: 0), mark)
    case .upcomingDeadlines: return letters.planUpcomingDeadline(upcoming(due, rights: 2), mark)
    case .expiringRight: return letters.planExpiringRight(try expiring(), mark)
    case .expiringRightRenewable:
      return letters.planExpiringRight(try expiring(isFinal: false, completeTo: nil), mark)
    case .unfundedModule: return letters.planUnfunded(try unfunded(), mark)
    case .overdueAdviserFirst: return letters.planOverdue(try ownOverdue(stage: 1), mark)
    case .overdueAdviserRepeated: return letters.planOverdue(try ownOverdue(stage: 2), mark)
    case .overdueAdviserLast: return letters.planOverdue(try ownOverdue(stage: 3), mark)
    case .dailyDigest: return letters.planDailyDigest(daily(), mark)
    case .dailyDigestCalm: return letters.planDailyDigest(daily(isCalm: true), mark)
    case .stuckMail:
      return letters.planStuckMail(stuck(reasons: [.init("451 4.7.1 Greylisted", count: 2)]), mark)
    case .stuckMailUnanswered: return letters.planStuckMail(stuck(reasons: []), mark)
    default: return nil
    }
  }
}
