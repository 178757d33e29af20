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
    var told = Told(try reading.remindersSent())
    var overdue = try overdue(in: reading, with: parts)
    overdue.sort { $0.structure.id < $1.structure.id }
    for structure in overdue { plan(structure, &told) }
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
        var obligation = obligation
        if let owed = scanOfToday?.obligations(of: record.facts) {
          let current = owed.first { $0.id == obligation.id }
          if let reason = current.map({ LeftOut.Reason($0.status) }) ?? .notOwed {
            leaveOut(record.id, obligation, reason)
            continue
          }
          obligation = current ?? obligation
        }
        let employers = record.employments.employers(at: obligation.deadline)
        if employers.isEmpty { leaveOut(record.id, obligation, .noEmployer) }
        let overdue = OverdueObligation(
          obligation: obligation, stage: policy.stage(age: day.days(since: obligation.deadline)),
          isCertain: scan.isCertain(obligation))
        for employer in employers { found[employer, default: [:]][record.id, default: []].append(overdue) }
      }
    }
    return try OverdueStructure.named(found, in: reading)
  }

  mutating func leaveOut(
    _ adviser: AdviserID, _ obligation: Obligation, _ reason: LeftOut.Reason, at structure: StructureID? = nil,
    _ addressee: ReminderAddressee = .structure
  ) {
    leftOut.append(
      LeftOut(
        adviser: adviser, obligation: obligation.id, structure: structure, addressee: addressee, reason: reason))
  }

  private mutating func plan(_ overdue: OverdueStructure, _ told: inout Told) {
    let structure = overdue.structure
    let against = LeftOut.Reason(against: Recipients.mailbox(of: structure))
    if against != nil { planPaper(overdue, told) }
    var reasons: Set<LeftOut.Reason> = []
    let new = overdue.filtered { adviser, overdue in
      guard let reason = reason(adviser, overdue, against, at: structure.id, told) else { return true }
      leaveOut(adviser, overdue.obligation, reason, at: structure.id)
      reasons.insert(reason)
      return false
    }
    for reason in LeftOut.Reason.ofStructures where reasons.contains(reason) {
      guard let word = ReminderReport.Reason(rawValue: reason.rawValue) else { continue }
      report.skipped.append(.init(structure: structure.id, reason: word))
    }
    if let digest = digest(new) {
      letters.append(Letter(addressee: .structure, adviser: nil, digest: digest))
      copy(digest, &told)
    } else if reasons.contains(.toldAlready) {
      report.alreadySent += 1
    }
  }

  /// Why an overdue obligation is not told to the structure; nil where it is.
  private func reason(
    _ adviser: AdviserID, _ overdue: OverdueObligation, _ against: LeftOut.Reason?, at structure: StructureID,
    _ told: Told
  ) -> LeftOut.Reason? {
    guard let stage = overdue.stage else { return .beforeFirstStage }
    if !overdue.isCertain { return .factsNotComplete }
    if let against { return against }
    let key = ReminderKey(structure: structure, adviser: adviser, obligation: overdue.obligation.id, stage: stage)
    return told.reached(key) ? .toldAlready : nil
  }

  /// What would be told if there were an address, and was not told before.
  private mutating func planPaper(_ overdue: OverdueStructure, _ told: Told) {
    let new = overdue.filtered { reason($0, $1, nil, at: overdue.structure.id, told) == nil }
    if let digest = digest(new) { onPaper.append(Letter(addressee: .structure, adviser: nil, digest: digest)) }
  }

  private func digest(_ new: OverdueStructure) -> OverdueDigest? {
    guard let completeTo, !new.advisers.isEmpty else { return nil }
    return OverdueDigest(
      structure: new.structure,
      entries: new.advisers.sorted { $0.adviser.isListed(before: $1.adviser) }.map { overdue in
        OverdueDigest.Entry(
          adviser: overdue.adviser,
          reminders: overdue.obligations.map { .init(obligation: $0.obligation, stage: $0.stage ?? 0) })
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

/// The last stage at which each addressee was told of an obligation, or will be by a letter on its way.
struct Told {
  private var last: [ReminderKey: Int] = [:]

  init(_ keys: Set<ReminderKey>) {
    for key in keys { add(key) }
  }

  mutating func add(_ key: ReminderKey) {
    let subject = Self.subject(key)
    last[subject] = max(last[subject] ?? 0, key.stage)
  }

  /// Whether this stage, or a later one, was told: what was said once is not said again more mildly.
  func reached(_ key: ReminderKey) -> Bool { (last[Self.subject(key)] ?? 0) >= key.stage }

  private static func subject(_ key: ReminderKey) -> ReminderKey {
    var subject = key
    subject.stage = 0
    // An adviser is told once, whoever employs them.
    if key.addressee == .adviser { subject.structure = StructureID("") }
    return subject
  }
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
