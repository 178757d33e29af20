import Desk

/// When people are told of what nears, is not paid for or is awaited: `notices`.
struct NoticeSettings: Sendable {
  var policy: NoticePolicy

  /// Nobody plans further ahead.
  private static let mostDays = 365

  init(_ layers: SettingLayers) throws(Complaint) {
    let unfunded = try layers.number(
      .noticeUnfunded, in: 0...Self.mostDays, "un nombre de jours de 0 à 365 ; 0 : jamais",
      "a number of days from 0 to 365; 0: never")
    policy = NoticePolicy(
      deadlineDaysBefore: try Self.days(.noticeDeadline, layers), rightDaysBefore: try Self.days(.noticeRight, layers),
      documentsDaysBefore: try Self.days(.noticeDocumentsBefore, layers),
      documentsDaysAfter: try Self.days(.noticeDocumentsAfter, layers),
      unfundedDays: unfunded == 0 ? nil : unfunded)
  }

  /// An empty list switches a letter off.
  private static func days(_ key: SettingKey, _ layers: SettingLayers) throws(Complaint) -> [Int] {
    let days = layers.texts(key).compactMap(Int.init)
    guard days.count == layers.texts(key).count, Set(days).count == days.count,
      days.allSatisfy({ (1...mostDays).contains($0) })
    else {
      throw layers.wrong(
        key, "une liste de jours de 1 à 365, chacun une fois, telle que [30, 7] ; [] : jamais",
        "a list of days from 1 to 365, each once, such as [30, 7]; []: never")
    }
    return days
  }
}
