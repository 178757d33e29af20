import ArgumentParser
import Dates
import Desk
import Mail

/// `quitus post`: letters that mail does not bring.
struct PostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "post",
    abstract: Said("Les lettres à imprimer et à poster.", "The letters to be printed and posted.").now,
    subcommands: [List.self, PostRemind.self, Print.self, Sent.self, Notified.self, Close.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Said(
        "Liste les lettres que le courriel n’apporte pas.", "Lists the letters that mail does not bring."
      ).now)
    @Flag(help: ArgumentHelp(Said("Aussi celles qui sont réglées.", "Those that are done with, too.").now)) var all =
      false
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      for letter in try ListPost(includesDone: all, policy: desk.policy).perform(with: desk.parts) {
        try Console.print(common.json ? JSON.line(PostDocument(letter)) : letter.line)
      }
    }
  }

  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print",
      abstract: Said(
        "Met une lettre en page : A4, enveloppe à fenêtre.", "Lays a letter out: A4, for an envelope with a window."
      ).now)
    @OptionGroup var letter: PostedLetterOption
    @Option(
      help: ArgumentHelp(
        Said(
          "Adresse postale (- ou @FICHIER), gardée nulle part ; sinon à écrire à la main.",
          "Postal address (- or @FILE), kept nowhere; else to be written by hand."
        ).now, valueName: "text"))
    var address: String?
    @Option(
      help: ArgumentHelp(
        Said("Nouveau fichier, pour vous seul ; sinon la sortie.", "A new file, for you alone; else standard output.")
          .now, valueName: "file"))
    var output: String?
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let lines = try address.map(TextArgument.read)?.split(whereSeparator: \.isNewline).map(String.init) ?? []
      let template = try Self.template(desk)
      let page = try PrintLetter(letter.id, address: lines, policy: desk.policy, by: try desk.acting(actor))
        .perform(with: desk.parts).value()
      let html = template.html(page)
      guard let output else { return try Console.print(html) }
      if !dry.dryRun {
        let file = try NewTextFile(at: output)
        do {
          try file.write(html)
          try file.finish()
        } catch {
          file.discard()
          throw error
        }
      }
      try Console.print(
        common.json ? JSON.line(["file": output]) : dry.prefix + Said("Écrit : \(output)", "Written: \(output)").now)
    }

    private static func template(_ desk: LiveDesk) throws -> PostalTemplate {
      let text = try desk.workspace.carried.text("Templates/" + PostalTemplate.path)
      do throws(TemplateFlaw) {
        return try PostalTemplate(text: text)
      } catch {
        throw Complaint(.data, error.said)
      }
    }
  }

  struct Sent: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sent", abstract: Said("Dit qu’une lettre fut postée.", "Says that a letter was posted.").now)
    @OptionGroup var step: PostStep

    func run() throws { try step.record { .sent(on: $0) } }
  }

  struct Notified: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "notified",
      abstract: Said(
        "Dit quel jour une lettre fut remise : les délais de recours en partent.",
        "Says on which day a letter was handed over: appeal limits run from there."
      ).now)
    @OptionGroup var step: PostStep

    func run() throws { try step.record { .notified(on: $0) } }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: Said("Ôte une lettre de la liste.", "Takes a letter off the list.").now)
    @OptionGroup var letter: PostedLetterOption
    @OptionGroup var why: AddressReason
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      try letter.record(.closed(reason: try TextArgument.read(why.reason)), actor, dry, common)
    }
  }
}

struct PostedLetterOption: ParsableArguments {
  @Argument(help: ArgumentHelp(Said("Numéro de la lettre.", "Number of the letter.").now)) var id: Int64

  func record(
    _ step: RecordPost.Step, _ actor: ActorOption, _ dry: DryRunOption, _ common: CommonOptions
  ) throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let posted = try RecordPost(id, step, by: try desk.acting(actor)).perform(with: desk.parts).value()
    try Console.print(common.json ? JSON.line(PostDocument(posted)) : dry.prefix + posted.line)
  }
}

struct PostStep: ParsableArguments {
  @OptionGroup var letter: PostedLetterOption
  @Option(help: ArgumentHelp(Said("Le jour.", "The day.").now, valueName: "day")) var on: Day
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func record(_ step: (Day) -> RecordPost.Step) throws { try letter.record(step(on), actor, dry, common) }
}
