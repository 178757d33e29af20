import Dates

extension Draft {
  /// The words of the text and of the HTML where they first differ; nil where both say the same.
  ///
  /// What only one of them has for its form is left out: the label before the subject, tags, marks, letter case, and the
  /// line that mail readers show beside the subject.
  func difference(_ language: Language) -> (text: String, html: String)? {
    let label = language == .fr ? "Objet\u{A0}: " : "Subject: "
    let plain = Self.words(text.replacing(label, with: "", maxReplacements: 1))
    let shown = Self.words(visible)
    if plain == shown { return nil }
    let index =
      zip(plain, shown).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(plain.count, shown.count)
    return (plain.dropFirst(index).first ?? "", shown.dropFirst(index).first ?? "")
  }

  /// What a reader of the HTML sees.
  private var visible: String {
    let body = html.split(separator: "<body", maxSplits: 1).last.map { "<body" + $0 } ?? ""
    return body.replacing(/<div class="preheader"[^>]*>[^<]*<\/div>/, with: " ").replacing(/<[^>]*>/, with: " ")
      .replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "@" && $0 != "-" }.map(String.init)
      .filter { !$0.allSatisfy { $0 == "-" } }
  }
}
