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
