import Cases
public import Dates
import Envelope
public import Roster
public import Rules

/// What a letter is shown with before it is due: made up, or in part a workspace's.
///
/// nil stands for what somebody who is named does not have: the letters about it have nothing to tell then.
public struct Specimen: Sendable {
  public var file: CaseUnderWay
  public var structure: Structure
  /// The case once it is decided; nil where what it pleads for is not known any more.
  public var decision: DecisionOnCase?
  /// What an approval would make.
  public var granted: Obligation?
  /// How many modules the case pleads for.
  public var asked: Int
  public var papers: PapersWanted?
  /// A decider's words.
  public var reason: String
  public var overdue: OverdueDigest?

  public init(
    file: CaseUnderWay, structure: Structure, decision: DecisionOnCase?, granted: Obligation?, asked: Int,
    papers: PapersWanted?, reason: String, overdue: OverdueDigest?
  ) {
    self.file = file
    self.structure = structure
    self.decision = decision
    self.granted = granted
    self.asked = asked
    self.papers = papers
    self.reason = reason
    self.overdue = overdue
  }
}

extension Specimen {
  /// Made-up people on `day`: the first in training for more than a year without a module, the second since 2023.
  ///
  /// Days before 2026, on which nothing of this could be overdue, are looked at as if they were in 2026.
  public init(madeUpOn day: Day) {
    let day = max(day, Day(year: 2026, month: 2, day: 1) ?? day)
    let adviser = Adviser(
      id: AdviserID("900001"), lastName: "CHANTEGRENOUILLE", firstName: "Églantide",
      email: "eglantide@exemple.invalid")
    let agent = User(
      login: "exemple", name: "Farandole QUATREVENTS", capacity: "chargée de support (exemple)",
      email: "farandole@exemple.invalid", role: .approver)
    let structure = Structure(
      id: StructureID("900100"), name: "Mairie de Trifouilly", kind: .public, contactName: "Quinquet VASISTAS",
      contactEmail: "mairie@exemple.invalid")
    let entered = MadeUp.entered(day.adding(days: -400))
    let before = situation(entered, in: MadeUp.book, on: day)
    // Two modules within a year of an entry 400 days ago, none followed: the rules make it, and it is overdue.
    let owed = before.obligation(.initial)
    var carried = entered
    carried.carryOvers = [CarryOver(obligation: .initial, modules: 1, approvedOn: day)]
    let received = day.adding(days: -20)
    let reference = CaseReference(year: day.parts.year, number: 9_001)
    self.init(
      file: CaseUnderWay(
        reference: reference, receivedOn: received, impliedDecisionOn: received.adding(days: 61), adviser: adviser,
        obligation: .initial, year: owed?.year, modules: 2, agent: agent),
      structure: structure,
      decision: owed.map {
        DecisionOnCase(
          reference: reference, receivedOn: received, decidedOn: day, adviser: adviser, obligation: $0,
          regime: before.regime, article: MadeUp.book.inForceFrom, author: agent)
      },
      granted: situation(carried, in: MadeUp.book, on: day).obligations.first { $0.id.origin == .initial }, asked: 2,
      papers: PapersWanted(
        text: "Une attestation qui porte les dates de début et de fin.\nUn document qui porte votre nom.",
        by: day.adding(days: 15), suspends: true),
      reason: "Les dates indiquées ne couvrent que trois jours de la période.\nAucune autre pièce n’a été reçue.",
      overdue: nil)
    overdue = owed.map { MadeUp.digest(adviser, $0, structure, on: day) }
  }

  /// In whose name a made-up letter is written.
  static var office: Office? {
    guard let mailbox = try? MailAddress("support@exemple.invalid") else { return nil }  // one that nobody has
    return Office(service: "Support (exemple)", from: mailbox, replyTo: mailbox)
  }

  /// The day of letters whose words alone are looked at.
  static func postmark(_ language: Language) -> Postmark? {
    guard let day = Day(year: 2026, month: 2, day: 1),
      let id = try? MessageID(token: "exemple", domain: "exemple.invalid")  // well formed, as it stands here
    else { return nil }
    return Postmark(day: day, instant: Instant(rawValue: 0), messageID: id, language: language)
  }
}

/// Facts that nobody has, and the article's rules to read them by.
enum MadeUp {
  static let book = RuleBook(
    inForceFrom: day(2024, 12, 19), onboarding: .init(admittedFrom: day(2024, 1, 1), modules: 2),
    annual: .init(modules: 1, firstYear: 2024, deadlines: [.init(year: 2024, day: day(2025, 3, 31))]),
    complement: .init(modules: [], countsTowardsObligation: false),
    late: .init(regularises: true, lapsesAfterYears: 1), carryOver: .init(years: 1, maxTimes: 1))

  /// In training since `entry`, employed ever since, no module followed.
  static func entered(_ entry: Day) -> Facts {
    let post = Period(start: entry, end: nil).map { Post(period: $0, kind: .public) }
    return Facts(entry: entry, exemption: .no, posts: post.map { [$0] } ?? [])
  }

  /// In training since 2023: the annual obligations of every year since 2024.
  static let standing = entered(day(2023, 3, 1))

  static func digest(_ adviser: Adviser, _ owed: Obligation, _ structure: Structure, on day: Day) -> OverdueDigest {
    let colleague = Adviser(
      id: AdviserID("900002"), lastName: "ZIGOMATIQUE", firstName: "Turlupin", email: "turlupin@exemple.invalid")
    let others = situation(standing, in: book, on: day).obligations.filter { $0.status == .overdue }
    let entries = [OverdueDigest.Entry(adviser: adviser, reminders: [.init(obligation: owed, stage: 3)])]
    let second = OverdueDigest.Entry(
      adviser: colleague, reminders: others.map { OverdueDigest.Reminder(obligation: $0, stage: 1) })
    return OverdueDigest(
      structure: structure, entries: entries + (others.isEmpty ? [] : [second]), completeTo: day.adding(days: -1),
      stages: 3)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    // Only written with days that exist.
    Day(year: year, month: month, day: day) ?? Day(rawValue: 0)
  }
}
