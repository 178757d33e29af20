import Dates
import Testing

@testable import Mail

/// What the law requires of the letters of a case's life: one test for each letter and element.
@Suite struct LegalLifeTests {
  typealias Row = LegalTests.Row

  static let ofEveryLetterToAnAdviser = [
    Row("the case", "dossier n° 2026-00042", "case 2026-00042"),
    Row("L111-2: name of who handles it", "Maïa Durand", "Maïa Durand"),
    Row("L111-2: and capacity", "responsable du support", "responsable du support"),
    Row("L112-3: the service", "Support Conseillers numériques", "Support Conseillers numériques"),
    Row("R112-5: its address", "à l’adresse suivante : aide@support.example", "at this address: aide@support.example"),
    Row("R112-5: its telephone", "01 23 45 67 89", "01 23 45 67 89"),
    Row("R112-5: its electronic address", "écrivez à aide@support.example", "write to aide@support.example"),
    Row(
      "the obligation", "l’obligation de formation de l’année 2025", "the training obligation for 2025"),
  ]

  static let ofReceipt = [
    Row("R112-5: the day of receipt", "reçu le 12 janvier 2026", "on 12 January 2026 we received"),
    Row("what it is about", "pour 1 module thématique", "for 1 thematic module"),
  ]

  static func ofSilence(on fr: String, _ en: String) -> [Row] {
    [
      Row("R112-5: the day of the implied decision", "le \(fr) au plus tard", "by \(en)"),
      Row("R112-5: that it is a refusal", "sera réputée rejetée à cette date", "will count as rejected on that day"),
      Row(
        "L231-4: because two months of silence are one",
        "pendant deux mois sur la demande vaut en effet décision de rejet",
        "Two months of silence on the request amount to a refusal"),
      Row("its articles", "articles L. 112-3, L. 231-4 et R. 112-5", "articles L. 112-3, L. 231-4 and R. 112-5"),
    ]
  }

  static let ofAppealAgainstSilence = [
    Row(
      "R421-2: two months from the day on which it arises", "deux mois à compter du jour où il sera né",
      "within two months of the day on which it arises"),
    Row("R421-5: appeal to the author", "recours gracieux auprès de notre service", "asking our office to reconsider"),
    Row("R421-5: and where", "à l’adresse suivante : aide@support.example ;", "at this address: aide@support.example;"),
    Row("L411-2: appeal to the authority above", "recours hiérarchique auprès", "appeal to the authority above it"),
    Row(
      "R421-5: appeal to the court", "contentieux devant le tribunal administratif territorialement compétent",
      "before the administrative court that has territorial jurisdiction"),
    Row("L411-2: what an appeal does", "interrompt le délai", "stops the time limit"),
    Row("L411-7: what its silence means", "vaut rejet", "counts as rejected"),
  ]

  static let ofPapers = [
    Row("L114-5: what is missing", "Aucune autre pièce n’a été reçue.", "Aucune autre pièce n’a été reçue."),
    Row("L114-5: the day to send it by", "au plus tard le 20 février 2026", "by 20 February 2026"),
    Row("L114-5: that the delay rests", "suspendu jusqu’à", "does not run until"),
    Row("its article", "article L. 114-5", "article L. 114-5"),
    Row(
      "GDPR art. 9: no more than is needed", "masquez toute information de santé", "hide everything about your health"),
  ]

  static let ofAReopenedApproval = [
    Row("the decision", "décision du 20 janvier 2026", "decision of 20 January 2026"),
    Row("from when", "est rouvert le 1er février 2026", "is reopened on 1 February 2026"),
    Row(
      "L242-1: on what condition", "que si elle est illégale et dans les quatre mois",
      "unlawful and within the four months"),
    Row("L211-2: reasons, word for word", "Motifs Les dates indiquées", "Reasons Les dates indiquées"),
    Row("L122-1: observations", "présenter vos observations", "tell us your observations"),
    Row("R421-1: appeal", "deux mois à compter de sa notification", "two months of being notified"),
  ]

