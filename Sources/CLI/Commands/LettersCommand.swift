import ArgumentParser
import Dates
import Mail

/// `quitus letters`: what the desk writes, to look at and to check.
struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters", abstract: Said("Les modèles de lettres.", "The templates of letters.").now,
    subcommands: [List.self, LettersPreview.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Said(
        "Liste les lettres : à qui, quand, en quelles langues.", "Lists letters: to whom, when, in which languages."
      )
      .now)
    @OptionGroup var common: CommonOptions

    func run() throws {
      for letter in LetterKind.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
        let languages = Language.allCases.map(\.rawValue)
        let document = LetterDocument(
          letter: letter.rawValue, to: letter.readers.map(\.rawValue), languages: languages, fr: letter.when.fr,
          en: letter.when.en)
        let readers = letter.readers.map(\.said.now).joined(separator: ", ")
        try Console.print(
          common.json
            ? JSON.line(document)
            : "\(letter.rawValue)\t\(readers)\t\(languages.joined(separator: ", "))\t\(letter.when.now)")
      }
    }
  }

  private struct LetterDocument: Encodable {
    var letter: String
    var to: [String]
    var languages: [String]
    var fr: String
    var en: String
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: Said(
        "Cherche ce qui ne va pas dans les modèles, ceux de l’espace de travail compris, et ce que les réglages n’y mettent pas.",
        "Looks for what is wrong in the templates, the workspace's own among them, and for what the settings leave out."
      ).now)
    @OptionGroup var common: CommonOptions

    func run() throws {
      let folder = Workspace.folder(common)
      let carried = Carried(folder: Files.exists(folder) ? folder : nil)
      let findings = LetterTemplates.findings(in: try LetterFiles.texts(carried))
      for finding in findings {
        let document = FindingDocument(
          finding: finding.code, file: finding.path, fr: finding.said.fr, en: finding.said.en)
        try Console.print(common.json ? JSON.line(document) : finding.said.now)
      }
      let lacks = try Workspace.settings(Files.exists(folder) ? folder : nil).officeLacks
      for lack in lacks { try tell(lack) }
      if !findings.isEmpty { throw Finished(status: .findings) }
      if !common.json, lacks.isEmpty {
        let count = LetterKind.allCases.count
        try Console.print(Said("\(count) lettres : rien à signaler", "\(count) letters: nothing to report").now)
      }
    }

    /// Letters leave all the same: it is said, and is no failure.
    private func tell(_ lack: OfficeLack) throws {
      let said = Said("\(lack.said.fr) → \(lack.remedy.fr)", "\(lack.said.en) → \(lack.remedy.en)")
      let document = FindingDocument(finding: lack.rawValue, file: "quitus.yaml", fr: said.fr, en: said.en)
      try Console.print(common.json ? JSON.line(document) : said.now)
    }
  }

  private struct FindingDocument: Encodable {
    var finding: String
    var file: String
    var fr: String
    var en: String
  }
}
