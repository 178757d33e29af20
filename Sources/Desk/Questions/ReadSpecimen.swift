public import Cases
public import Dates
public import Mail
public import Roster
import Rules
import Store

/// With what letters would be shown that concern a case, an adviser or a structure of this desk; changes nothing.
///
/// What nobody is named for stays made up.
public struct ReadSpecimen: Sendable {
  public var reference: CaseReference?
  /// Nobody where a case is named: it has its own.
  public var adviser: AdviserID?
  public var structure: StructureID?
  public var on: Day
  public var policy: OverduePolicy

  public init(
    case reference: CaseReference? = nil, adviser: AdviserID? = nil, structure: StructureID? = nil, on: Day,
    policy: OverduePolicy
  ) {
    self.reference = reference
    self.adviser = adviser
    self.structure = structure
    self.on = on
    self.policy = policy
  }

  public func perform(with parts: DeskParts) throws -> Outcome<Specimen, DeskRefusal> {
    do {
      return .done(try parts.store.read { try specimen(in: $0, with: parts) })
    } catch let refusal as DeskRefusal {
      return .refused(refusal)
    }
  }

  private func specimen(in reading: Reading, with parts: DeskParts) throws -> Specimen {
    var specimen = Specimen(madeUpOn: on)
    if let structure {
      try specimen.tell(of: structure, overdue(in: reading, with: parts), policy, in: reading)
      specimen.unfunded = nil
    }
    if let reference {
      guard let file = try reading.caseFile(reference) else { throw DeskRefusal.noSuchCase(reference) }
      try specimen.tell(of: file.opening.adviser, in: reading)
      try specimen.tell(of: file, in: reading)
    } else if let adviser {
      try specimen.tell(of: adviser, in: reading)
    } else {
      return specimen
    }
    try consider(&specimen, in: reading, with: parts)
    return specimen
  }

  private func overdue(in reading: Reading, with parts: DeskParts) throws -> OverdueStructure? {
    try OverdueList(on: on, policy: policy).structures(in: reading, with: parts).first { $0.structure.id == structure }
  }

  /// What the rules answer for the adviser who is named.
  private func consider(_ specimen: inout Specimen, in reading: Reading, with parts: DeskParts) throws {
    let file = specimen.file
    guard let facts = try reading.facts(of: file.adviser.id) else { throw DeskRefusal.noSuchAdviser(file.adviser.id) }
    let book = parts.book(on)
    let before = situation(facts, in: book, on: on)
    let owed =
      reference == nil
      ? before.obligations.first { $0.status == .overdue } ?? before.obligations.first { $0.missing > 0 }
      : before.obligation(file.obligation)
    specimen.plead(for: owed, before, book, on)
    specimen.granted = owed.flatMap { granted($0, modules: min(specimen.asked, $0.missing), facts, book) }
    let employers = try reading.employments(of: file.adviser.id).employers(at: owed?.deadline ?? on)
    if structure == nil, let employer = try employers.first.flatMap({ try reading.structure($0) }) {
      specimen.structure = employer
      specimen.overdue = nil
    }
    specimen.tell(of: before, book, policy, completeTo: try reading.completeTo(), parts.mailing)
  }

  private func granted(_ owed: Obligation, modules: Int, _ facts: Facts, _ book: RuleBook) -> Obligation? {
    guard modules > 0 else { return nil }
    var facts = facts
    let known = situation(facts, in: book, on: on)
    facts.carryOvers.append(CarryOver(obligation: owed.id, modules: modules, approvedOn: on))
    return situation(facts, in: book, on: on).obligations.first {
      $0.id.origin == owed.id && known.obligation($0.id) == nil
    }
  }
}

extension Specimen {
  fileprivate mutating func tell(of id: AdviserID, in reading: Reading) throws {
    guard let adviser = try reading.adviser(id) else { throw DeskRefusal.noSuchAdviser(id) }
    file.adviser = adviser
  }

