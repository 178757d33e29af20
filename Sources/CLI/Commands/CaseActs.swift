import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules

struct CaseTake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: Said("Prend un dossier en instruction.", "Takes a case to instruct it.").now)
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try TakeCase(act.reference, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseNote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: Said("Ajoute une note interne.", "Adds an internal note.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("Texte, « - » ou @FICHIER.", "Text, \"-\" or @FILE.").now)) var text: String?
  @Option(
    help: ArgumentHelp(
      Said("Texte tout prêt : voir « quitus replies list ».", "A text that is ready: see \"quitus replies list\".").now,
      valueName: "code"))
  var reply: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      let text = try desk.words(text, reply: reply, for: .note, of: reference)
      return try NoteCase(reference, text: text, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseGive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "give",
    abstract: Said("Confie un dossier à un collègue.", "Gives a case to a colleague.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("Identifiant du collègue.", "Login of the colleague.").now)) var login: String
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try GiveCase(reference, receiver: login, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseUnassign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unassign",
    abstract: Said("Laisse un dossier à qui le prendra.", "Leaves a case to whoever takes it.").now)
  @OptionGroup var act: ActOptions

  func run() throws {
    try act.perform { desk, actor, day in
      try UnassignCase(act.reference, by: actor, on: day).perform(with: desk.parts)
    }
  }
}

struct CaseLabel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: Said("Met une étiquette, ou l’enlève.", "Puts a label on, or takes it off.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(
    help: ArgumentHelp(
      Said("Étiquette : minuscules, chiffres, tirets.", "Label: small letters, digits, hyphens.").now))
  var label: String
  @Flag(help: ArgumentHelp(Said("L’enlève.", "Takes it off.").now)) var remove = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try Acts.perform(actor, day, dry, common) { desk, actor, day in
      try LabelCase(reference, label: label, isPutOn: !remove, by: actor, on: day).perform(with: desk.parts)
    }
  }
}
