import Builtin
import Dates
import Testing

@testable import Mail

@Suite struct PostalPageTests {
  static func template() throws -> PostalTemplate {
    try PostalTemplate(text: try #require(Builtin.text("Templates/" + PostalTemplate.path)))
  }

  static let page = PostalPage(
    language: .fr, subject: "Votre demande <n° 1>", sender: ["Support", "1 rue du Bac\n75007 Paris"],
    recipient: ["Éloïse Exemple", "12 rue des Tilleuls", "84200 Nullepart"],
    text: "Support\n\nObjet : demande\nParis, le 2 février 2026\n\n\nMadame,\n\n<script>x</script> & fin.\n")

  @Test func `a letter is laid out in its own words, without those that the head says`() throws {
    #expect(
      Self.page.paragraphs.map(\.text) == [
        "Objet : demande\nParis, le 2 février 2026", "Madame,", "<script>x</script> & fin.",
      ])
    let html = try Self.template().html(Self.page)
    #expect(html.contains("<html lang=\"fr\">") && html.contains("<title>Votre demande &lt;n° 1&gt;</title>"))
    #expect(html.contains("<p>&lt;script&gt;x&lt;/script&gt; &amp; fin.</p>"))
    #expect(html.contains("<p>12 rue des Tilleuls</p>") && html.contains("<p>1 rue du Bac 75007 Paris</p>"))
    #expect(html.contains("size: A4"))
    // Nothing is loaded from elsewhere, and no line is left to be filled in.
    for foreign in ["<script", "<img", "url(", "http", "src="] { #expect(!html.contains(foreign), "\(foreign)") }
    #expect(!html.contains("class=\"hand\""))
  }

  @Test func `titles, head and foot are set apart, and nobody is asked to reply to a sheet of paper`() throws {
    var page = Self.page
    page.contact = "aide@support.example"
    page.text = """
      Support

      Objet : rappel
      Paris, le 2 février 2026

      VOIES ET DÉLAIS DE RECOURS

      – Module : écrivez-nous en répondant à ce message (ou à aide@support.example).
      – Pièces : à envoyer en répondant à ce message.

      2025

      --
      Pour toute question, répondez à ce message ou écrivez à aide@support.example.
      Téléphone : 01 23 45 67 89
      """
    #expect(page.paragraphs.map(\.kind) == [.head, .title, .plain, .plain, .foot])
    #expect(
      page.paragraphs.map(\.text)[2...] == [
        "– Module : écrivez-nous à l’adresse aide@support.example.\n– Pièces : à envoyer à l’adresse aide@support.example.",
        "2025", "Pour toute question, écrivez à aide@support.example.\nTéléphone : 01 23 45 67 89",
      ])
    let html = try Self.template().html(page)
    #expect(html.contains("<h2>VOIES ET DÉLAIS DE RECOURS</h2>") && html.contains("<footer>Pour toute question"))
    #expect(!html.contains("--\n"))
  }

  @Test(arguments: Sample.allCases, Language.allCases)
  func `no letter asks its reader to reply to a sheet of paper`(_ sample: Sample, _ language: Language) throws {
    let draft = try Samples().draft(sample, language)
    let page = PostalPage(
      language: language, subject: draft.subject, sender: ["Support"], recipient: ["Éloïse Exemple"], text: draft.text,
      contact: "aide@support.example")
    let html = try Self.template().html(page)
    for words in [
      "répondez à ce message", "répondant à ce message", "reply to this message", "replying to this message",
    ] {
      #expect(!html.contains(words))
    }
    #expect(page.paragraphs.count { $0.kind == .head } == 1 && page.paragraphs.last?.kind == .foot)
  }

  /// A French DL envelope is 110 mm high; its window, of 35 or 45 mm, ends 20 mm from the bottom, and 20 mm from the right.
  @Test func `the address stands in the window however the sheet lies, and nothing else does`() throws {
    let html = try Self.template().html(Self.page)
    let margin = 20.0
    func millimetres(_ property: String, of rule: String) throws -> Double {
      let rules = try #require(html.split(separator: rule + " {").dropFirst().first)
      let value = try #require(rules.split(separator: "}").first?.split(separator: property + ": ").dropFirst().first)
      return try #require(Double(value.prefix { $0.isNumber || $0 == "." }))
    }
    let (top, height) = (
      margin + (try millimetres("top", of: ".recipient")), try millimetres("height", of: ".recipient")
    )
    let (left, width) = (
      margin + (try millimetres("left", of: ".recipient")), try millimetres("width", of: ".recipient")
    )
    // A third of A4 is 99 mm high and 210 mm wide: of the slack, seams leave some six millimetres.
    for slack in [0.0, 6] {
      #expect(55 - slack <= top && top + height <= 90 - slack, "\(slack)")
      #expect(100 <= left && left + width <= 200 - slack, "\(slack)")
    }
    #expect(margin + (try millimetres("max-height", of: ".sender")) <= 55 - 11)
    #expect(margin + (try millimetres("height", of: ".head")) >= 90)
    // Where it is folded: 99 and 198 mm from the top.
    let folds = html.matches(of: /class="fold" style="top:([0-9]+)mm"/).compactMap { Double($0.1) }
    #expect(folds == [99 - margin, 198 - margin])
  }

  @Test func `where only the name is known, there is room to write the address by hand`() throws {
    var page = Self.page
    page.recipient = ["Éloïse Exemple"]
    #expect(try Self.template().html(page).ranges(of: "class=\"hand\"").count == 3)
  }

  @Test func `a template that names what the page does not have is refused`() {
    #expect(throws: TemplateFlaw.self) { try PostalTemplate(text: "{{nobody}}") }
    #expect(throws: TemplateFlaw.self) { try PostalTemplate(text: "{{#sender}}") }
  }
}