  fileprivate mutating func tell(of case: CaseFile, in reading: Reading) throws {
    file.reference = `case`.reference
    file.receivedOn = `case`.opening.receivedOn
    file.impliedDecisionOn = `case`.impliedDecisionOn
    file.obligation = `case`.opening.obligation
    file.modules = `case`.opening.modules
    if let agent = try `case`.assignedTo.flatMap({ try reading.user($0) }) { file.agent = agent }
    asked = `case`.opening.modules
    papers = `case`.request.map {
      PapersWanted(text: $0.text, by: $0.by, suspends: `case`.impliedDecision.suspension != nil)
    }
    reason = `case`.decision?.reason ?? `case`.proposal?.reason ?? ""
  }

  fileprivate mutating func tell(
    of id: StructureID, _ overdue: OverdueStructure?, _ policy: OverduePolicy, in reading: Reading
  ) throws {
    guard let structure = try reading.structure(id) else { throw DeskRefusal.noSuchStructure(id) }
    self.structure = structure
    let told = overdue?.advisers.compactMap { overdue -> OverdueDigest.Entry? in
      let reminders = overdue.obligations.filter { $0.stage != nil && $0.isCertain }.map {
        OverdueDigest.Reminder(obligation: $0.obligation, stage: $0.stage ?? 1)
      }
      return reminders.isEmpty ? nil : OverdueDigest.Entry(adviser: overdue.adviser, reminders: reminders)
    }
    guard let told, !told.isEmpty, let completeTo = try reading.completeTo() else { return self.overdue = nil }
    self.overdue = OverdueDigest(
      structure: structure, entries: told, completeTo: completeTo, stages: policy.stages.count)
  }

  /// What the letters about what they owe and may use would say.
  fileprivate mutating func tell(
    of situation: Situation, _ book: RuleBook, _ policy: OverduePolicy, completeTo: Day?, _ mailing: Mailing
  ) {
    let due = situation.obligations.filter { $0.status == .due && $0.missing > 0 }
    let own = due.filter { !$0.id.isCarriedOver }
    upcoming =
      own.isEmpty
      ? nil
      : UpcomingDeadline(
        adviser: adviser, obligations: own, usableRights: situation.usableRights, completeTo: completeTo)
    expiring = due.first { $0.id.isCarriedOver }.map {
      ExpiringRight(
        adviser: adviser, right: $0, isFinal: book.carryOver.maxTimes <= 1, completeTo: completeTo)
    }
    let late = situation.obligations.filter { $0.status == .overdue }.map { obligation in
      OverdueDigest.Reminder(
        obligation: obligation, stage: policy.stage(age: situation.asOf.days(since: obligation.deadline)) ?? 1)
    }
    ownOverdue =
      late.isEmpty
      ? nil
      : completeTo.map {
        OverdueNotice(
          adviser: adviser, reminders: late, completeTo: $0, stages: policy.stages.count, isStructureTold: true)
      }
    let unpaid = situation.completions.filter { $0.funding == .unfunded }.map { unpaid in
      UnfundedModules.Module(unpaid.completion, name: mailing.moduleName(unpaid.completion.module, mailing.language))
    }
    unfunded =
      unpaid.isEmpty || structure.kind != .private
      ? nil : UnfundedModules(structure: structure, entries: [.init(adviser: adviser, modules: unpaid)])
  }

  /// What the request is about; nothing where the facts do not know it any more.
  fileprivate mutating func plead(for owed: Obligation?, _ situation: Situation, _ book: RuleBook, _ day: Day) {
    if let owed {
      file.obligation = owed.id
      file.year = owed.year
    }
    decision = owed.map {
      DecisionOnCase(
        reference: file.reference, receivedOn: file.receivedOn, decidedOn: day, adviser: file.adviser, obligation: $0,
        regime: situation.regime, article: book.inForceFrom, author: file.agent)
    }
  }
}
