public import Cases

/// How many letters wait, and why.
public struct MailStanding: Sendable, Hashable {
  /// Not tried yet.
  public var queued: Int
  /// Tried, and to be tried again.
  public var deferred: Int
  public var failed: Int
  /// They wait for a person.
  public var held: Int
  /// They may have been delivered.
  public var inDoubt: Int

  public init(queued: Int = 0, deferred: Int = 0, failed: Int = 0, held: Int = 0, inDoubt: Int = 0) {
    self.queued = queued
    self.deferred = deferred
    self.failed = failed
    self.held = held
    self.inDoubt = inDoubt
  }
}

/// Where cases and mail stand, told to somebody at the desk once a day. It names cases by their number alone.
public struct DailyDigest: Sendable, Hashable {
  /// One case that somebody should look at.
  public struct Alarm: Sendable, Hashable {
    public var reference: CaseReference
    public var alarm: CaseAlarm
    /// The name of whoever has the case; nil where nobody has.
    public var assignee: String?

    public init(reference: CaseReference, alarm: CaseAlarm, assignee: String?) {
      self.reference = reference
      self.alarm = alarm
      self.assignee = assignee
    }
  }

  public var reader: User
  /// Open cases by state.
  public var open: [CaseState: Int]
  /// Open cases that nobody has taken.
  public var unassigned: Int
  /// In the order in which they are to be read.
  public var alarms: [Alarm]
  public var mail: MailStanding

  public init(reader: User, open: [CaseState: Int], unassigned: Int, alarms: [Alarm], mail: MailStanding) {
    self.reader = reader
    self.open = open
    self.unassigned = unassigned
    self.alarms = alarms
    self.mail = mail
  }
}

/// That decisions do not leave, told to an administrator.
public struct StuckMail: Sendable, Hashable {
  /// What servers answered, and to how many letters.
  public struct Reason: Sendable, Hashable {
    public var text: String
    public var count: Int

    public init(_ text: String, count: Int) {
      self.text = text
      self.count = count
    }
  }

  public var reader: User
  /// Letters of decisions that wait.
  public var decisions: Int
  /// **Units** Whole minutes that the oldest of them has waited.
  public var minutes: Int
  public var mail: MailStanding
  /// The most frequent first.
  public var reasons: [Reason]

  public init(reader: User, decisions: Int, minutes: Int, mail: MailStanding, reasons: [Reason]) {
    self.reader = reader
    self.decisions = decisions
    self.minutes = minutes
    self.mail = mail
    self.reasons = reasons
  }
}
