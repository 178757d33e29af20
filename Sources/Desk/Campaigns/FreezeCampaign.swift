import Cases
public import Dates
import Rules
public import Store

/// Fixes the exact list and text of a campaign, signed by whoever freezes it.
public struct FreezeCampaign: Sendable {
  public var on: Day
  public var policy: OverduePolicy
  /// The list that was seen, by its digest or the first digits of it; nil where none is stated.
  public var previewed: String?
  public var by: Acting

  public init(on: Day, policy: OverduePolicy, previewed: String? = nil, by: Acting) {
    self.on = on
    self.policy = policy
    self.previewed = previewed
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CampaignRecord, DeskRefusal> {
    let today = parts.clock.today()
    if on > today { return .refused(.campaign(.ahead(on, today: today))) }
    // Nobody is held up while everybody is looked at and every letter is written, unless something comes in at that moment.
    let seen = try parts.store.read { (try PlanVersion($0), try FrozenPlan(on: on, policy, in: $0, with: parts)) }
    return try parts.deciding(as: .desk(.freezeCampaign, "campaign \(seen.1.plan.report.campaign)", by: by)) {
      writing in
      let reading = writing.reading
      try by.checkMaySign(in: reading)
      if let open = try reading.openCampaigns().first { throw DeskRefusal.campaign(.isOpen(open.name)) }
      let isCurrent = try PlanVersion(reading) == seen.0
      let frozen = isCurrent ? seen.1 : try FrozenPlan(on: on, policy, in: reading, with: parts)
      if frozen.letters.isEmpty { throw DeskRefusal.campaign(.nothingToTell) }
      let record = try frozen.record(at: writing.instant, with: parts)
      if let previewed, previewed.isEmpty || !record.listDigest.hasPrefix(previewed) {
        throw DeskRefusal.campaign(
          .previewOutdated(stated: previewed, found: String(record.listDigest.prefix(CampaignRecord.shown))))
      }
      try frozen.write(record, signedBy: by, in: writing)
      guard let written = try reading.campaign(record.name) else { throw StoreError.constraint }
      return written
    }
  }
}

extension CampaignRecord {
  /// So many digits of a list's digest are shown.
  public static let shown = 16
}

/// A plan with its letters as they are fixed.
struct FrozenPlan {
  let plan: CampaignPlan
  let letters: [CampaignLetter]

  init(plan: CampaignPlan, letters: [CampaignLetter]) {
    self.plan = plan
    self.letters = letters
  }

  init(on day: Day, _ policy: OverduePolicy, in reading: Reading, with parts: DeskParts) throws {
    plan = try CampaignPlan(on: day, policy, in: reading, with: parts)
    letters = try plan.frozen(with: parts)
  }

  func record(at instant: Instant, with parts: DeskParts) throws -> CampaignRecord {
    let advisers = Set(letters.flatMap(\.reminders).map(\.adviser)).count
    return CampaignRecord(
      name: plan.report.campaign, asOf: plan.day, completeTo: plan.completeTo ?? plan.day,
      signers: plan.policy.signers(of: letters.count + plan.letGoAlone), letters: letters.count,
      structures: Set(letters.map(\.structure)).count, advisers: advisers, listDigest: letters.listDigest,
      wordsDigest: try FrozenText.words(on: plan.day, with: parts, stages: plan.policy.stages.count), frozenAt: instant)
  }

  /// Writes the list with its first signature; says in the audit how many were left out, by reason.
  ///
  /// - Returns: the number of the campaign.
  @discardableResult
  func write(_ record: CampaignRecord, signedBy acting: Acting, in writing: Writing) throws -> Int64 {
    var record = record
    record.id = try writing.freeze(record, letters)
    try writing.sign(record, acting.signature(of: record, at: writing.instant))
    writing.tell("letters", record.letters)
    writing.tell("list", record.listDigest)
    for reason in LeftOut.Reason.allCases {
      let count = plan.leftOut.count { $0.reason == reason }
      if count > 0 { writing.tell("left-out-\(reason.rawValue)", count) }
    }
    return record.id
  }
}

extension Acting {
  func signature(of campaign: CampaignRecord, at instant: Instant) -> CampaignSignature {
    CampaignSignature(login: login, systemUser: systemUser, listDigest: campaign.listDigest, at: instant)
  }

  /// - Throws: ``DeskRefusal`` where nobody has this login, or who has it only reads.
  func checkMaySign(in reading: Reading) throws {
    let user = try user(in: reading)
    guard user.role.mayInstruct else { throw DeskRefusal.campaign(.roleMayNotSign(user.role)) }
  }
}

/// What a plan rests on: the facts, what was told so far, and the campaigns that have names.
struct PlanVersion: Equatable {
  let facts: Int64
  let told: Set<ReminderKey>
  let campaigns: Int

  init(_ reading: Reading) throws {
    facts = try reading.factsVersion()
    told = try reading.remindersSent()
    campaigns = try reading.campaigns().count
  }
}
