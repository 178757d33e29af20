import ArgumentParser
import Desk
import Glibc

/// `quitus outbox show`: all that is known of one letter.
struct OutboxShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Said(
      "Montre une lettre : son texte, ses destinataires, chaque tentative.",
      "Shows a letter: its text, its recipients, each attempt."
    ).now)
  @Argument(help: ArgumentHelp(Said("Numéro de la lettre.", "Number of the letter.").now)) var id: Int64
  @Flag(
    help: ArgumentHelp(
      Said("Écrit le message tel qu’il part (.eml).", "Writes the message as it leaves (.eml).").now))
  var eml = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if eml && common.json {
      throw ValidationError(Said("--eml ou --json, non les deux", "--eml or --json, not both").now)
    }
  }

  func run() throws {
    let sheet = try ReadLetter(id).perform(with: try LiveDesk(common).parts).value()
    if eml {
      guard !sheet.bytes.isEmpty else {
        throw Complaint(
          .noSuchThing, "les mots de la lettre \(id) ont été effacés", "the words of letter \(id) were erased")
      }
      return try Console.write(sheet.bytes, to: STDOUT_FILENO)
    }
    if common.json { return try Console.print(JSON.line(LetterDocument(sheet))) }
    for line in LetterText(sheet).lines { try Console.print(line) }
  }
}
