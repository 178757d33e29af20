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
      Self.page.paragraphs == ["Objet : demande\nParis, le 2 février 2026", "Madame,", "<script>x</script> & fin."])
    let html = try Self.template().html(Self.page)
    #expect(html.contains("<html lang=\"fr\">") && html.contains("<title>Votre demande &lt;n° 1&gt;</title>"))
    #expect(html.contains("<p>&lt;script&gt;x&lt;/script&gt; &amp; fin.</p>"))
    #expect(html.contains("<p>12 rue des Tilleuls</p>") && html.contains("<p>1 rue du Bac 75007 Paris</p>"))
    #expect(html.contains("size: A4"))
    // Nothing is loaded from elsewhere, and no line is left to be filled in.
    for foreign in ["<script", "<img", "url(", "http", "src="] { #expect(!html.contains(foreign), "\(foreign)") }
    #expect(!html.contains("class=\"hand\""))
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
