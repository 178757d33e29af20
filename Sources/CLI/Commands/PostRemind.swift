import ArgumentParser
import Dates
import Desk
import Mail
import Roster

/// `quitus post remind`: reminders for structures that no mail reaches.
struct PostRemind: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: Said(
      "Écrit, pour la poste, les rappels aux structures sans adresse ; sans structure, dit lesquelles.",
      "Writes, for the post, reminders to structures without an address; without a structure, says which."
    ).now)
  @Argument(
    help: ArgumentHelp(Said("Numéros des structures.", "Numbers of the structures.").now, valueName: "structure"))
  var structures: [String] = []
  @Flag(help: ArgumentHelp(Said("Toutes celles de la liste.", "All those on the list.").now)) var all = false
  @OptionGroup var day: DayOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common, dryRun: dry)
    let asOf = day.asOf ?? desk.today
    let reminders: [PaperReminder]
    if all || !structures.isEmpty {
      let chosen = all ? nil : structures.map { StructureID($0) }
      reminders = try WritePaperReminders(chosen, on: asOf, policy: desk.policy, by: try desk.acting(actor))
        .perform(with: desk.parts).value()
    } else {
      reminders = try ListPaperReminders(on: asOf, policy: desk.policy).perform(with: desk.parts)
    }
    for reminder in reminders {
      try Console.print(
        common.json ? JSON.line(PaperReminderDocument(reminder)) : dry.prefix + reminder.line)
    }
  }
}

/// A reminder on paper, as other programs read it.
struct PaperReminderDocument: Encodable {
  var structure: String
  var name: String
  /// `missing`, `muted` or `invalid`.
  var why: String
  var advisers: Int
  var obligations: Int
  var stage: Int
  /// Null where it is not written.
  @OrNull var letter: Int64?

  init(_ reminder: PaperReminder) {
    structure = reminder.structure.rawValue
    name = reminder.name
    why = reminder.why.word
    advisers = reminder.advisers
    obligations = reminder.obligations
    stage = reminder.stage
    letter = reminder.letter
  }
}

extension PaperReminder {
  fileprivate var line: String {
    let counts = Said(
      "conseillers : \(advisers), modules en retard : \(obligations), étape \(stage)",
      "advisers: \(advisers), overdue modules: \(obligations), stage \(stage)")
    let written = letter.map { Said("lettre \($0)", "letter \($0)").now }
    return [structure.rawValue, name, why.said.now, counts.now, written].compactMap(\.self).joined(separator: "\t")
  }
}
