import Dates

extension LetterTemplates {
  /// All that is wrong with the templates among `files`, and not only what comes first.
  ///
  /// What ``init(files:)`` refuses comes before what is only found here: a name that a part never shows; parts that do
  /// not say the same; words that the law wants. These last are looked for in letters about made-up people.
  public static func findings(in files: [String: String]) -> [TemplateFlaw] {
    let files = ofLetters(files)
    let malformed = unbalanced(files)
    let flaws = flaws(of: files).filter { !malformed.contains($0) }
    if !malformed.isEmpty || !flaws.isEmpty { return malformed + flaws }
    return unusedTags(in: files) + wordFindings(in: files)
  }

  private static func unusedTags(in files: [String: String]) -> [TemplateFlaw] {
    eachPart(.text, .html).flatMap { letter, language, part in
      let path = path(ofTemplate: name(letter, language, part))
      let met = checked(letter, language, part, in: files).names
      return names(in: letter.page.shape).subtracting(met).sorted().map { TemplateFlaw.unusedTag($0, path: path) }
    }
  }

  private static func names(in shape: PageShape) -> Set<String> {
    shape.names.reduce(into: []) { names, name in
      names.insert(name)
      if case .rows(let row) = shape[name] { names.formUnion(Self.names(in: row)) }
    }
  }

  private static func wordFindings(in files: [String: String]) -> [TemplateFlaw] {
    // They were found whole before, so that nothing is thrown.
    guard let templates = try? LetterTemplates(files: files), let office = Specimen.office else { return [] }
    let letters = Letters(templates: templates, office: office)
    return eachPart(.text).flatMap { letter, language, _ -> [TemplateFlaw] in
      guard let postmark = Specimen.postmark(language),
        let draft = letters.preview(letter, Specimen(madeUpOn: postmark.day), postmark)?.draft
      else { return [] }
      return findings(in: draft, letter, language)
    }
  }

  private static func findings(in draft: Draft, _ letter: LetterKind, _ language: Language) -> [TemplateFlaw] {
    let text = path(ofTemplate: name(letter, language, .text))
    let html = path(ofTemplate: name(letter, language, .html))
    var findings: [TemplateFlaw] = []
    if let difference = draft.difference(language) {
      findings.append(.partsDiffer(text: difference.text, html: difference.html, path: text))
    }
    for words in letter.wordsOfLaw {
      for (part, path) in [(draft.text, text), (draft.html, html)] where !words.stand(in: part, language) {
        findings.append(.lacksWords(words[language], source: words.source, path: path))
      }
    }
    return findings
  }

  private static func eachPart(_ parts: LetterPart...) -> [(LetterKind, Language, LetterPart)] {
    LetterKind.allCases.flatMap { letter in
      Language.allCases.flatMap { language in parts.map { (letter, language, $0) } }
    }
  }
}
