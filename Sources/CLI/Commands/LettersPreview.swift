import ArgumentParser
import Cases
import Dates
import Desk
import Envelope
import Mail
import Roster

/// `quitus letters preview`: one letter as it would be read.
struct LettersPreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Said(
      "Montre une lettre, sans l’écrire à personne ; ce qui n’est pas nommé est inventé.",
      "Shows a letter, writing to nobody; what is not named is made up."
    ).now)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, eml }

  @Argument(help: ArgumentHelp(Said("Lettre, comme dans « letters list ».", "Letter, as in \"letters list\".").now))
  var letter: LetterKind
  @Option(
    name: .customLong("case"), help: ArgumentHelp(Said("Dossier.", "Case.").now, valueName: "ref"))
  var reference: CaseReference?
  @Option(help: ArgumentHelp(Said("Numéro du conseiller.", "Number of the adviser.").now)) var adviser: AdviserID?
  @Option(help: ArgumentHelp(Said("Numéro de la structure.", "Number of the structure.").now))
  var structure: StructureID?
  @Option(help: ArgumentHelp(Said("Forme de la réponse.", "Shape of the answer.").now)) var format = Format.text
  @Option(
    help: ArgumentHelp(
      Said("Fichier où l’écrire ; « - » : la sortie standard.", "File to write it to; \"-\" for standard output.").now,
      valueName: "file"))
  var output = "-"
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let preview = try self.preview()
    if common.json { return try Console.print(JSON.line(document(preview))) }
    let shown =
      switch format {
      case .text: "\(preview.subject)\n\n\(preview.text)\n"
      case .html: preview.html
      case .eml: String(decoding: try envelope(of: preview).bytes, as: UTF8.self)  // ASCII throughout
      }
    try OutputFile.write(output) { try $0(shown) }
  }

  private func preview() throws -> LetterPreview {
    let names = reference != nil || adviser != nil || structure != nil
    let folder = Workspace.folder(common)
    let workspace = try names ? Workspace.open(common) : Workspace(folder: folder)
    let on = day.asOf ?? workspace.today
    let office = try workspace.office()
    let letters = Letters(templates: try LetterFiles.templates(workspace.carried), office: office)
    let specimen = try names ? named(in: workspace, on: on) : Specimen(madeUpOn: on)
    let postmark = Postmark(
      day: on, instant: Clock.now(), messageID: try MessageID(token: RandomToken.make(), domain: office.from.domain),
      language: Tongue.current)
    guard let preview = letters.preview(letter, specimen, postmark) else {
      throw Complaint(
        .data, "\(letter.rawValue) : il n’y aurait rien à dire dans cette lettre, avec ces faits et ce jour",
        "\(letter.rawValue): this letter would have nothing to say, with these facts and on this day")
    }
    return preview
  }

  private func named(in workspace: Workspace, on day: Day) throws -> Specimen {
    let desk = try LiveDesk(workspace: workspace)
    return try ReadSpecimen(case: reference, adviser: adviser, structure: structure, on: day, policy: desk.policy)
      .perform(with: desk.parts).value()
  }

  private func envelope(of preview: LetterPreview) throws(Complaint) -> SealedEnvelope {
    switch preview.posting {
    case .ready(let envelope): return envelope
    case .noAddress(let reason, _): throw Complaint(.data, reason.said)
    }
  }

  private func document(_ preview: LetterPreview) -> PreviewDocument {
    PreviewDocument(
      letter: letter.rawValue, language: Tongue.current.rawValue,
      to: preview.posting.envelope?.recipients.map(\.address) ?? [], subject: preview.subject, text: preview.text,
      html: preview.html)
  }

  private struct PreviewDocument: Encodable {
    var letter: String
    var language: String
    /// Empty where there is no address.
    var to: [String]
    var subject: String
    var text: String
    var html: String
  }
}
