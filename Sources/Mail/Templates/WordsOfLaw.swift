import Dates

/// Words that the law wants in a letter and that its templates write out: a time limit, an article.
struct WordsOfLaw: Sendable, Hashable {
  let source: String
  private let french: String
  private let english: String

  private init(_ source: String, _ french: String, _ english: String) {
    (self.source, self.french, self.english) = (source, french, english)
  }

  subscript(language: Language) -> String { language == .fr ? french : english }

  /// Whether a part of a letter holds them, whatever blanks part them.
  func stand(in part: String, _ language: Language) -> Bool {
    part.replacing("\u{A0}", with: " ").replacing("\n", with: " ").lowercased().contains(self[language].lowercased())
  }

  fileprivate static let appeal = [
    WordsOfLaw("CJA R421-1", "deux mois", "two months"), WordsOfLaw("CJA R421-5", "R. 421-5", "R. 421-5"),
    WordsOfLaw("CJA R421-7", "R. 421-7", "R. 421-7"),
    WordsOfLaw("CRPA L411-2", "L. 411-2", "L. 411-2"),
  ]

  fileprivate static let silence = [
    WordsOfLaw("CRPA L112-3", "L. 112-3", "L. 112-3"), WordsOfLaw("CRPA L231-4", "L. 231-4", "L. 231-4"),
    WordsOfLaw("CRPA R112-5", "R. 112-5", "R. 112-5"),
  ]

  fileprivate static let papers = [WordsOfLaw("CRPA L114-5", "L. 114-5", "L. 114-5")]
  fileprivate static let withdrawing = [WordsOfLaw("CRPA L242-1", "L. 242-1", "L. 242-1")]
}

extension LetterKind {
  /// What every edition of this letter must say beside the names that its page requires.
  var wordsOfLaw: [WordsOfLaw] {
    switch self {
    case .approval, .refusal: WordsOfLaw.appeal
    case .acknowledgement: WordsOfLaw.silence + WordsOfLaw.appeal + WordsOfLaw.papers
    case .documentsRequested: WordsOfLaw.papers + WordsOfLaw.silence + WordsOfLaw.appeal
    case .reopening: WordsOfLaw.withdrawing + WordsOfLaw.silence + WordsOfLaw.appeal
    case .documentsReminder: WordsOfLaw.papers + WordsOfLaw.silence
    case .decisionNotice, .withdrawal, .transfer, .caseNotice, .overdue, .overdueAdviser, .upcomingDeadline,
      .expiringRight, .unfundedModule, .dailyDigest, .stuckMail, .test:
      []
    }
  }
}
