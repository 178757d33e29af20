public import Dates
public import Mail
public import Roster
import Rules
public import Store

/// Who is to be told what by a campaign, and who is left out and why; worked out before anything is written.
public struct CampaignPlan: Sendable, Equatable {
  /// One letter to one addressee.
  public struct Letter: Sendable, Hashable {
    public var addressee: ReminderAddressee
    /// To whom an adviser's copy goes; nil for all others.
    public var adviser: AdviserID?
    /// What it tells; its structure is the one that answers.
    public var digest: OverdueDigest
    /// Whether the structure is written to as well: an adviser's copy says so.
    public var isStructureTold = true
  }

  public internal(set) var report: ReminderReport
  public internal(set) var day: Day
  public internal(set) var policy: OverduePolicy
  /// Ordered by structure; the structure's own letter first.
  public internal(set) var letters: [Letter] = []
  /// What is to be told on paper, as it could not be mailed: no letters of the campaign. Ordered by structure.
  public internal(set) var onPaper: [Letter] = []
  /// Ordered by adviser, then obligation.
  public internal(set) var leftOut: [LeftOut] = []
  /// Up to which day completions are known to be complete; nil where nobody has said.
  public internal(set) var completeTo: Day?
  /// Letters that one person let go alone in the 24 hours before: they count towards the cap.
  public internal(set) var letGoAlone = 0
}

extension CampaignPlan {
  /// - Parameter reading: one snapshot of the facts and of what was told.
  init(on day: Day, _ policy: OverduePolicy, in reading: Reading, with parts: DeskParts) throws {
    self.day = day
    self.policy = policy
    completeTo = try reading.completeTo()
    letGoAlone = try reading.lettersLetGoAlone(since: parts.clock.now().adding(seconds: -24 * 3600))
    report = ReminderReport(campaign: Campaign(on: day).description)
    var told = try Told(in: reading, parts.clock)
    let today = max(day, parts.clock.today())
    var overdue = try overdue(in: reading, with: parts)
    overdue.sort { $0.structure.id < $1.structure.id }
    for structure in overdue { plan(structure, on: today, &told) }
    let due = overdue.map(\.toldFrom).filter { !$0.advisers.isEmpty }
    report.structures = due.count
    report.queued = letters.count
    report.advisers = Set(due.flatMap(\.advisers).map(\.adviser.id)).count
    if !letters.isEmpty { name(try Campaign.next(on: day, in: reading).description) }
    leftOut.sort {
      if $0.adviser != $1.adviser { return $0.adviser < $1.adviser }
      if $0.obligation != $1.obligation { return $0.obligation.description < $1.obligation.description }
      return ($0.structure?.rawValue ?? "") < ($1.structure?.rawValue ?? "")
    }
  }

  private mutating func name(_ name: String) {
    report.campaign = name
    for index in letters.indices { letters[index].digest.campaign = name }
  }

  /// What is overdue, by the structures that answer for it; what is not, but might seem so, is left out on the way. For a day that
  /// has passed it must be overdue today as well.
  private mutating func overdue(in reading: Reading, with parts: DeskParts) throws -> [OverdueStructure] {
    let book = parts.book(day)
    var scan = OverdueScan(on: day, policy: policy, completeTo: completeTo, in: book)
    let today = parts.clock.today()
    var scanOfToday =
      today > day ? OverdueScan(on: today, policy: policy, completeTo: completeTo, in: parts.book(today)) : nil
    var found: [StructureID: [AdviserID: [OverdueObligation]]] = [:]
    try reading.eachAdviser { record in
      for obligation in scan.obligations(of: record.facts) where obligation.deadline < day {
        if let reason = LeftOut.Reason(obligation.status) {
          let lapses = Day.last(of: obligation.year + book.late.lapsesAfterYears)
          if reason.isWorthTelling, day <= lapses { leaveOut(record.id, obligation, reason) }
          continue
        }
        guard let current = current(obligation, of: record, &scanOfToday) else { continue }
        let employers = record.employments.employers(at: current.deadline)
        if employers.isEmpty { leaveOut(record.id, current, .noEmployer) }
        let overdue = OverdueObligation(
          obligation: current, stage: policy.stage(age: day.days(since: current.deadline)),
          isCertain: scan.isCertain(current))
        for employer in employers { found[employer, default: [:]][record.id, default: []].append(overdue) }
      }
    }
    return try OverdueStructure.named(found, in: reading)
  }

  /// What was overdue on the day that is told, as it stands today; nil, and left out, where it is overdue no more.
  private mutating func current(
    _ obligation: Obligation, of record: AdviserRecord, _ scan: inout OverdueScan?
  ) -> Obligation? {
    guard let owed = scan?.obligations(of: record.facts) else { return obligation }
    guard let current = owed.first(where: { $0.id == obligation.id }) else {
      leaveOut(record.id, obligation, .notOwed)
      return nil
    }
    guard let reason = LeftOut.Reason(current.status) else { return current }
    leaveOut(record.id, obligation, reason)
    return nil
  }

