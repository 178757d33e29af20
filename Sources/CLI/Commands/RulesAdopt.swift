import ArgumentParser
import Dates
import Desk
import Rules
import Store

extension RulesCommand {
  /// `quitus rules adopt`: what a book would change and, once that was seen, the book put into force.
  struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt",
      abstract: Said(
        "Montre qui un nouveau livre changerait ; avec --previewed, le met en vigueur.",
        "Shows whom a new book would change; with --previewed, puts it into force."
      ).now)
    @Argument(help: ArgumentHelp(Said("Livre à adopter, fichier YAML.", "Book to adopt, a YAML file.").now)) var file:
      String
    @Option(
      help: ArgumentHelp(
        Said(
          "Ce que l’aperçu a montré (16 chiffres) : adopte, si rien n’a changé depuis.",
          "What the preview showed (16 digits): adopts, if nothing has changed since."
        ).now, valueName: "token"))
    var previewed: String?
    @Option(
      help: ArgumentHelp(
        Said("Écrit la liste entière dans ce fichier.", "Writes the whole list to this file.").now, valueName: "file"))
    var list: String?
    @OptionGroup var actor: ActorOption
    @OptionGroup var day: DayOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let candidate = try BookToAdopt(file, asOf: day.asOf, in: try LiveDesk(common, dryRun: dry))
      let desk = candidate.desk
      let bar = ProgressBar(file, of: try desk.parts.store.read { try $0.adviserCount() })
      defer { bar.end() }
      guard let previewed else {
        let change = try PreviewRuleBook(candidate.proposed).perform(with: desk.parts, progress: bar.show)
        bar.end()
        return try answer(candidate, change, isAdopted: false).print()
      }
      let adopt = AdoptRuleBook(candidate.proposed, previewed: previewed, by: try desk.acting(actor))
      let outcome = try candidate.installing { install in
        try adopt.perform(with: desk.parts, progress: bar.show, install: install)
      }
      bar.end()
      if case .refused(.ruleBook(.previewOutdated)) = outcome {
        let change = try PreviewRuleBook(candidate.proposed).perform(with: desk.parts)
        try answer(candidate, change, isAdopted: false).print()
      }
      try answer(candidate, try outcome.value(), isAdopted: true).print()
    }

    private func answer(_ candidate: BookToAdopt, _ change: RuleBookChange, isAdopted: Bool) -> AdoptionAnswer {
      AdoptionAnswer(
        proposed: candidate.proposed, old: candidate.desk.parts.book(candidate.proposed.asOf).name, change: change,
        isAdopted: isAdopted, json: common.json, list: list, prefix: dry.prefix)
    }
  }
}
