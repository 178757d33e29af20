public import Dates

/// Something about an open case that somebody should look at.
public struct CaseAlarm: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Silence becomes a refusal within fifteen days.
    case impliedDecisionNear = "implied-decision-near"
    /// Silence becomes a refusal today.
    case impliedDecisionToday = "implied-decision-today"
    /// Silence has become a refusal (CRPA L231-4).
    case impliedDecisionPassed = "implied-decision-passed"
    /// Papers have not come by the day they were to be sent by: the delay runs again (CRPA L114-5).
    case documentsLate = "documents-late"
    /// Nothing was done for long, and all the while the case keeps reminders from leaving.
    case leftOpen = "left-open"
  }

  public var kind: Kind
  /// The day that it is about: of the implied decision, of the papers, of the last act.
  public var day: Day
  /// How many days lie between that day and the day of asking.
  public var days: Int

  public init(kind: Kind, day: Day, days: Int) {
    self.kind = kind
    self.day = day
    self.days = days
  }

  /// Fifteen days before silence decides, somebody should know.
  static let notice = 15
}

extension CaseFile {
  /// What somebody should look at on `today`; none for a closed case.
  ///
  /// - Parameter leftOpenDays: for how many days without an act a case may be open.
  public func alarms(on today: Day, leftOpenDays: Int) -> [CaseAlarm] {
    guard !state.isClosed else { return [] }
    var alarms: [CaseAlarm] = []
    let left = impliedDecisionOn.days(since: today)
    if left < 0 {
      alarms.append(CaseAlarm(kind: .impliedDecisionPassed, day: impliedDecisionOn, days: -left))
    } else if left == 0 {
      alarms.append(CaseAlarm(kind: .impliedDecisionToday, day: impliedDecisionOn, days: 0))
    } else if left <= CaseAlarm.notice {
      alarms.append(CaseAlarm(kind: .impliedDecisionNear, day: impliedDecisionOn, days: left))
    }
    if let request, request.by < today {
      alarms.append(CaseAlarm(kind: .documentsLate, day: request.by, days: today.days(since: request.by)))
    }
    if let last = timeline.last?.on, today.days(since: last) >= leftOpenDays, request.map({ $0.by < today }) ?? true {
      alarms.append(CaseAlarm(kind: .leftOpen, day: last, days: today.days(since: last)))
    }
    return alarms
  }
}
