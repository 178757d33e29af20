import Cases
import Dates

/// What the desk's own letters say of cases and mail.
extension Wording {
  func state(_ state: CaseState) -> String {
    switch (language, state) {
    case (.fr, .received): "Reçus, à prendre en charge"
    case (.fr, .inReview): "À l’étude"
    case (.fr, .awaitingDocuments): "En attente de pièces"
    case (.fr, .proposed): "Proposés à la décision"
    case (.fr, .approved): "Acceptés"
    case (.fr, .refused): "Refusés"
    case (.fr, .withdrawn): "Retirés"
    case (.en, .received): "Received, to be taken"
    case (.en, .inReview): "In review"
    case (.en, .awaitingDocuments): "Awaiting papers"
    case (.en, .proposed): "Proposed for decision"
    case (.en, .approved): "Approved"
    case (.en, .refused): "Refused"
    case (.en, .withdrawn): "Withdrawn"
    }
  }

  func alarm(_ alarm: CaseAlarm) -> String {
    let day = day(alarm.day)
    return switch (language, alarm.kind) {
    case (.fr, .impliedDecisionNear): "le silence vaudra refus le \(day) (dans \(days(alarm.days)))"
    case (.fr, .impliedDecisionToday): "le silence vaut refus aujourd’hui"
    case (.fr, .impliedDecisionPassed): "le silence vaut refus depuis le \(day) (\(days(alarm.days)))"
    case (.fr, .documentsLate): "pièces attendues pour le \(day) (\(days(alarm.days)) de retard)"
    case (.fr, .leftOpen): "rien depuis le \(day) (\(days(alarm.days))), et les rappels se taisent"
    case (.en, .impliedDecisionNear): "silence will mean refusal on \(day) (in \(days(alarm.days)))"
    case (.en, .impliedDecisionToday): "silence means refusal today"
    case (.en, .impliedDecisionPassed): "silence has meant refusal since \(day) (\(days(alarm.days)))"
    case (.en, .documentsLate): "papers were awaited by \(day) (\(days(alarm.days)) late)"
    case (.en, .leftOpen): "nothing since \(day) (\(days(alarm.days))), and reminders keep silent"
    }
  }

  /// `1 jour`, `2 jours`.
  func days(_ count: Int) -> String {
    switch language {
    case .fr: "\(count)\u{A0}" + (count < 2 ? "jour" : "jours")
    case .en: "\(count)\u{A0}" + (count == 1 ? "day" : "days")
    }
  }

  /// Letters of decisions: `2 lettres de décision`.
  func letters(_ count: Int) -> String {
    switch language {
    case .fr: "\(count)\u{A0}" + (count < 2 ? "lettre de décision" : "lettres de décision")
    case .en: "\(count)\u{A0}" + (count == 1 ? "letter of a decision" : "letters of decisions")
    }
  }

  /// `45 min`, `2 h 15 min`, `3 jours`; from two days on, whole days.
  func duration(minutes: Int) -> String {
    if minutes >= 2 * 1440 { return days(minutes / 1440) }
    let (hours, rest) = (minutes / 60, minutes % 60)
    let words = [hours > 0 ? "\(hours)\u{A0}h" : nil, rest > 0 || hours == 0 ? "\(rest)\u{A0}min" : nil]
    return words.compactMap(\.self).joined(separator: "\u{A0}")
  }

  /// Letters queued, deferred, failed, held, in doubt.
  var mailLabels: [String] {
    switch language {
    case .fr: ["À envoyer", "Différées, seront retentées", "Échouées", "Retenues, attendent quelqu’un", "Douteuses"]
    case .en: ["To be sent", "Deferred, to be tried again", "Failed", "Held, waiting for somebody", "In doubt"]
    }
  }
}
