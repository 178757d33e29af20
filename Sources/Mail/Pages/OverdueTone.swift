/// How a letter about overdue modules speaks: as its reminders require.
struct OverdueTone: Sendable {
  let isFirst: Bool
  let isRepeated: Bool
  let isLast: Bool
  /// `2e rappel sur 3`; `Rappel` where its reminders differ, each of which then says its own.
  let telling: String

  init(_ reminders: [OverdueDigest.Reminder], of stages: Int, _ wording: Wording) {
    let tone = OverdueDigest.tone(reminders, of: stages)
    isFirst = tone == .first
    isRepeated = tone == .repeated
    isLast = tone == .last
    telling = Self.telling(reminders, of: stages, wording)
  }

  private static func telling(
    _ reminders: [OverdueDigest.Reminder], of stages: Int, _ wording: Wording
  ) -> String {
    let tellings = Set(reminders.map(\.telling))
    if tellings.count > 1 { return wording.someReminder }
    let telling = tellings.first ?? 1
    let sums = Set(reminders.map { $0.tellings(of: stages) })
    guard let sum = sums.first, sums.count == 1 else { return wording.reminder(telling) }
    return wording.telling(telling, of: sum)
  }

  /// What stands beside one obligation: `2e rappel`; one that is told for the last time says so itself where the letter does not.
  func label(_ reminder: OverdueDigest.Reminder, of stages: Int, _ wording: Wording) -> String {
    !isLast && reminder.tone(of: stages) == .last
      ? wording.lastReminder(reminder.telling) : wording.reminder(reminder.telling)
  }

  static let required: Set<String> = ["telling", "isLast"]

  static func fields<Page>(_ tone: @escaping @Sendable (Page) -> OverdueTone) -> [Field<Page>] {
    [
      .flag("isFirst") { tone($0).isFirst }, .flag("isRepeated") { tone($0).isRepeated },
      .flag("isLast") { tone($0).isLast }, .text("telling") { tone($0).telling },
    ]
  }
}
