import Testing

@testable import Mail

/// What a template becomes: each expectation is what the Mustache specification asks for, written by hand.
@Suite struct CompiledTemplateTests {
  struct Page: TemplatePage {
    var name = "Zoé"
    var nothing: String?
    var isOpen = true
    var rows: [Row] = [Row(name: "a", mark: nil), Row(name: "b", mark: "!")]

    static let fields: [Field<Page>] = [
      .text("name", \.name), .optional("nothing", \.nothing), .flag("isOpen", \.isOpen), .rows("rows", \.rows),
    ]
  }

  struct Row: TemplatePage {
    var name: String
    var mark: String?

    static let fields: [Field<Row>] = [.text("name", \.name), .optional("mark", \.mark)]
  }

  private func filled(
    _ text: String, _ others: [String: String] = [:], page: Page = Page(), escapes: Bool = false
  ) -> String {
    var files = ["main": text]
    for (name, text) in others { files[LetterTemplates.path(ofTemplate: name)] = text }
    return CompiledTemplate("main", in: files, for: Page.shape, escapes: escapes).filled(with: page.filled)
  }

  @Test(arguments: [
    ("", ""), ("no tag", "no tag"), ("{{name}}", "Zoé"), ("a {{ name }} b\n", "a Zoé b\n"),
    ("{{#isOpen}}x{{/isOpen}}{{^isOpen}}y{{/isOpen}}", "x"),
    ("{{#nothing}}x{{/nothing}}{{^nothing}}y{{/nothing}}", "y"),
    ("{{#rows}}{{name}},{{/rows}}", "a,b,"), ("{{#rows}}{{#mark}}{{mark}}{{/mark}}{{^mark}}-{{/mark}}{{/rows}}", "-!"),
    ("{{^rows}}none{{/rows}}", ""), ("{{name}}{{! not shown }}.", "Zoé."), ("{a} }} {", "{a} }} {"),
  ])
  func `values, sections and lists`(text: String, expected: String) { #expect(filled(text) == expected) }

  @Test(arguments: [
    ("a\n{{#isOpen}}\nb\n{{/isOpen}}\nc\n", "a\nb\nc\n"), ("a\n  {{#isOpen}}  \n b\n\t{{/isOpen}}\nc", "a\n b\nc"),
    ("a\r\n{{#isOpen}}\r\nb\r\n{{/isOpen}}\r\nc", "a\r\nb\r\nc"), ("{{! all of it }}\nb", "b"),
    ("a\n{{! end }}", "a\n"),
    ("a {{#isOpen}}\nb{{/isOpen}}\nc", "a \nb\nc"), ("{{#isOpen}}{{/isOpen}}\nc", "\nc"), ("{{name}}\nc", "Zoé\nc"),
    ("{{#rows}}\n- {{name}}\n{{/rows}}\n", "- a\n- b\n"), ("a\n{{! over\ntwo lines }}\nb", "a\nb"),
  ])
  func `a tag alone on its line takes the line away`(text: String, expected: String) {
    #expect(filled(text) == expected)
  }

  @Test func `a partial sees what its place sees, and is moved in as far as its tag`() {
    #expect(filled("{{#rows}}{{> row}};{{/rows}}", ["row": "<{{name}}>"]) == "<a>;<b>;")
    #expect(filled("x\n  {{> two}}\ny", ["two": "{{name}}\n\nb\n"]) == "x\n  Zoé\n\n  b\ny")
    #expect(filled("x {{> two}} y", ["two": "1\n2"]) == "x 1\n2 y")
    #expect(filled("{{> one}}", ["one": "[{{> two}}]", "two": "{{name}}"]) == "[Zoé]")
  }

  @Test func `a layout shows what is written for its blocks, else its own`() {
    let layout = "<{{$title}}none{{/title}}>\n{{$body}}\nempty\n{{/body}}\nend\n"
    #expect(filled("{{<layout}}\n{{/layout}}\n", ["layout": layout]) == "<none>\nempty\nend\n")
    let text = "{{<layout}}\nnot shown\n{{$body}}\n{{#rows}}\n{{name}}\n{{/rows}}\n{{/body}}\n{{/layout}}\nafter"
    #expect(filled(text, ["layout": layout]) == "<none>\na\nb\nend\nafter")
    let middle = "{{<layout}}{{$title}}middle{{/title}}{{$body}}m{{/body}}{{/layout}}"
    let inner = "{{<middle}}{{$title}}{{name}}{{/title}}{{/middle}}"
    #expect(filled(inner, ["layout": layout, "middle": middle]) == "<Zoé>\nmend\n")
  }

  @Test func `a row's value hides the page's, and one that is absent shows nothing in its place`() {
    #expect(filled("{{#rows}}{{name}}{{nothing}}{{mark}}{{/rows}}{{name}}", page: Page(nothing: "n")) == "anbn!Zoé")
  }

  @Test func `in HTML a value is text and nothing else`() {
    let page = Page(name: "<b a=\"1\" c='2'>&é</b>")
    #expect(
      filled("<p>{{name}}</p>", page: page, escapes: true)
        == "<p>&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;é&lt;/b&gt;</p>")
    #expect(filled("{{name}}", page: page) == page.name)
    #expect(filled("{{name}}", page: Page(name: "{{nothing}}")) == "{{nothing}}")
  }
}