  @Test(
    arguments: ofEveryLetterToAnAdviser + ofReceipt + ofSilence(on: "12 mars 2026", "12 March 2026"), Language.allCases)
  func `an acknowledgement says`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .acknowledgement, language)
  }

  @Test(arguments: ofAppealAgainstSilence, Language.allCases)
  func `an acknowledgement says how to contest silence:`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .acknowledgement, language)
  }

  @Test(
    arguments: ofEveryLetterToAnAdviser + ofReceipt + ofSilence(on: "31 mars 2026", "31 March 2026") + ofPapers,
    Language.allCases)
  func `an acknowledgement that asks for papers says`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .acknowledgementWithPapers, language)
  }

  @Test(
    arguments: ofReceipt + ofSilence(on: "31 mars 2026", "31 March 2026") + ofAppealAgainstSilence, Language.allCases)
  func `an acknowledgement to the structure that asked says`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .acknowledgementToStructure, language)
  }

  @Test(
    arguments: ofEveryLetterToAnAdviser + ofPapers + ofSilence(on: "31 mars 2026", "31 March 2026")
      + ofAppealAgainstSilence, Language.allCases)
  func `a letter that asks for papers says`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .documentsRequested, language)
  }

  @Test(
    arguments: ofEveryLetterToAnAdviser + ofAReopenedApproval + ofSilence(on: "12 mars 2026", "12 March 2026")
      + ofAppealAgainstSilence, Language.allCases)
  func `a reopening of an approval says`(_ row: Row, _ language: Language) throws {
    try LegalTests.expect(row, in: .reopeningOfApproval, language)
  }

  @Test(arguments: ofEveryLetterToAnAdviser, [Sample.withdrawal, .transfer, .reopeningOfRefusal])
  func `every letter to an adviser says`(_ row: Row, _ sample: Sample) throws {
    for language in Language.allCases { try LegalTests.expect(row, in: sample, language) }
  }

  @Test(arguments: Language.allCases)
  func `where silence has decided already, a letter says so and promises no day to come`(_ language: Language) throws {
    let since = Row("", "réputée rejetée depuis le 31 janvier 2026", "counted as rejected since 31 January 2026")
    for sample in [
      Sample.acknowledgementLate, .acknowledgementLateWithPapers, .documentsRequestedLate, .caseNoticePapersLate,
    ] {
      try LegalTests.expect(since, in: sample, language)
      let text = LegalTests.plain(try Samples().draft(sample, language).text)
      for absent in [
        "sera réputée", "will count as rejected", "est suspendu", "does not run", "sera né", "Vous pourrez",
        "day on which it arises",
      ] {
        #expect(!text.contains(absent), "\(absent)")
      }
    }
  }

  @Test(arguments: [Sample.acknowledgementLate, .acknowledgementLateWithPapers, .documentsRequestedLate])
  func `where silence has decided already, a letter says from when it can be contested`(_ sample: Sample) throws {
    for language in Language.allCases {
      for row in [
        Row("R421-2: since when", "est né le 31 janvier 2026", "arose on 31 January 2026"),
        Row("R421-2: two months", "deux mois à compter de ce jour", "within two months of that day"),
      ] + Self.ofAppealAgainstSilence.dropFirst() {
        try LegalTests.expect(row, in: sample, language)
      }
      #expect(!LegalTests.plain(try Samples().draft(sample, language).text).contains("112-6"))
    }
  }

  @Test(arguments: Language.allCases)
  func `where that time is over as well, a letter says so, and that it may not bind`(_ language: Language) throws {
    for row in [
      Row("R421-2", "est né le 1er novembre 2025", "arose on 1 November 2025"),
      Row("R421-2: it is over", "en principe écoulé", "in principle over"),
      Row("L112-6: unless", "pas opposable si aucun accusé de réception", "do not bind you, however, if no"),
      Row("its article", "article L. 112-6", "article L. 112-6"),
    ] + Self.ofAppealAgainstSilence.dropFirst() {
      try LegalTests.expect(row, in: .acknowledgementTooLate, language)
    }
    // 2 January 2026 was the last day: counted by hand from 1 November, in clear days.
    for (today, isOver) in [(day(2026, 1, 2), false), (day(2026, 1, 3), true)] {
      var mark = try Samples().postmark(language)
      mark.day = today
      let file = Samples().underWay(impliedOn: day(2025, 11, 1))
      #expect(ImpliedAppeal(file, mark).isAppealOver == isOver)
    }
  }

  static let ofDistance = [
    Row("R421-7: overseas", "augmenté d’un mois, devant un tribunal qui siège en France", "longer by one month if you"),
    Row("R421-7: which", "à Mayotte, à Saint-Pierre-et-Miquelon, en Polynésie française", "Mayotte, Saint-Pierre-et-"),
    Row("R421-7: abroad", "de deux mois si vous demeurez à l’étranger", "by two months if you live abroad"),
    Row("its article", "article R. 421-7", "article R. 421-7"),
  ]

  @Test(
    arguments: [
      Sample.refusal, .approvalInPart, .reopeningOfApproval, .reopeningOfRefusal, .acknowledgement,
      .acknowledgementLate, .acknowledgementToStructure, .documentsRequested,
    ])
  func `whoever lives far from the court reads that there is more time`(_ sample: Sample) throws {
    for language in Language.allCases {
      for row in Self.ofDistance { try LegalTests.expect(row, in: sample, language) }
    }
  }

  @Test(arguments: Sample.allCases.filter { [.caseNotice, .decisionNotice].contains($0.letter) })
  func `a letter to a structure about a case names who handles it`(_ sample: Sample) throws {
    for language in Language.allCases {
      for row in Self.ofEveryLetterToAnAdviser.prefix(5) { try LegalTests.expect(row, in: sample, language) }
    }
  }

  @Test(arguments: Language.allCases)
  func `whoever a case does not concern is not told whom it does`(_ language: Language) throws {
    let text = try Samples().draft(.transfer, language).text
    #expect(text.contains("Éloïse Exemple-Dupré") && !text.contains("12\u{A0}"))
  }
}
