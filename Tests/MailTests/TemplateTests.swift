import Dates
import Testing

@testable import Mail

/// The templates the program carries: each name is known, used and written as it should be.
@Suite struct TemplateTests {
  @Test(arguments: Sample.allCases)
  func `every value of a page has a name, and every name a value`(_ sample: Sample) throws {
    func compare<Page: TemplatePage>(_ page: Page) {
      var stored: Set<String> = []
      for child in Mirror(reflecting: page).children {
        let parts = Mirror(reflecting: child.value)
        // What several pages share stands in them as a struct.
        let isShared =
          child.value is Frame || child.value is Signature || child.value is AppealRoutes || child.value is CaseHead
          || child.value is Silence || child.value is OverdueTone || child.value is ImpliedAppeal
        stored.formUnion(isShared ? parts.children.compactMap(\.label) : [child.label ?? ""])
      }
      #expect(stored == Set(Page.shape.names))
      for child in Mirror(reflecting: page).children {
        for row in child.value as? [any TemplatePage] ?? [] { compare(row) }
      }
    }
    compare(try Samples().page(sample))
  }

  @Test(arguments: LetterKind.allCases, Language.allCases)
  func `every name of a page is used in text and in HTML`(_ letter: LetterKind, _ language: Language) {
    for part in [LetterPart.text, .html] {
      let used = LetterTemplates.checked(letter, language, part, in: Samples.files).names
      #expect(used == Self.names(letter.page.shape))
    }
  }

  @Test(arguments: LetterKind.allCases)
  func `no row hides a name of its page, and what is required exists`(_ letter: LetterKind) {
    let names = Self.names(letter.page.shape)
    #expect(Self.count(letter.page.shape) == names.count)
    #expect(letter.page.required.isSubset(of: names))
  }

  @Test
  func `in French the apostrophe curls and high punctuation keeps to its word`() {
    for (path, text) in Samples.files where path.hasPrefix("mail/fr/") {
      let prose = text.replacing(/<[^>]*>/, with: "").replacing(/\{\{[^}]*\}\}/, with: "x")
      #expect(!prose.contains("'"), "\(path)")
      #expect(prose.firstMatch(of: /[^\u{A0}][:;?!»]/) == nil, "\(path)")
      #expect(prose.firstMatch(of: /«[^\u{A0}]/) == nil, "\(path)")
    }
  }

  @Test
  func `in HTML a value that people write never stands in an attribute`() throws {
    for (path, text) in Samples.files where path.hasSuffix(".html.mustache") {
      for attribute in text.matches(of: /="[^"]*"/).map({ String($0.0) }) {
        let names = TemplateTag.tags(in: attribute).map(\.name)
        #expect(Set(names).isSubset(of: ["contact", "website", "language"]), "\(path)")
      }
    }
  }

  @Test(arguments: LetterKind.allCases)
  func `HTML names its language and loads nothing from elsewhere`(_ letter: LetterKind) throws {
    for sample in Sample.allCases where sample.letter == letter {
      for language in Language.allCases {
        let html = try Samples().draft(sample, language).html
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
        for word in ["<img", "<script", "url(", "@import", "<link", "src="] { #expect(!html.contains(word)) }
        #expect(html.utf8.count < 20_000)
      }
    }
  }

  private static func names(_ shape: PageShape) -> Set<String> {
    shape.names.reduce(into: []) { names, name in
      names.insert(name)
      if case .rows(let row) = shape[name] { names.formUnion(Self.names(row)) }
    }
  }

  private static func count(_ shape: PageShape) -> Int {
    shape.names.reduce(shape.names.count) { count, name in
      if case .rows(let row) = shape[name] { count + Self.count(row) } else { count }
    }
  }
}
