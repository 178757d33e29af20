import ArgumentParser
import Cases
import Dates
import Desk
import Store

/// `quitus case alarms`: open cases that somebody should look at.
struct CaseAlarms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms",
    abstract: Said(
      "Les dossiers à regarder : décision implicite, pièces en retard, oubliés.",
      "Cases to look at: implied decision, late papers, left open."
    ).now)
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let today = day.asOf ?? desk.today
    let open = desk.workspace.settings.leftOpenDays
    try desk.parts.store.read { reading in
      for reference in try reading.casesToLookAt(on: today, leftOpenDays: open) {
        guard let file = try reading.caseFile(reference) else { continue }
        for alarm in file.alarms(on: today, leftOpenDays: open) { try print(file, alarm) }
      }
    }
  }

  private func print(_ file: CaseFile, _ alarm: CaseAlarm) throws {
    if common.json { return try Console.print(JSON.line(AlarmDocument(file, alarm))) }
    try Console.print("\(file.reference)\t\(file.state.rawValue)\t\(file.assignedTo ?? "-")\t\(alarm.said.now)")
  }
}

private struct AlarmDocument: Encodable {
  var `case`: String
  var state: String
  @OrNull var assignedTo: String?
  var alarm: String
  var day: String
  var days: Int
  var fr: String
  var en: String

  init(_ file: CaseFile, _ alarm: CaseAlarm) {
    `case` = file.reference.description
    state = file.state.rawValue
    assignedTo = file.assignedTo
    self.alarm = alarm.kind.rawValue
    day = alarm.day.description
    days = alarm.days
    fr = alarm.said.fr
    en = alarm.said.en
  }
}

extension CaseAlarm {
  var said: Said {
    switch kind {
    case .impliedDecisionNear:
      Said("le silence vaudra refus le \(day) (dans \(days) j)", "silence will mean refusal on \(day) (in \(days) d)")
    case .impliedDecisionToday: Said("le silence vaut refus aujourd’hui", "silence means refusal today")
    case .impliedDecisionPassed:
      Said("le silence vaut refus depuis le \(day) (\(days) j)", "silence has meant refusal since \(day) (\(days) d)")
    case .documentsLate:
      Said("pièces attendues pour le \(day) (\(days) j de retard)", "papers were awaited by \(day) (\(days) d late)")
    case .leftOpen:
      Said(
        "rien depuis le \(day) (\(days) j), et les rappels se taisent",
        "nothing since \(day) (\(days) d), and reminders keep silent")
    }
  }
}
