import ArgumentParser
import Dates

/// A wrong command line, said in one line and in the language of this run.
enum UsageError {
  static func line(for error: any Error) -> String {
    let message = Quitus.message(for: error)
    let first = message.split(separator: "\n").first.map(String.init) ?? message
    let usage = message.split(separator: "\n").first { $0.hasPrefix("Usage: ") }.map { String($0.dropFirst(7)) }
    let text = Tongue.current == .fr ? french(first) : first
    guard let usage else { return text }
    return text + Said(" ; usage : ", "; usage: ").now + usage
  }

  static func missingSubcommand(_ arguments: [String]) -> Said {
    let command = (["quitus"] + arguments.prefix { !$0.hasPrefix("-") } + ["--help"]).joined(separator: " ")
    return Said("il manque une sous-commande ; voyez « \(command) »", "a subcommand is missing; see \"\(command)\"")
  }

  /// The parser speaks English: its few sentences are known by how they begin.
  private static func french(_ text: String) -> String {
    let sentences: [(en: String, fr: String)] = [
      ("Missing expected argument ", "il manque l’argument "),
      ("Unknown option ", "option inconnue "),
      ("Missing value for ", "il manque une valeur à "),
      ("Unexpected argument ", "argument inattendu "),
      ("Invalid value ", "valeur refusée "),
      ("The value ", "valeur refusée : "),
      ("Missing one of: ", "il manque l’un de : "),
    ]
    for (english, french) in sentences where text.hasPrefix(english) {
      return french
        + text.dropFirst(english.count)
        .split(separator: " is invalid for ").joined(separator: " ne convient pas à ")
        .split(separator: ". Did you mean ").joined(separator: " ; vouliez-vous dire ")
    }
    return text
  }
}
