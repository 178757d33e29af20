import ArgumentParser
import Desk
import Intake

/// `quitus bounce [FILE…]`: mail that came to the address from which letters leave.
///
/// It succeeds whatever the messages say: a mail server that pipes them in would otherwise return them to their sender.
struct BounceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounce",
    abstract: Said(
      "Prend en compte les lettres revenues ; marque leurs adresses.",
      "Takes in letters that came back; marks addresses."
    ).now)
  @Argument(
    help: ArgumentHelp(
      Said(
        "Un message chacun, ou un dossier mbox ; l’entrée standard sans fichier.",
        "A message each, or an mbox folder; standard input without any."
      ).now, valueName: "file"))
  var files: [String] = []
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  /// A folder that is larger than this is taken in pieces.
  private static let mostBytes = 1 << 28

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let settings = desk.workspace.settings.bounces
    for file in files.isEmpty ? ["-"] : files {
      for (index, message) in MailFolder.messages(in: try bytes(file)).enumerated() {
        let taken = try TakeBounce(ReturnedMail(message), policy: settings, by: desk.importer())
          .perform(with: desk.parts)
        try Console.print(
          common.json
            ? JSON.line(BounceDocument(taken, source: file, message: index + 1))
            : "\(file)\t\(index + 1)\t\(dry.prefix)\(taken.said.now)")
      }
    }
  }

  private func bytes(_ file: String) throws(Complaint) -> [UInt8] {
    let descriptor = try Files.open(file)
    defer { Files.close(descriptor) }
    let bytes = try FileBytes.read(descriptor, atMost: Self.mostBytes) { Files.unreadable(file, $0) }
    if bytes.count > Self.mostBytes {
      throw Complaint(
        .data, "\(file) dépasse \(Self.mostBytes >> 20) Mio ; donnez-le en plusieurs fichiers",
        "\(file) is larger than \(Self.mostBytes >> 20) MiB; give it as several files")
    }
    return bytes
  }
}
