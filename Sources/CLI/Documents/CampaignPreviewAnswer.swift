import Dates
import Desk
import Mail
import Roster
import Rules
import Store

/// Writes a campaign's letters to a folder, or shows one of them, with the counts.
struct CampaignPreviewAnswer {
  let folder: String?
  /// Each letter is shown, not the first one alone.
  let showsAll: Bool
  private var lines: [LetterLine] = []
  private var samples: [Sample] = []

  private struct Sample {
    var to: String
    var subject: String
    var text: String
  }

  init(folder: String?, showsAll: Bool) {
    self.folder = folder
    self.showsAll = showsAll
  }

  /// One letter of the list.
  struct LetterLine: Encodable {
    var number: Int
    var addressee: String
    var structure: String
    @OrNull var email: String?
    var subject: String
    var advisers: [String]
    /// Its file without the ending; null where none was written.
    @OrNull var file: String?
    /// Whether its text is the one that was signed; null where nobody has signed.
    @OrNull var asSigned: Bool?
  }

  mutating func take(_ letter: CampaignPreview.Letter) throws {
    let structure = letter.letter.digest.structure.id.rawValue
    let file = folder.map { _ in
      HTMLText.fileName(letter.number, "\(structure.prefix(60))-\(letter.letter.addressee.rawValue)")
    }
    if let folder, let file {
      // Letters go over the wire as ASCII.
      try Files.write(String(decoding: letter.bytes, as: UTF8.self), to: "\(folder)/\(file).eml")
      try Files.write(letter.html, to: "\(folder)/\(file).html")
    }
    if samples.isEmpty || showsAll {
      samples.append(Sample(to: letter.letter.address ?? "-", subject: letter.subject, text: letter.text))
    }
    lines.append(
      LetterLine(
        number: letter.number, addressee: letter.letter.addressee.rawValue, structure: structure,
        email: letter.letter.address, subject: letter.subject,
        advisers: letter.letter.digest.entries.map(\.adviser.id.rawValue), file: file, asSigned: letter.isAsSigned))
  }

  func print(_ preview: CampaignPreview, json: Bool) throws {
    if let folder { try Files.write(page(preview), to: folder + "/index.html") }
    if json {
      return try Console.print(
        JSON.line(
          Document(
            campaign: preview.campaign, list: preview.list, letters: preview.letters,
            structures: preview.structures.count, advisers: preview.advisers.count, leftOut: preview.leftOut,
            differing: preview.differing,
            stages: Dictionary(uniqueKeysWithValues: preview.stages.map { ("\($0)", $1) }),
            mails: lines)))
    }
    try Console.print(sums(preview).now)
    if let folder { try Console.print(Said("sommaire : \(folder)/index.html", "index: \(folder)/index.html").now) }
    if folder != nil && !showsAll { return }
    for sample in samples {
      try Console.print("\n→ \(sample.to)\n\(sample.subject)\n")
      for line in sample.text.split(separator: "\n", omittingEmptySubsequences: false) {
        try Console.print("  | " + line)
      }
    }
  }

  private struct Document: Encodable {
    var campaign: String
    var list: String
    var letters: Int
    var structures: Int
    var advisers: Int
    var leftOut: Int
    var differing: Int
    var stages: [String: Int]
    var mails: [LetterLine]
  }

  private func sums(_ preview: CampaignPreview) -> Said {
    let stages = preview.stages.sorted { $0.key < $1.key }
    let list = preview.list.prefix(16)
    return Said(
      "\(preview.campaign) : lettres : \(preview.letters) (\(stages.map { "rappel \($0.key) : \($0.value)" }.joined(separator: ", "))), structures : \(preview.structures.count), conseillers : \(preview.advisers.count), laissés de côté : \(preview.leftOut), autres qu’à la signature : \(preview.differing), liste \(list)",
      "\(preview.campaign): letters: \(preview.letters) (\(stages.map { "stage \($0.key): \($0.value)" }.joined(separator: ", "))), structures: \(preview.structures.count), advisers: \(preview.advisers.count), left out: \(preview.leftOut), other than signed: \(preview.differing), list \(list)"
    )
  }

  /// The index: the counts, a sample, and every letter by its two files.
  private func page(_ preview: CampaignPreview) -> String {
    let heads = Said(
      "Nº;Structure;Destinataire;Adresse;Objet;Conseillers;Lettre",
      "No.;Structure;Addressee;Address;Subject;Advisers;Letter"
    )
    .now.split(separator: ";").map(String.init)
    let rows = lines.map { line in
      let cells = [
        "\(line.number)", line.structure, line.addressee, line.email ?? "-", line.subject,
        line.advisers.joined(separator: ", "),
      ].map(HTMLText.cell).joined()
      let file = line.file ?? ""
      let changed = line.asSigned == false ? Said(" (autre qu’à la signature)", " (other than signed)").now : ""
      return "<tr>\(cells)<td><a href=\"\(file).html\">HTML</a> <a href=\"\(file).eml\">EML</a>\(changed)</td></tr>\n"
    }
    let sample = samples.first.map { sample in
      "<h2>\(Said("Un exemple", "A sample").now)</h2>\n<p>\(HTMLText.escaped(sample.to)) : \(HTMLText.escaped(sample.subject))</p>\n"
        + "<pre>\(HTMLText.escaped(sample.text))</pre>\n"
    }
    return HTMLText.page(
      title: Said("Campagne \(preview.campaign)", "Campaign \(preview.campaign)").now, introduction: sums(preview).now,
      samples: sample ?? "", listed: Said("Les lettres", "The letters").now, heads: heads, rows: rows.joined())
  }
}
