import Dates
import Testing

@testable import Mail

/// A workspace's own templates, wrong in every way that can be found before a letter is due.
@Suite struct TemplateFlawTests {
  static let refusal = "mail/fr/refusal.text.mustache"
  static let page = "mail/en/test.html.mustache"
  static let subject = "mail/fr/approval.subject.mustache"
  static let own = "mail/fr/own.text.mustache"

  struct Row: CustomTestStringConvertible {
    var what: String
    var files: [String: String]
    var flaw: TemplateFlaw
    var testDescription: String { what }

    init(_ what: String, _ files: [String: String], _ flaw: TemplateFlaw) {
      self.what = what
      self.files = files
      self.flaw = flaw
    }
  }

  static let rows: [Row] = [
    Row("a misspelt file", ["mail/fr/refusl.text.mustache": ""], .unused(path: "mail/fr/refusl.text.mustache")),
    Row("an unclosed tag", [refusal: "a\nb {{reference\n"], .malformed(path: refusal, line: 2)),
    Row("an unclosed section", [refusal: "\n{{#reasons}}\n\n"], .malformed(path: refusal, line: 2)),
    Row("crossed sections", [refusal: "{{#reasons}}\n{{#phone}}\n{{/reasons}}\n"], .malformed(path: refusal, line: 3)),
    Row(
      "text beside a layout's blocks", [page: "{{<layout.html}}\n{{contact}}\n{{/layout.html}}"],
      .malformed(path: page, line: 2)),
    Row("an unknown name", [refusal: "a\n\n{{ground}}\n"], .unknownTag("ground", path: refusal, line: 3)),
    Row("an unknown section", [refusal: "{{#ground}}{{/ground}}"], .unknownTag("ground", path: refusal, line: 1)),
    Row("a row's name outside its rows", [refusal: "{{paragraph}}"], .unknownTag("paragraph", path: refusal, line: 1)),
    Row(
      "a row's name where there are no rows", [refusal: "{{^reasons}}{{paragraph}}{{/reasons}}"],
      .unknownTag("paragraph", path: refusal, line: 1)),
    Row(
      "a row's name after its rows", [refusal: "{{#reasons}}{{paragraph}}{{/reasons}}\n{{paragraph}}"],
      .unknownTag("paragraph", path: refusal, line: 2)),
    Row("another letter's name", [refusal: "{{opens}}"], .unknownTag("opens", path: refusal, line: 1)),
    Row(
      "an unknown block", [page: "{{<layout.html}}\n{{$bdy}}{{/bdy}}\n{{/layout.html}}"],
      .unknownTag("bdy", path: page, line: 2)),
    Row(
      "an unknown name in a partial", [refusal: "{{> fr/own.text}}", own: "\n{{x}}"],
      .unknownTag("x", path: own, line: 2)),
    Row("the subject within itself", [subject: "{{subject}}"], .unknownTag("subject", path: subject, line: 1)),
    Row("a list as a text", [refusal: "{{reasons}}"], .misusedTag("reasons", path: refusal, line: 1)),
    Row(
      "a section around what is always there", [refusal: "{{#rule}}{{/rule}}"],
      .misusedTag("rule", path: refusal, line: 1)),
    Row("three braces", [page: "a\n{{{subject}}}"], .unescaped("subject", path: page, line: 2)),
    Row("an ampersand", [page: "{{& subject}}"], .unescaped("subject", path: page, line: 1)),
    Row("other delimiters", [page: "{{=<% %>=}}"], .unsupported("<% %>=", path: page, line: 1)),
    Row("a pragma", [page: "{{% CONTENT_TYPE:TEXT}}"], .unsupported("CONTENT_TYPE:TEXT", path: page, line: 1)),
    Row("a transform", [page: "{{uppercased(subject)}}"], .unsupported("uppercased(subject)", path: page, line: 1)),
    Row("a dynamic partial", [page: "{{>*subject}}"], .unsupported("*subject", path: page, line: 1)),
    Row("the whole page", [page: "{{.}}"], .unsupported(".", path: page, line: 1)),
    Row("an unknown partial", [page: "\n{{> en/none.html}}"], .unknownPartial("en/none.html", path: page, line: 2)),
    Row(
      "markup in a text", [refusal: "{{> fr/contact.html}}"], .unknownPartial("fr/contact.html", path: refusal, line: 1)
    ),
    Row(
      "a partial within itself", [refusal: "{{> fr/own.text}}", own: "{{> fr/own.text}}"],
      .cyclic("fr/own.text", path: own, line: 1)),
    Row(
      "a refusal without the appeal", [refusal: "{{> fr/signature.text}}"],
      .leavesOut("appealAddress", path: refusal)),
  ]

  @Test(arguments: rows)
  func `what is wrong is named with its file and line`(_ row: Row) throws {
    let files = Samples.files.merging(row.files) { $1 }
    #expect(throws: row.flaw) { try LetterTemplates(files: files) }
  }

  @Test(arguments: LetterKind.allCases, Language.allCases)
  func `a letter that lacks a part in a language is found`(_ letter: LetterKind, _ language: Language) {
    for part in LetterPart.allCases {
      let path = LetterTemplates.path(ofTemplate: LetterTemplates.name(letter, language, part))
      var files = Samples.files
      files[path] = nil
      #expect(throws: TemplateFlaw.missing(path: path)) { try LetterTemplates(files: files) }
    }
  }

  @Test
  func `a workspace replaces single files, and comments and other folders are its own affair`() throws {
    let own = [
      "mail/fr/test.text.mustache": "{{! {{ours} }}Essai de {{service}}.{{#place}} {{place}}{{/place}}",
      "web/case.html.mustache": "{{{anything}}}",
    ]
    let templates = try LetterTemplates(files: Samples.files.merging(own) { $1 })
    let samples = Samples()
    let page = TestPage(frame: Frame(try samples.office(), try samples.postmark(.fr)))
    #expect(templates.draft(.test, .fr, page).text == "Essai de Support Conseillers numériques. Paris")
  }
}
