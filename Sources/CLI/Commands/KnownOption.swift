import ArgumentParser
import Dates

/// From which recordings an answer is made, where the past is asked what it knew.
struct KnownOption: ParsableArguments {
  @Option(
    name: .customLong("known-on"),
    help: ArgumentHelp(
      Said(
        "D’après ce qui était enregistré à cet instant (AAAA-MM-JJTHH:MM:SSZ, ou un jour : à sa fin). Noms et adresses restent "
          + "ceux d’aujourd’hui.",
        "From what had been recorded at this instant (YYYY-MM-DDTHH:MM:SSZ, or a day: at its end). Names and addresses stay "
          + "today's."
      ).now, valueName: "instant"))
  var knownOn: String?

  /// The instant that is meant; nil where all that was recorded counts.
  func instant(in workspace: Workspace) throws(Complaint) -> Instant? {
    guard let knownOn else { return nil }
    let now = Clock.now()
    let instant: Instant
    let begins: Instant
    if let day = Day(liberal: knownOn) {
      instant = Clock.end(of: day, in: workspace.settings.timeZone)
      begins = Clock.end(of: day.adding(days: -1), in: workspace.settings.timeZone)
    } else if let written = Instant(knownOn) {
      // One that is written to the second stands for its end, which may be yet to come.
      (instant, begins) = (written, Instant(rawValue: written.rawValue - 999))
    } else {
      throw Complaint(
        .usage, "--known-on « \(knownOn) » : écrivez 2026-02-03T10:15:00Z, ou un jour AAAA-MM-JJ",
        "--known-on \"\(knownOn)\": write 2026-02-03T10:15:00Z, or a day YYYY-MM-DD")
    }
    guard begins < now else {
      throw Complaint(
        .data,
        "--known-on \(knownOn) est à venir : nul ne sait encore ce qui sera enregistré ; donnez un instant passé",
        "--known-on \(knownOn) is yet to come: nobody knows what will have been recorded; give one that has passed")
    }
    return min(instant, now)
  }
}

extension Instant {
  /// What stands above an answer that is not made of all that is known.
  var knownThen: Said { Said("D’après ce qui était enregistré le \(self).", "From what had been recorded on \(self).") }
}
