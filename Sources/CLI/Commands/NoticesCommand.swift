import ArgumentParser
import Dates
import Desk
import Store

/// `quitus notices`: what people are told before it is too late.
struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices",
    abstract: Said(
      "Les avis : échéance proche, droit qui se perd, module non financé, pièces attendues.",
      "Notices: a deadline that is near, a right that ends, a module without funding, papers awaited."
    ).now,
    subcommands: [List.self, Preview.self, Send.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Said(
        "Dit qui serait prévenu de quoi, et qui ne l’est pas et pourquoi.",
        "Says who would be told what, and who is left out and why."
      ).now)
    @OptionGroup var kinds: NoticeKindOption
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      try NoticePlanAnswer(try kinds.plan(day, desk).perform(with: desk.parts)).print(json: common.json)
    }
  }

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "preview",
      abstract: Said(
        "Montre chaque avis tel qu’il serait lu.", "Shows every notice as it would be read."
      ).now)
    @OptionGroup var kinds: NoticeKindOption
    @OptionGroup var folder: PreviewFolderOption
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      var answer = NoticePreviewAnswer(folder: try folder.made())
      let plan = try PreviewNotices(kinds.plan(day, desk)).perform(with: desk.parts) { try answer.take($0) }
      try answer.print(plan, json: common.json)
    }
  }

  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send",
      abstract: Said(
        "Met en attente d’envoi ce qui n’a pas encore été dit ; « outbox run » l’envoie.",
        "Queues what has not been told yet; \"outbox run\" delivers it."
      ).now)
    @OptionGroup var kinds: NoticeKindOption
    @Option(help: ArgumentHelp(Said("Au plus tant de lettres.", "At most so many letters.").now)) var limit: Int?
    @OptionGroup var dry: DryRunOption
    @OptionGroup var actor: ActorOption
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if let limit, limit < 1 {
        throw ValidationError(
          Said("--limit : donnez un nombre de lettres, au moins 1", "--limit: give a number of letters, at least 1").now
        )
      }
    }

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let send = SendNotices(kinds.plan(day, desk), limit: limit, by: desk.importer(actor))
      try NoticeReportAnswer(try send.perform(with: desk.parts), on: day.asOf ?? desk.today)
        .print(json: common.json, prefix: dry.prefix)
    }
  }
}

/// Which notices are meant.
struct NoticeKindOption: ParsableArguments {
  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp(
      Said("Seulement cette sorte ; peut être répétée.", "Only this kind; may be repeated.").now, valueName: "kind"))
  var kinds: [NoticeKind] = []

  /// What the settings say of them, on the day that is asked about.
  func plan(_ day: DayOption, _ desk: LiveDesk) -> PlanNotices {
    PlanNotices(
      on: day.asOf ?? desk.today, policy: desk.workspace.settings.notices.policy,
      kinds: kinds.isEmpty ? Set(NoticeKind.allCases) : Set(kinds))
  }
}
