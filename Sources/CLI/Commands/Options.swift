import ArgumentParser
import Dates

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(Said("Dossier de travail (ou QUITUS_WORKSPACE).", "Workspace folder (or QUITUS_WORKSPACE).").now)
  )
  var workspace: String?

  @Flag(help: ArgumentHelp(Said("Réponse en JSON sur la sortie standard.", "Answer in JSON on standard output.").now))
  var json = false

  @Option(help: ArgumentHelp(Said("Langue : fr ou en (ou QUITUS_LANG).", "Language: fr or en (or QUITUS_LANG).").now))
  var lang: Language?
}

/// The day that matters, where time does.
struct DayOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      Said("Jour considéré, AAAA-MM-JJ (aujourd’hui par défaut).", "The day looked at, YYYY-MM-DD (today by default).")
        .now,
      valueName: "day"))
  var asOf: Day?
}

/// Shows what would change, where something does.
struct DryRunOption: ParsableArguments {
  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(
      Said("Montre ce qui serait fait, sans rien changer.", "Shows what would be done, changing nothing.").now))
  var dryRun = false

  /// What stands before an answer that did not happen.
  var prefix: String { dryRun ? Said("à blanc : ", "dry run: ").now : "" }
}

/// Who acts.
struct ActorOption: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      Said("Identifiant de qui agit (ou QUITUS_LOGIN).", "Login of who acts (or QUITUS_LOGIN).").now, valueName: "login"
    ))
  var login: String?

  /// The login from `--as` or `QUITUS_LOGIN`; nil where nobody said.
  var given: String? { (login ?? Environment.value("QUITUS_LOGIN")).flatMap { $0.isEmpty ? nil : $0 } }
}
