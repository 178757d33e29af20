/// How a letter about overdue modules speaks: as its most advanced reminder requires.
struct OverdueTone: Sendable {
  let isFirst: Bool
  let isRepeated: Bool
  let isLast: Bool
  /// `2e rappel sur 3`.
  let telling: String

  init(_ reminders: [OverdueDigest.Reminder], of stages: Int, _ wording: Wording) {
    let tone = OverdueDigest.tone(reminders, of: stages)
    isFirst = tone == .first
    isRepeated = tone == .repeated
    isLast = tone == .last
    telling = wording.telling(reminders.map(\.stage).max() ?? 1, of: stages)
  }

  static let required: Set<String> = ["telling", "isLast"]

  static func fields<Page>(_ tone: @escaping @Sendable (Page) -> OverdueTone) -> [Field<Page>] {
    [
      .flag("isFirst") { tone($0).isFirst }, .flag("isRepeated") { tone($0).isRepeated },
      .flag("isLast") { tone($0).isLast }, .text("telling") { tone($0).telling },
    ]
  }
}
