import Cases
public import Dates
import Mail
import Roster
import Rules
import Store

/// Plans, freezes and queues a campaign in one go: one mail per structure with all that is new to it about overdue modules.
///
/// Each adviser's obligation is told once per stage, however often this runs and however many run it at once. A campaign of
/// more letters than one person may let go is refused: it is to be frozen and signed by two.
public struct SendOverdue: Sendable {
  public var on: Day
  public var policy: OverduePolicy
  /// Who lets the letters go; nil for whoever runs the program.
  public var by: Acting?
  /// Says what would be queued, and queues nothing.
  public var isDryRun: Bool

  public init(on: Day, policy: OverduePolicy, by: Acting? = nil, isDryRun: Bool = false) {
    self.on = on
    self.policy = policy
    self.by = by
    self.isDryRun = isDryRun
  }

  /// Plans in a snapshot; plans again inside the transaction where anything has changed since.
  ///
  /// - Throws: ``DeskRefusal/campaign(_:)`` above the cap, for a day to come, where a campaign is open, or for who only reads.
  public func perform(with parts: DeskParts) throws -> ReminderReport {
    let (version, plan) = try parts.store.read {
      try Self.check(by, on: on, in: $0, with: parts)
      return (try PlanVersion($0), try CampaignPlan(on: on, policy, in: $0, with: parts))
    }
    if isDryRun || plan.letters.isEmpty { return plan.report }
    try check(plan)
    let acting = by ?? parts.runBy
    let deed = Deed.desk(.sendOverdue, "campaign \(plan.report.campaign)", by: acting)
    return try parts.store.write(at: parts.clock.now(), as: parts.audited(deed)) { writing in
      let isCurrent = try PlanVersion(writing.reading) == version
      let plan = isCurrent ? plan : try CampaignPlan(on: on, policy, in: writing.reading, with: parts)
      try Self.check(by, on: on, in: writing.reading, with: parts)
      try check(plan)
      if let open = try writing.reading.openCampaigns().first { throw DeskRefusal.campaign(.isOpen(open.name)) }
      if !plan.letters.isEmpty { try queue(plan, by: acting, in: writing, with: parts) }
      writing.tell("structures", plan.report.structures)
      writing.tell("queued", plan.report.queued)
      return plan.report
    }
  }

  private func queue(_ plan: CampaignPlan, by acting: Acting, in writing: Writing, with parts: DeskParts) throws {
    let (mailing, today) = (parts.mailing, parts.clock.today())
    var letters: [CampaignLetter] = []
    for letter in plan.letters {
      guard let envelope = try mailing.reminder(letter, on: today, at: writing.instant).envelope else { continue }
      // The text is signed as it reads on the day of the campaign.
      let signed = today == on ? envelope : try mailing.reminder(letter, on: on, at: writing.instant).envelope
      var frozen = letter.frozen(as: signed ?? envelope)
      frozen.outboxID = try writing.enqueue(
        envelope, letter: mailing.kind(of: letter).rawValue, language: mailing.language.rawValue, caseReference: nil,
        structure: letter.digest.structure.id, reminders: letter.keys, campaign: plan.report.campaign)
      letters.append(frozen)
    }
    let frozen = FrozenPlan(plan: plan, letters: letters)
    var record = try frozen.record(at: writing.instant, with: parts)
    record.id = try frozen.write(record, signedBy: acting, in: writing)
    try writing.set(record, .sent)
  }

  private func check(_ plan: CampaignPlan) throws {
    guard let cap = policy.cap, plan.signers > 1 else { return }
    throw DeskRefusal.campaign(.needsSigning(letters: plan.letters.count, cap: cap, lately: plan.letGoAlone))
  }

  /// Letters go of no day to come, and whoever only reads lets none go; somebody whom the desk does not know may, where no login
  /// is stated: a timer, say.
  static func check(_ by: Acting?, on day: Day, in reading: Reading, with parts: DeskParts) throws {
    let today = parts.clock.today()
    if day > today { throw DeskRefusal.campaign(.ahead(day, today: today)) }
    if let by { return try by.checkMaySign(in: reading) }
    if let user = try reading.user(parts.runBy.login), !user.role.mayInstruct {
      throw DeskRefusal.campaign(.roleMayNotSign(user.role))
    }
  }
}
