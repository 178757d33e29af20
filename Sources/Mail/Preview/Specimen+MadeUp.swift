import Cases
public import Dates
import Roster
import Rules

extension Specimen {
  /// Made-up people on `day`: the first in training for more than a year without a module, the second since 2023.
  ///
  /// Days before 2026, on which nothing of this could be overdue, are looked at as if they were in 2026.
  public init(madeUpOn day: Day) {
    let day = max(day, MadeUp.day(2026, 2, 1))
    let entered = MadeUp.entered(day.adding(days: -400))
    let before = situation(entered, in: MadeUp.book, on: day)
    // Two modules within a year of an entry 400 days ago, none followed: the rules make it, and it is overdue.
    let owed = before.obligation(.initial)
    let received = day.adding(days: -20)
    let file = CaseUnderWay(
      reference: CaseReference(year: day.parts.year, number: 9_001), receivedOn: received,
      impliedDecisionOn: received.adding(days: 61), adviser: MadeUp.adviser, obligation: .initial, year: owed?.year,
      modules: 2, agent: MadeUp.agent)
    self.init(
      file: file, structure: MadeUp.structure,
      decision: owed.map {
        DecisionOnCase(
          reference: file.reference, receivedOn: received, decidedOn: day, adviser: file.adviser, obligation: $0,
          regime: before.regime, article: MadeUp.book.inForceFrom, author: file.agent)
      },
      granted: MadeUp.carriedOver(.initial, from: entered, on: day), asked: 2,
      papers: PapersWanted(
        text: "Une attestation qui porte les dates de début et de fin.\nUn document qui porte votre nom.",
        by: day.adding(days: 15), suspends: true),
      reason: "Les dates indiquées ne couvrent que trois jours de la période.\nAucune autre pièce n’a été reçue.",
      digest: MadeUp.digest(file, on: day), stuck: MadeUp.stuck)
    overdue = owed.map { MadeUp.overdue($0, on: day) }
    ownOverdue = owed.map {
      OverdueNotice(
        adviser: file.adviser, reminders: [.init(obligation: $0, stage: 2)], completeTo: day.adding(days: -1),
        stages: 3, isStructureTold: true)
    }
    let owing = situation(MadeUp.standing, in: MadeUp.book, on: day)
    upcoming = UpcomingDeadline(
      adviser: file.adviser, obligations: owing.obligations.filter { $0.status == .due },
      usableRights: owing.usableRights, completeTo: day.adding(days: -1))
    let last = owing.obligations.last { $0.status == .overdue }
    expiring = last.flatMap { MadeUp.carriedOver($0.id, from: MadeUp.standing, on: day) }.map {
      ExpiringRight(adviser: file.adviser, right: $0, isFinal: true, completeTo: day.adding(days: -1))
    }
    unfunded = MadeUp.unfunded(on: day)
  }
}

/// Facts that nobody has, and the article's rules to read them by.
enum MadeUp {
  static let adviser = Adviser(
    id: AdviserID("900001"), lastName: "CHANTEGRENOUILLE", firstName: "Églantide", email: "eglantide@exemple.invalid")
  static let colleague = Adviser(
    id: AdviserID("900002"), lastName: "ZIGOMATIQUE", firstName: "Turlupin", email: "turlupin@exemple.invalid")
  static let agent = User(
    login: "exemple", name: "Farandole QUATREVENTS", capacity: "chargée de support (exemple)",
    email: "farandole@exemple.invalid", role: .approver)
  static let structure = Structure(
    id: StructureID("900100"), name: "Association Le Clic de Trifouilly", kind: .private,
    contactName: "Quinquet VASISTAS", contactEmail: "clic@exemple.invalid")

  static let book = RuleBook(
    inForceFrom: day(2024, 12, 19), onboarding: .init(admittedFrom: day(2024, 1, 1), modules: 2),
    annual: .init(modules: 1, firstYear: 2024, deadlines: [.init(year: 2024, day: day(2025, 3, 31))]),
    complement: .init(modules: [], countsTowardsObligation: false),
    late: .init(regularises: true, lapsesAfterYears: 1), carryOver: .init(years: 1, maxTimes: 1))

  /// In training since `entry`, employed ever since, no module followed.
  static func entered(_ entry: Day) -> Facts {
    let post = Period(start: entry, end: nil).map { Post(period: $0, kind: .private) }
    return Facts(entry: entry, exemption: .no, posts: post.map { [$0] } ?? [])
  }

  /// In training since 2023: the annual obligations of every year since 2024.
  static let standing = entered(day(2023, 3, 1))

  /// What one module of `id`, carried over on `day`, makes.
  static func carriedOver(_ id: ObligationID, from facts: Facts, on day: Day) -> Obligation? {
    var facts = facts
    facts.carryOvers = [CarryOver(obligation: id, modules: 1, approvedOn: day)]
    return situation(facts, in: book, on: day).obligations.first { $0.id.origin == id }
  }

  static func overdue(_ owed: Obligation, on day: Day) -> OverdueDigest {
    let others = situation(standing, in: book, on: day).obligations.filter { $0.status == .overdue }
    let second = OverdueDigest.Entry(
      adviser: colleague, reminders: others.map { OverdueDigest.Reminder(obligation: $0, stage: 1) })
    return OverdueDigest(
      structure: structure,
      entries: [.init(adviser: adviser, reminders: [.init(obligation: owed, stage: 3)])]
        + (others.isEmpty ? [] : [second]), completeTo: day.adding(days: -1), stages: 3)
  }

  static func unfunded(on day: Day) -> UnfundedModules {
    let modules = ["M04", "M11"].compactMap { ModuleCode($0) }.enumerated().map { index, code in
      UnfundedModules.Module(Completion(day: day.adding(days: 10 * index - 30), module: code), name: "Module \(code)")
    }
    return UnfundedModules(
      structure: structure,
      entries: [.init(adviser: adviser, modules: modules), .init(adviser: colleague, modules: [modules[0]])])
  }

  static func digest(_ file: CaseUnderWay, on day: Day) -> DailyDigest {
    let second = CaseReference(year: file.reference.year, number: file.reference.number + 1)
    return DailyDigest(
      reader: agent, open: [.received: 4, .inReview: 7, .awaitingDocuments: 3, .proposed: 1], unassigned: 2,
      alarms: [
        .init(
          reference: file.reference, alarm: CaseAlarm(kind: .impliedDecisionNear, day: day.adding(days: 6), days: 6),
          assignee: agent.name),
        .init(
          reference: second, alarm: CaseAlarm(kind: .documentsLate, day: day.adding(days: -1), days: 1), assignee: nil),
      ], mail: MailStanding(queued: 12, deferred: 2, held: 1))
  }

  static let stuck = StuckMail(
    reader: agent, decisions: 3, minutes: 135, mail: MailStanding(queued: 1, deferred: 2, inDoubt: 1),
    reasons: [.init("451 4.7.1 Please try again later", count: 2)])

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    // Only written with days that exist.
    Day(year: year, month: month, day: day) ?? Day(rawValue: 0)
  }
}
