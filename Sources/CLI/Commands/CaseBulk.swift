import ArgumentParser
import Cases
import Dates
import Desk

/// `quitus case bulk`: one act on many cases, a result for each.
struct CaseBulk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulk",
    abstract: Said(
      "Un même acte sur plusieurs dossiers, un résultat par dossier.", "One act on many cases, a result for each."
    )
    .now,
    discussion: Said(
      """
      Les dossiers sont nommés, lus dans un fichier ou choisis par des critères. Chacun a sa transaction : un refus n’arrête pas \
      les autres. Ctrl-C s’arrête entre deux dossiers ; la même commande reprend, et laisse ce qui est déjà fait. Décider, \
      retirer, rouvrir et fusionner se font dossier par dossier.
      """,
      """
      The cases are named, read from a file or chosen by criteria. Each has its transaction: a refusal does not stop the others. \
      Ctrl-C stops between two cases; the same command goes on, and leaves what is done. To decide, withdraw, reopen and merge \
      is done case by case.
      """
    ).now,
    subcommands: [
      Take.self, Give.self, Unassign.self, Label.self, Unlabel.self, Note.self, AskForDocuments.self,
      OneByOne<Approving>.self, OneByOne<Refusing>.self, OneByOne<Proposing>.self, OneByOne<SendingBack>.self,
      OneByOne<Withdrawing>.self, OneByOne<Reopening>.self, OneByOne<Merging>.self, OneByOne<Moving>.self,
      OneByOne<SeeingDocuments>.self,
    ])
}

/// An act that is not done to many cases: said with words, rather than as a word that nobody knows.
protocol ActOnOneCase: Sendable {
  static var verb: Verb { get }
}

extension CaseBulk {
  enum Approving: ActOnOneCase { static let verb = Verb.approve }
  enum Refusing: ActOnOneCase { static let verb = Verb.refuse }
  enum Proposing: ActOnOneCase { static let verb = Verb.propose }
  enum SendingBack: ActOnOneCase { static let verb = Verb.sendBack }
  enum Withdrawing: ActOnOneCase { static let verb = Verb.withdraw }
  enum Reopening: ActOnOneCase { static let verb = Verb.reopen }
  enum Merging: ActOnOneCase { static let verb = Verb.merge }
  enum Moving: ActOnOneCase { static let verb = Verb.move }
  enum SeeingDocuments: ActOnOneCase { static let verb = Verb.documentsSeen }

  struct OneByOne<Act: ActOnOneCase>: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(commandName: Act.verb.rawValue, shouldDisplay: false)
    }
    @Argument(parsing: .captureForPassthrough, help: .hidden) var words: [String] = []

    func run() throws {
      let word = Act.verb.rawValue
      switch Act.verb {
      case .approve, .refuse, .propose:
        throw Complaint(
          .usage, "« \(word) » ne se fait pas en nombre : une décision demande son aperçu ; voyez « case preview »",
          "\"\(word)\" is not done in bulk: a decision needs its preview; see \"case preview\"")
      default:
        throw Complaint(
          .usage, "« \(word) » ne se fait pas en nombre, mais dossier par dossier : « quitus case \(word) RÉF »",
          "\"\(word)\" is not done in bulk, but case by case: \"quitus case \(word) REF\"")
      }
    }
  }
}

extension CaseBulk {
  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take", abstract: Said("Prend les dossiers en instruction.", "Takes the cases to instruct them.").now
    )
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.take) }
  }

  struct Give: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "give", abstract: Said("Confie les dossiers à un collègue.", "Gives the cases to a colleague.").now)
    @Argument(help: ArgumentHelp(Said("Identifiant du collègue.", "Login of the colleague.").now)) var login: String
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.give(to: login)) }
  }

  struct Unassign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unassign",
      abstract: Said("Laisse les dossiers à qui les prendra.", "Leaves the cases to whoever takes them.").now)
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.unassign) }
  }

  struct Label: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "label", abstract: Said("Met une étiquette.", "Puts a label on.").now)
    @Argument(
      help: ArgumentHelp(
        Said("Étiquette : minuscules, chiffres, tirets.", "Label: small letters, digits, hyphens.").now))
    var label: String
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.label(label)) }
  }

  struct Unlabel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlabel", abstract: Said("Enlève une étiquette.", "Takes a label off.").now)
    @Argument(help: ArgumentHelp(Said("L’étiquette.", "The label.").now)) var label: String
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.unlabel(label)) }
  }

  struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "note", abstract: Said("Ajoute une même note interne.", "Adds the same internal note.").now)
    @Argument(help: ArgumentHelp(Said("Texte, « - » ou @FICHIER.", "Text, \"-\" or @FILE.").now)) var text: String
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.note(try many.text(text))) }
  }

  struct AskForDocuments: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "request-documents",
      abstract: Said("Demande les mêmes pièces ; les délais sont suspendus.", "Asks for the same papers; delays rest.")
        .now)
    @Argument(
      help: ArgumentHelp(
        Said(
          "Pièces demandées, reprises dans les lettres ; « - » ou @FICHIER.",
          "Papers wanted, given in the letters; \"-\" or @FILE."
        ).now))
    var text: String
    @Option(
      help: ArgumentHelp(
        Said("Jour avant la fin duquel les envoyer.", "Day by which to send them.").now, valueName: "day"))
    var by: Day
    @OptionGroup var many: BulkOptions

    func run() throws { try many.perform(.requestDocuments(try many.text(text), by: by)) }
  }
}
