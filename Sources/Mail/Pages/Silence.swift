import Cases
import Dates

/// When silence becomes a refusal, as a letter says it (CRPA L112-3, R112-5, L231-4).
struct Silence: Sendable {
  let impliedDecisionOn: String
  /// It has become one before the letter was written.
  let hasPassed: Bool

  init(_ file: CaseUnderWay, _ postmark: Postmark) {
    impliedDecisionOn = Wording(language: postmark.language).day(file.impliedDecisionOn)
    hasPassed = file.impliedDecisionOn < postmark.day
  }

  static let required: Set<String> = ["impliedDecisionOn", "hasPassed"]

  static func fields<Page>(_ silence: @escaping @Sendable (Page) -> Silence) -> [Field<Page>] {
    [
      .text("impliedDecisionOn") { silence($0).impliedDecisionOn }, .flag("hasPassed") { silence($0).hasPassed },
    ]
  }
}
