public import Dates
public import Roster
public import Rules

/// All that is new to one structure about overdue modules.
public struct OverdueDigest: Sendable, Hashable {
  /// One adviser of the structure, and what is overdue.
  public struct Entry: Sendable, Hashable {
    public var adviser: Adviser
    public var reminders: [Reminder]

    public init(adviser: Adviser, reminders: [Reminder]) {
      self.adviser = adviser
      self.reminders = reminders
    }
  }

  /// One overdue obligation, told for the `stage`-th time (from 1).
  public struct Reminder: Sendable, Hashable {
    public var obligation: Obligation
    public var stage: Int

    public init(obligation: Obligation, stage: Int) {
      self.obligation = obligation
      self.stage = stage
    }
  }

  public var structure: Structure
  /// In the order in which they are to be read.
  public var entries: [Entry]
  /// Up to which day completions are known to be complete.
  public var completeTo: Day
  /// How many stages the settings have: at the last one the letter says what may follow.
  public var stages: Int
  /// The mailing that the letter belongs to.
  public var campaign: String?

  public init(structure: Structure, entries: [Entry], completeTo: Day, stages: Int, campaign: String? = nil) {
    self.structure = structure
    self.entries = entries
    self.completeTo = completeTo
    self.stages = stages
    self.campaign = campaign
  }

  /// How the letter speaks: as its most advanced reminder requires.
  var tone: Tone { Self.tone(entries.flatMap(\.reminders), of: stages) }

  static func tone(_ reminders: [Reminder], of stages: Int) -> Tone {
    let stage = reminders.map(\.stage).max() ?? 1
    if stage <= 1 { return .first }
    return stage < stages ? .repeated : .last
  }

  enum Tone: Sendable, Hashable, CaseIterable { case first, repeated, last }
}
