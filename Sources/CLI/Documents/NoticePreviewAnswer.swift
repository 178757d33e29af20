import Desk
import Roster
import Store

/// Writes a day's notices to a folder, or shows one of each kind, with the counts.
struct NoticePreviewAnswer {
  let folder: String?
  private var lines: [LetterLine] = []
  private var samples: [(kind: NoticeKind, line: LetterLine, text: String)] = []

  init(folder: String?) { self.folder = folder }

  /// One letter of the plan.
  struct LetterLine: Encodable {
    var number: Int
    var kind: String
    @OrNull var adviser: String?
    @OrNull var structure: String?
    @OrNull var email: String?
    var subject: String
    /// Its file without the ending; null where none was written.
    @OrNull var file: String?
  }

  mutating func take(_ shown: PreviewNotices.Shown) throws {
    let letter = shown.letter
    let reader = letter.adviser?.id.rawValue ?? letter.structure?.id.rawValue ?? ""
    let file = folder.map { _ in HTMLText.fileName(shown.number, "\(letter.kind.rawValue)-\(reader)") }
    if let folder, let file {
      // Letters go over the wire as ASCII.
      try Files.write(String(decoding: shown.bytes, as: UTF8.self), to: "\(folder)/\(file).eml")
      try Files.write(shown.html, to: "\(folder)/\(file).html")
    }
    let line = LetterLine(
      number: shown.number, kind: letter.kind.rawValue, adviser: letter.adviser?.id.rawValue,
      structure: letter.structure?.id.rawValue, email: letter.address, subject: shown.subject, file: file)
    lines.append(line)
    if !samples.contains(where: { $0.kind == letter.kind }) { samples.append((letter.kind, line, shown.text)) }
  }

  func print(_ plan: NoticePlan, json: Bool) throws {
    let sums = NoticePlanAnswer.SumsLine(plan)
    if let folder { try Files.write(page(sums), to: folder + "/index.html") }
    if json {
      return try Console.print(
        JSON.line(Document(asOf: sums.asOf, letters: sums.letters, leftOut: sums.leftOut, mails: lines)))
    }
    try Console.print(sums.text)
    if let folder {
      return try Console.print(Said("sommaire : \(folder)/index.html", "index: \(folder)/index.html").now)
    }
    for sample in samples {
      try Console.print("\n→ \(sample.line.email ?? "-")\n\(sample.line.subject)\n")
      for line in sample.text.split(separator: "\n", omittingEmptySubsequences: false) {
        try Console.print("  | " + line)
      }
    }
  }

  private struct Document: Encodable {
    var asOf: String
    var letters: [String: Int]
    var leftOut: [String: Int]
    var mails: [LetterLine]
  }

  /// The index: the counts, a sample of each kind, and every letter by its two files.
  private func page(_ sums: NoticePlanAnswer.SumsLine) -> String {
    let heads = Said("Nº;Avis;Destinataire;Adresse;Objet;Lettre", "No.;Notice;Reader;Address;Subject;Letter").now
    let rows = lines.map { line in
      let reader = line.adviser ?? line.structure ?? "-"
      let cells = ["\(line.number)", line.kind, reader, line.email ?? "-", line.subject].map(HTMLText.cell).joined()
      let file = line.file ?? ""
      return "<tr>\(cells)<td><a href=\"\(file).html\">HTML</a> <a href=\"\(file).eml\">EML</a></td></tr>\n"
    }
    let samples = samples.map { sample in
      "<h2>\(HTMLText.escaped(sample.line.subject))</h2>\n<pre>\(HTMLText.escaped(sample.text))</pre>\n"
    }
    return HTMLText.page(
      title: Said("Avis du \(sums.asOf)", "Notices of \(sums.asOf)").now, introduction: sums.text,
      samples: samples.joined(), listed: Said("Les lettres", "The letters").now,
      heads: heads.split(separator: ";").map(String.init), rows: rows.joined())
  }
}
