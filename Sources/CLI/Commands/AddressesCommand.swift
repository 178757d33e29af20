import ArgumentParser
import Dates
import Desk
import Store

/// `quitus addresses`: where letters do not arrive.
struct AddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "addresses",
    abstract: Said("Les adresses d’où les lettres reviennent.", "The addresses from which letters come back.").now,
    subcommands: [List.self, Show.self, Mute.self, Clear.self, AddressesMissing.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Said("Liste les adresses muettes, et pourquoi.", "Lists the muted addresses, and why.").now)
    @Flag(
      help: ArgumentHelp(
        Said("Aussi celles où l’on écrit encore.", "Also those that are still written to.").now))
    var marked = false
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      for address in try ListAddresses(mutedOnly: !marked).perform(with: desk.parts) {
        try Console.print(common.json ? JSON.line(MarkedAddressDocument(address)) : address.line)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: Said("Montre ce qui fut dit d’une adresse.", "Shows all that was said of an address.").now)
    @Argument(help: ArgumentHelp(Said("Adresse.", "Address.").now)) var address: String
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let found = try ReadAddress(address).perform(with: desk.parts)
      if found.marks.isEmpty {
        throw Complaint(
          .noSuchThing, "rien n’est enregistré contre cette adresse ; voyez « quitus addresses list --marked »",
          "nothing is recorded against this address; see \"quitus addresses list --marked\"")
      }
      if common.json { return try Console.print(JSON.line(MarkedAddressDocument(found))) }
      try Console.print(found.line)
      for mark in found.marks { try Console.print("  " + mark.line) }
    }
  }

  struct Mute: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "mute",
      abstract: Said("N’écrit plus à une adresse.", "Writes to an address no more.").now)
    @Argument(help: ArgumentHelp(Said("Adresse.", "Address.").now)) var address: String
    @OptionGroup var why: AddressReason
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let checked = try Addresses.checked(address, option: "ADDRESS")
      let act = MuteAddress(checked, reason: try TextArgument.read(why.reason), by: try desk.acting(actor))
      let marks = try act.perform(with: desk.parts).value()
      if common.json { return try Console.print(JSON.line(marks.map(AddressMarkDocument.init))) }
      try Console.print(dry.prefix + Said("adresse muette : \(checked)", "address muted: \(checked)").now)
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear",
      abstract: Said(
        "Écrit de nouveau à une adresse : elle fonctionne.", "Writes to an address again: it works."
      ).now)
    @Argument(help: ArgumentHelp(Said("Adresse.", "Address.").now)) var address: String
    @OptionGroup var why: AddressReason
    @OptionGroup var actor: ActorOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let act = ClearAddress(address, reason: try TextArgument.read(why.reason), by: try desk.acting(actor))
      let count = try act.perform(with: desk.parts).value()
      try Console.print(
        common.json
          ? JSON.line(["cleared": count])
          : dry.prefix + Said("marques levées : \(count)", "marks taken back: \(count)").now)
    }
  }
}

struct AddressReason: ParsableArguments {
  @Option(help: ArgumentHelp(Said("Pourquoi (- ou @FICHIER).", "Why (- or @FILE).").now, valueName: "text"))
  var reason: String
}

extension MarkedAddress {
  fileprivate var line: String {
    let whose =
      holders.advisers.map { Said("conseiller \($0)", "adviser \($0)").now }
      + holders.structures.map { Said("structure \($0)", "structure \($0)").now }
    let last = marks.last.map { "\($0.since)\t\($0.kind.said.now)\t\($0.text)" } ?? ""
    let state = isMuted ? Said("muette", "muted").now : Said("utilisée", "in use").now
    return "\(address)\t\(state)\t\(whose.joined(separator: ", "))\t\(last)"
  }
}

extension AddressMark {
  fileprivate var line: String {
    let from = letter.map { Said("lettre \($0)", "letter \($0)").now } ?? by
    let end = cleared.map { Said("levée par \($0.by) : \($0.why)", "taken back by \($0.by): \($0.why)").now }
    return [since.description, kind.said.now, from, text, end].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: "\t")
  }
}
