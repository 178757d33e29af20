public import Dates
import Envelope
public import Mail
public import Roster
import Rules
import Store

/// A reminder that a structure is to get by post, as it has no working address.
public struct PaperReminder: Sendable, Hashable {
  public var structure: StructureID
  public var name: String
  /// Why it cannot be mailed.
  public var why: NoAddress.Why
  public var advisers: Int
  public var obligations: Int
  /// The latest telling that is due, from 1.
  public var stage: Int
  /// The number of the letter; nil where it is not written.
  public var letter: Int64?
}

extension PaperReminder {
  /// nil where the structure has an address after all.
  init?(_ letter: CampaignPlan.Letter) {
    let (structure, entries) = (letter.digest.structure, letter.digest.entries)
    guard case .failure(let reason) = Recipients.mailbox(of: structure) else { return nil }
    self.structure = structure.id
    name = structure.name
    why = reason.why
    advisers = entries.count
    obligations = entries.reduce(0) { $0 + $1.reminders.count }
    stage = entries.flatMap(\.reminders).map(\.stage).max() ?? 0
  }
}

/// Lists the structures that have something to be told of overdue modules, and no address to which it could be mailed.
public struct ListPaperReminders: Sendable {
  public var on: Day
  public var policy: OverduePolicy

  public init(on: Day, policy: OverduePolicy) {
    self.on = on
    self.policy = policy
  }

  /// By structure.
  public func perform(with parts: DeskParts) throws -> [PaperReminder] {
    try parts.store.read { reading in
      try CampaignPlan(on: on, policy, in: reading, with: parts).onPaper.compactMap { PaperReminder($0) }
    }
  }
}

/// Writes reminders for structures without a working address: they wait on the list of letters to post.
///
/// What a letter tells counts as told from here on, once per stage, as if it were mailed.
public struct WritePaperReminders: Sendable {
  /// For these; nil for all that have something to be told.
  public var structures: [StructureID]?
  public var on: Day
  public var policy: OverduePolicy
  public var by: Acting

  public init(_ structures: [StructureID]?, on: Day, policy: OverduePolicy, by: Acting) {
    self.structures = structures
    self.on = on
    self.policy = policy
    self.by = by
  }

  /// - Returns: what was written, by structure.
  public func perform(with parts: DeskParts) throws -> Outcome<[PaperReminder], DeskRefusal> {
    try parts.deciding(as: .desk(.remindByPost, by: by)) { writing in
      try by.checkMayInstruct(in: writing.reading)
      let today = parts.clock.today()
      if on > today { throw DeskRefusal.campaign(.ahead(on, today: today)) }
      var chosen = try chosen(in: writing.reading, with: parts)
      if try withdraw(chosen.map(\.digest.structure.id), in: writing) {
        chosen = try self.chosen(in: writing.reading, with: parts)
      }
      return try chosen.compactMap { letter in
        guard var reminder = PaperReminder(letter) else { return nil }
        reminder.letter = try write(letter, in: writing, with: parts)
        return reminder
      }
    }
  }

  private func chosen(in reading: Reading, with parts: DeskParts) throws -> [CampaignPlan.Letter] {
    let letters = try CampaignPlan(on: on, policy, in: reading, with: parts).onPaper
    guard let structures else { return letters }
    let found = Set(letters.map(\.digest.structure.id))
    if let other = structures.first(where: { !found.contains($0) }) { throw DeskRefusal.post(.nothingToTell(other)) }
    return letters.filter { structures.contains($0.digest.structure.id) }
  }

  /// One of which nothing was done yet makes room for the next one, which says what it said and what is new.
  ///
  /// - Returns: whether there was one.
  private func withdraw(_ structures: [StructureID], in writing: Writing) throws -> Bool {
    var filter = OutboxFilter(states: [.held])
    filter.letter = LetterKind.overdue.rawValue
    let waiting = try writing.reading.outbox(filter).filter { row in
      guard row.waitsOnPaper, let structure = row.structure, structures.contains(structure) else { return false }
      return try writing.reading.postActs(of: row.id).isEmpty
    }
    for row in waiting { try writing.cancel(row.id, reason: "superseded") }
    return !waiting.isEmpty
  }

  private func write(_ letter: CampaignPlan.Letter, in writing: Writing, with parts: DeskParts) throws -> Int64? {
    let mailing = parts.mailing
    let posting = try mailing.reminder(letter, on: parts.clock.today(), at: writing.instant)
    guard case .noAddress(_, unaddressed: let envelope) = posting else { return nil }
    let id = try writing.enqueue(
      envelope, letter: mailing.kind(of: letter).rawValue, language: mailing.language.rawValue, caseReference: nil,
      structure: letter.digest.structure.id, reminders: letter.keys, campaign: nil)
    try writing.hold(id, reason: "no-address")
    return id
  }
}

extension OutboxRow {
  /// A reminder that was written to be posted.
  var waitsOnPaper: Bool {
    purpose == .reminder && state == .held && lastReply == "no-address" && campaign == nil
  }
}
