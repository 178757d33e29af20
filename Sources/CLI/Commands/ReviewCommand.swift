import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus review`: decisions to look at again.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: Said(
      "Les décisions à revoir : un fait appris après coup, ou un nouveau livre de règles, les aurait changées.",
      "Decisions to look at again: a fact learned afterwards, or a new rule book, would have changed them."
    ).now,
    subcommands: [List.self, Settle.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: Said("Liste les décisions à revoir.", "Lists decisions to look at again.").now)
    @Flag(help: ArgumentHelp(Said("Aussi celles qui sont réglées.", "Those that are settled as well.").now))
    var all = false
    @Option(help: ArgumentHelp(Said("Seulement ce conseiller.", "Only this adviser.").now, valueName: "id"))
    var adviser: AdviserID?
    @Option(
      help: ArgumentHelp(
        Said(
          "Seulement celles-ci : late-fact (fait tardif) ou rule-book (livre de règles).",
          "Only these: late-fact or rule-book."
        ).now))
    var kind: Review.Kind?
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      try desk.parts.store.read { reading in
        for review in try reading.reviews(ReviewFilter(adviser: adviser, kind: kind, openOnly: !all)) {
          guard let file = try reading.caseFile(review.reference) else { continue }
          try ReviewAnswer.print(review, of: file, json: common.json)
        }
      }
    }
  }

  struct Settle: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "settle",
      abstract: Said(
        "Maintient la décision ; pour la reprendre, « case reopen ».",
        "Keeps the decision; to take it again, \"case reopen\"."
      ).now)
    @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
    var reference: CaseReference
    @Flag(
      help: ArgumentHelp(
        Said(
          "La décision reste ; par une personne qui décide et ne l’a pas prise.",
          "The decision stays; by somebody who decides and did not take it."
        ).now))
    var keep = false
    @Option(help: ArgumentHelp(Said("Pourquoi ; « - » ou @FICHIER.", "Why; \"-\" or @FILE.").now, valueName: "text"))
    var reason: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      guard keep else {
        throw Complaint(
          .usage,
          "dites --keep pour maintenir la décision ; pour la reprendre : quitus case reopen \(reference)",
          "say --keep to keep the decision; to take it again: quitus case reopen \(reference)")
      }
      let desk = try LiveDesk(common, dryRun: dry)
      let settled = try KeepDecision(
        reference, reason: TextArgument.read(reason), by: desk.acting(actor)
      ).perform(with: desk.parts).value()
      guard let file = try desk.parts.store.read({ try $0.caseFile(reference) }) else {
        throw DeskRefusal.noSuchCase(reference).complaint
      }
      for review in settled { try ReviewAnswer.print(review, of: file, json: common.json, prefix: dry.prefix) }
    }
  }
}

/// Says what is to be looked at again, and why.
enum ReviewAnswer {
  static func print(_ review: Review, of file: CaseFile, json: Bool, prefix: String = "") throws {
    if json { return try Console.print(JSON.line(ReviewDocument(review, of: file))) }
    let opening = file.opening
    try Console.print(
      prefix + "\(review.reference)\t\(file.state.rawValue)\t\(opening.adviser)\t\(opening.obligation)\t"
        + "\(review.kind.rawValue)\t\(ReviewText.state(review))")
    for line in ReviewText.lines(review).dropFirst() { try Console.print(line) }
  }
}
