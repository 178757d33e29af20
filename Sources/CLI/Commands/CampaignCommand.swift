import ArgumentParser
import Dates
import Desk
import Store

/// `quitus campaign`: reminders planned, shown, fixed, signed, sent, and accounted for.
struct CampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: Said(
      "Les campagnes de relances : prévues, figées, signées, envoyées.",
      "Campaigns of reminders: planned, frozen, signed, sent."
    ).now,
    subcommands: [
      Plan.self, Preview.self, Freeze.self, Sign.self, Send.self, Report.self, List.self, Cancel.self,
    ])

  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: Said(
        "Dit qui serait prévenu de quoi, et qui ne l’est pas et pourquoi.",
        "Says who would be told what, and who is left out and why."
      ).now)
    @OptionGroup var day: DayOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let plan = try PlanCampaign(on: day.asOf ?? desk.today, policy: desk.policy).perform(with: desk.parts)
      try PlanAnswer(plan).print(json: common.json)
    }
  }

  struct Freeze: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "freeze",
      abstract: Said(
        "Fige la liste et le texte exacts, et les signe.", "Fixes the exact list and text, and signs them."
      ).now)
    @Option(
      help: ArgumentHelp(
        Said(
          "La liste que l’aperçu a montrée : fige, si c’est encore elle.",
          "The list that the preview showed: freezes it, if it is still that one."
        )
        .now, valueName: "list"))
    var previewed: String?
    @OptionGroup var actor: ActorOption
    @OptionGroup var day: DayOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let freeze = FreezeCampaign(
        on: day.asOf ?? desk.today, policy: desk.policy, previewed: previewed, by: try desk.acting(actor))
      let campaign = try freeze.perform(with: desk.parts).value()
      try CampaignAnswer(campaign).print(json: common.json, prefix: dry.prefix)
    }
  }

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sign",
      abstract: Said(
        "Signe une campagne figée par une autre personne.", "Signs a campaign that somebody else has frozen."
      ).now)
    @OptionGroup var named: CampaignArgument
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let campaign = try SignCampaign(named.name, by: try desk.acting(actor)).perform(with: desk.parts).value()
      try CampaignAnswer(campaign).print(json: common.json, prefix: dry.prefix)
    }
  }

  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: Said("Ce que chaque lettre est devenue.", "What became of each letter.").now)
    @OptionGroup var named: CampaignArgument
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      try ReportAnswer(try ReportCampaign(named.name).perform(with: desk.parts).value()).print(json: common.json)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: Said("Liste les campagnes.", "Lists campaigns.").now)
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      for campaign in try ListCampaigns().perform(with: desk.parts) {
        try CampaignAnswer(campaign).print(json: common.json)
      }
    }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel",
      abstract: Said(
        "Arrête une campagne : ce qui n’est pas parti ne part pas.",
        "Stops a campaign: what has not left does not leave."
      ).now)
    @OptionGroup var named: CampaignArgument
    @Option(help: ArgumentHelp(Said("Pourquoi.", "Why.").now)) var reason: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let cancel = CancelCampaign(named.name, reason: reason, by: try desk.acting(actor))
      let done = try cancel.perform(with: desk.parts).value()
      try CampaignAnswer(done.campaign).print(json: common.json, prefix: dry.prefix)
      if !common.json {
        Console.remark(Said("Lettres arrêtées : \(done.stopped)", "Letters stopped: \(done.stopped)").now)
      }
    }
  }
}

/// Which campaign is meant.
struct CampaignArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      Said("Nom de la campagne, tel que overdue-2026-01-15.", "Name of the campaign, such as overdue-2026-01-15.").now))
  var name: String
}
