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

  /// One overdue obligation, told at the `stage` that its age has reached (from 1).
  public struct Reminder: Sendable, Hashable {
    public var obligation: Obligation
    public var stage: Int
    /// For the how manieth time its reader is really told of it, from 1: a stage that was missed was not told.
    public var telling: Int

    /// - Parameter telling: the stage itself where nil: none was missed.
    public init(obligation: Obligation, stage: Int, telling: Int? = nil) {
      self.obligation = obligation
      self.stage = stage
      self.telling = telling ?? stage
    }

    /// How it speaks: nobody is told for the last time who was not told before.
    func tone(of stages: Int) -> Tone {
      if telling <= 1 { return .first }
      return stage < stages ? .repeated : .last
    }

    /// How many tellings there will have been in all, if each stage that is still to come is told.
    func tellings(of stages: Int) -> Int { telling + max(0, stages - stage) }
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

  /// How the letter speaks.
  var tone: Tone { Self.tone(entries.flatMap(\.reminders), of: stages) }

  /// As all its reminders do; where they differ it says nothing that is untrue of one of them.
  static func tone(_ reminders: [Reminder], of stages: Int) -> Tone {
    let tones = Set(reminders.map { $0.tone(of: stages) })
    return tones.count > 1 ? .repeated : tones.first ?? .first
  }

  enum Tone: Sendable, Hashable, CaseIterable { case first, repeated, last }
}