  mutating func leaveOut(
    _ adviser: AdviserID, _ obligation: Obligation, _ reason: LeftOut.Reason, at structure: StructureID? = nil,
    _ addressee: ReminderAddressee = .structure
  ) {
    leftOut.append(
      LeftOut(
        adviser: adviser, obligation: obligation.id, structure: structure, addressee: addressee, reason: reason))
  }

  private mutating func leaveOut(_ key: ReminderKey, _ reason: LeftOut.Reason) {
    leftOut.append(
      LeftOut(
        adviser: key.adviser, obligation: key.obligation, structure: key.structure, addressee: key.addressee,
        reason: reason))
  }

  private mutating func plan(_ overdue: OverdueStructure, on today: Day, _ told: inout Told) {
    let structure = overdue.structure
    let nowhere = LeftOut.Reason(against: Recipients.mailbox(of: structure))
    var reasons: Set<LeftOut.Reason> = []
    let new = overdue.filtered { adviser, overdue in
      guard let reason = reason(adviser, overdue, at: structure.id, on: today, told) else { return true }
      leaveOut(adviser, overdue.obligation, reason, at: structure.id)
      reasons.insert(reason)
      return false
    }
    let digest = digest(new, told)
    if let digest {
      let letter = Letter(addressee: .structure, adviser: nil, digest: digest)
      if let nowhere {
        onPaper.append(letter)
        reasons.insert(nowhere)
        for key in letter.keys { leaveOut(key, nowhere) }
      } else {
        letters.append(letter)
      }
      // Its people are told whether or not mail reaches the structure.
      copy(digest, isStructureTold: nowhere == nil, on: today, &told)
    } else if reasons.contains(.toldAlready) {
      report.alreadySent += 1
    }
    for reason in LeftOut.Reason.ofStructures where reasons.contains(reason) {
      guard let word = ReminderReport.Reason(rawValue: reason.rawValue) else { continue }
      report.skipped.append(.init(structure: structure.id, reason: word))
    }
  }

  /// Why an overdue obligation is not told to the structure; nil where it is.
  private func reason(
    _ adviser: AdviserID, _ overdue: OverdueObligation, at structure: StructureID, on today: Day, _ told: Told
  ) -> LeftOut.Reason? {
    guard let stage = overdue.stage else { return .beforeFirstStage }
    if !overdue.isCertain { return .factsNotComplete }
    return against(
      ReminderKey(structure: structure, adviser: adviser, obligation: overdue.obligation.id, stage: stage), on: today,
      told)
  }

  /// What speaks against telling this, by what was told before.
  func against(_ key: ReminderKey, on today: Day, _ told: Told) -> LeftOut.Reason? {
    if told.reached(key) { return .toldAlready }
    return policy.isTooSoon(after: told.lastTold(key), on: today) ? .toldLately : nil
  }

  private func digest(_ new: OverdueStructure, _ told: Told) -> OverdueDigest? {
    guard let completeTo, !new.advisers.isEmpty else { return nil }
    return OverdueDigest(
      structure: new.structure,
      entries: new.advisers.sorted { $0.adviser.isListed(before: $1.adviser) }.map { overdue in
        OverdueDigest.Entry(
          adviser: overdue.adviser,
          reminders: overdue.obligations.map { owed in
            let key = ReminderKey(
              structure: new.structure.id, adviser: overdue.adviser.id, obligation: owed.obligation.id,
              stage: owed.stage ?? 0)
            return .init(obligation: owed.obligation, stage: key.stage, telling: told.telling(key))
          })
      }, completeTo: completeTo, stages: policy.stages.count)
  }
}

extension CampaignPlan {
  /// How many different persons would have to sign it.
  public var signers: Int { policy.signers(of: letters.count + letGoAlone) }
}

extension CampaignPlan.Letter {
  /// The address that it goes to; nil where there is none.
  public var address: String? {
    addressee == .adviser ? digest.entries.first?.adviser.workingEmail : digest.structure.workingEmail
  }

  /// What the letter tells, as the outbox remembers it.
  var keys: [ReminderKey] { digest.keys(to: addressee) }
}

extension OverdueDigest {
  /// What the letter tells, as the outbox remembers it.
  func keys(to addressee: ReminderAddressee) -> [ReminderKey] {
    entries.flatMap { entry in
      entry.reminders.map {
        ReminderKey(
          structure: structure.id, adviser: entry.adviser.id, obligation: $0.obligation.id, stage: $0.stage,
          addressee: addressee)
      }
    }
  }
}

extension Adviser {
  /// In a letter people are looked up by name.
  func isListed(before other: Adviser) -> Bool {
    if lastName != other.lastName { return lastName < other.lastName }
    return firstName == other.firstName ? id < other.id : firstName < other.firstName
  }
}
