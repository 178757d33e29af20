import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

struct CasePropose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: Said(
      "Propose une décision, qu’une autre personne prendra.", "Proposes a decision for somebody else to take."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("approve ou refuse.", "approve or refuse.").now)) var verdict: Verdict
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let reason = try TextArgument.read(reason)
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try ProposeDecision(
        reference, verdict, modules: modules, reason: reason, by: actor, on: day
      ).perform(with: desk.parts)
    }
  }
}

struct CaseApprove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: Said(
      "Approuve : les droits sont reconduits et chacun est prévenu.",
      "Approves: rights are carried over and everyone is told."
    ).now)
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @Option(
    help: ArgumentHelp(
      Said(
        "Ce que « case preview » a montré (telle que 7.1042) : refuse si quelque chose a changé depuis.",
        "What \"case preview\" showed (such as 7.1042): refuses if anything has changed since."
      ).now, valueName: "version"))
  var previewed: Seen?
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.decide(.approve(modules: modules), stating: previewed) { desk, actor, day in
      try ApproveCase(act.reference, modules: modules, seen: previewed, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseRefuse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refuse", abstract: Said("Refuse, en motivant.", "Refuses, giving reasons.").now)
  @Option(
    help: ArgumentHelp(
      Said("Motivation, reprise dans la lettre ; « - » ou @FICHIER.", "Reason, given in the letter; \"-\" or @FILE.")
        .now, valueName: "text"))
  var reason: String?
  @Option(
    help: ArgumentHelp(
      Said("Texte tout prêt : voir « quitus replies list ».", "A text that is ready: see \"quitus replies list\".").now,
      valueName: "code"))
  var reply: String?
  @Option(
    help: ArgumentHelp(
      Said(
        "Ce que « case preview » a montré (telle que 7.1042) : refuse si quelque chose a changé depuis.",
        "What \"case preview\" showed (such as 7.1042): refuses if anything has changed since."
      ).now, valueName: "version"))
  var previewed: Seen?
  @OptionGroup var act: ActOptions

  func run() throws {
    let desk = try LiveDesk(act.common)
    let reason = try desk.words(reason, reply: reply, for: .refuse, of: act.reference)
    try act.decide(.refuse(reason: reason), stating: previewed) { desk, actor, day in
      try RefuseCase(act.reference, reason: reason, seen: previewed, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: Said("Clôt un dossier que le demandeur retire.", "Closes a case that its requester withdraws.").now)
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try WithdrawCase(act.reference, by: actor, on: day).perform(with: desk.parts)
    }
  }
}
