import Cases
import Dates

/// Until when the refusal that silence amounts to may be contested (CJA R421-2).
struct ImpliedAppeal: Sendable {
  /// Its two months were over before the letter was written. Whether they bind depends on what was sent before (CRPA L112-6).
  let isAppealOver: Bool

  init(_ file: CaseUnderWay, _ postmark: Postmark) {
    isAppealOver = AppealLimit.lastDay(from: file.impliedDecisionOn) < postmark.day
  }

  static let required: Set<String> = ["isAppealOver"]

  static func fields<Page>(_ appeal: @escaping @Sendable (Page) -> ImpliedAppeal) -> [Field<Page>] {
    [.flag("isAppealOver") { appeal($0).isAppealOver }]
  }
}
