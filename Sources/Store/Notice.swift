public import Cases
public import Dates
public import Roster
public import Rules

/// What people are told of beside what is overdue. The raw value is what the database keeps and the name of the letter; it never
/// changes.
public enum NoticeKind: String, Sendable, Hashable, CaseIterable {
  /// To the adviser: a deadline is near.
  case upcomingDeadline = "upcoming-deadline"
  /// To the adviser: a carried-over right ends soon.
  case expiringRight = "expiring-right"
  /// To a private employer: a module that the State does not pay for.
  case unfundedModule = "unfunded-module"
  /// To the adviser of a case: papers that were asked for have not come.
  case documentsReminder = "documents-reminder"
}

/// What one notice is about.
public enum NoticeSubject: Sendable, Hashable {
  case obligation(ObligationID)
  case completion(Completion)
  /// The papers that an act on a case asked for, by its number among the acts, from 1.
  case papers(CaseReference, act: Int)
}

extension NoticeSubject: LosslessStringConvertible {
  /// `annual-2026`, `2026-03-01 M07`, `2026-00042/3`.
  public var description: String {
    switch self {
    case .obligation(let id): id.description
    case .completion(let completion): "\(completion.day) \(completion.module)"
    case .papers(let reference, let act): "\(reference)/\(act)"
    }
  }

  public init?(_ text: String) {
    if let id = ObligationID(text) {
      self = .obligation(id)
    } else if let day = Day(String(text.prefix(10))), let module = ModuleCode(String(text.dropFirst(11))) {
      self = .completion(Completion(day: day, module: module))
    } else {
      let parts = text.split(separator: "/").map(String.init)
      guard parts.count == 2, let reference = CaseReference(parts[0]), let act = Int(parts[1]) else { return nil }
      self = .papers(reference, act: act)
    }
    guard description == text else { return nil }
  }
}

/// That somebody was told of something at a stage.
public struct NoticeKey: Sendable, Hashable {
  public var kind: NoticeKind
  /// Whom it is about.
  public var adviser: AdviserID
  /// The employer that is told; nil where the adviser is.
  public var structure: StructureID?
  public var subject: NoticeSubject
  /// **Units** Whole days before the day that it is about, negative after it: the lower, the later. 0 where it is told once.
  public var stage: Int

  public init(
    kind: NoticeKind, adviser: AdviserID, structure: StructureID? = nil, subject: NoticeSubject, stage: Int
  ) {
    self.kind = kind
    self.adviser = adviser
    self.structure = structure
    self.subject = subject
    self.stage = stage
  }
}

/// That somebody was told of something, or would have been.
public struct ToldNotice: Sendable, Hashable {
  public var key: NoticeKey
  public var letter: Int64
  public var at: Instant
  /// False where the letter was cancelled, or left this out when it was sent.
  public var stands: Bool
}
