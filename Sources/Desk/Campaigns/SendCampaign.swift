public import Dates
import Mail
import Roster
import Rules
import Store

/// Queues the letters of a signed campaign, each once, some at a time: where it ends half-way, it goes on when it is run again.
///
/// One that was sent whole has nothing more to queue.
///
/// Each letter is held against the day's facts as it is queued: what is no longer true is taken out, and that is recorded.
public struct SendCampaign: Sendable {
  public var name: String
  /// Letters are checked against the facts as of this day, or of their campaign's where that is later; and of today in any case.
  public var on: Day
  public var policy: OverduePolicy
  /// Who lets the letters go; nil for whoever runs the program.
  public var by: Acting?

  public init(_ name: String, on: Day, policy: OverduePolicy, by: Acting? = nil) {
    self.name = name
    self.on = on
    self.policy = policy
    self.by = by
  }

  /// What one run queued.
  public struct Done: Sendable, Hashable {
    public var campaign: String
    public var queued = 0
    /// Letters in which nothing was true any more.
    public var dropped = 0
    /// Things that letters no longer tell, those of dropped letters included.
    public var takenOut = 0
  }

  /// So many letters are queued in one transaction: others who write wait no longer than for these.
  private static let portion = 200

  public func perform(with parts: DeskParts) throws -> Outcome<Done, DeskRefusal> {
    var done = Done(campaign: name)
    while true {
      let before = done
      let portion = try parts.deciding(as: .desk(.sendCampaign, "campaign \(name)", by: by ?? parts.runBy)) { writing in
        var after = before
        let isLast = try queue(in: writing, with: parts, &after)
        writing.tell("queued", after.queued - before.queued)
        writing.tell("dropped", after.dropped - before.dropped)
        return (after, isLast)
      }
      switch portion {
      case .refused(let refusal): return .refused(refusal)
      case .done(let (after, isLast)):
        done = after
        if isLast { return .done(done) }
      }
    }
  }

  /// - Returns: whether no letter waits any more.
  private func queue(in writing: Writing, with parts: DeskParts, _ done: inout Done) throws -> Bool {
    let campaign = try writing.reading.campaignAsked(name)
    try SendOverdue.check(by, on: on, in: writing.reading, with: parts)
    if campaign.state == .sent { return true }
    try check(campaign, with: parts)
    // A dry run is undone portion by portion, and would never come to an end.
    let limit = parts.isDryRun ? nil : Self.portion
    let letters = try writing.reading.letters(of: campaign.id, waiting: true, limit: limit)
    for letter in letters { try queue(letter, of: campaign, in: writing, with: parts, &done) }
    let isLast = limit.map { letters.count < $0 } ?? true
    let state = isLast ? CampaignState.sent : .sending
    if campaign.state != state { try writing.set(campaign, state) }
    return isLast
  }

  private func check(_ campaign: CampaignRecord, with parts: DeskParts) throws {
    switch campaign.state {
    case .frozen, .sending: break
    case .sent: return
    case .cancelled: throw DeskRefusal.campaign(.state(name, campaign.state))
    }
    if campaign.signaturesMissing > 0 {
      throw DeskRefusal.campaign(.notSigned(name, missing: campaign.signaturesMissing))
    }
    guard try SignedWords.areInForce(of: campaign, with: parts, policy) else {
      throw DeskRefusal.campaign(.wordsChanged(name))
    }
  }

  private func queue(
    _ letter: CampaignLetter, of campaign: CampaignRecord, in writing: Writing, with parts: DeskParts,
    _ done: inout Done
  ) throws {
    let written = try standing(letter, of: campaign, in: writing, with: parts, &done)
    let posting = try written.map { try parts.mailing.reminder($0, on: parts.clock.today(), at: writing.instant) }
    guard let written, let envelope = posting?.envelope else {
      for key in written?.keys ?? [] { try takeOut(key, .noAddress, of: letter, in: writing, &done) }
      try writing.drop(letter)
      done.dropped += 1
      return
    }
    let id = try writing.enqueue(
      envelope, letter: parts.mailing.kind(of: written).rawValue, language: parts.mailing.language.rawValue,
      caseReference: nil, structure: letter.structure, reminders: written.keys, campaign: name)
    try writing.queued(letter, as: id)
    done.queued += 1
  }

  /// What of a letter is true on the day that is asked about, and told by nobody else; nil where nothing is.
  private func standing(
    _ letter: CampaignLetter, of campaign: CampaignRecord, in writing: Writing, with parts: DeskParts,
    _ done: inout Done
  ) throws -> CampaignPlan.Letter? {
    let reading = writing.reading
    guard let structure = try reading.structure(letter.structure)?.addressed(to: letter.addressee) else {
      for key in letter.reminders { try takeOut(key, .noAddress, of: letter, in: writing, &done) }
      return nil
    }
    let last = max(on, campaign.asOf)
    let standing = try StandingReminders(
      letter.reminders, of: structure, on: [last, parts.clock.today()], policy, campaign: name,
      in: reading, with: parts,
      against: { key, obligation in
        if (policy.stage(age: last.days(since: obligation.deadline)) ?? 0) > key.stage { return .stagePassed }
        return try reading.against(key, isQueued: false, policy, with: parts)
      })
    for (key, reason) in standing.takenOut { try takeOut(key, reason, of: letter, in: writing, &done) }
    return try standing.digest.map { digest in
      let isStructureTold =
        try letter.addressee != .adviser || reading.isStructureTold(with: digest.keys(to: letter.addressee))
      return CampaignPlan.Letter(
        addressee: letter.addressee, adviser: letter.adviser, digest: digest, isStructureTold: isStructureTold)
    }
  }

  private func takeOut(
    _ key: ReminderKey, _ reason: LeftOut.Reason, of letter: CampaignLetter, in writing: Writing, _ done: inout Done
  ) throws {
    try writing.takeOut(key, reason, of: letter)
    done.takenOut += 1
  }
}
