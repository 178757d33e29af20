import Dates

/// What `--help` prints: the parser writes its own few words in English, and they are put into the language of this run.
enum HelpText {
  static func worded(_ text: String, in language: Language = Tongue.current) -> String {
    switch language {
    case .en: text
    case .fr: text.split(separator: "\n", omittingEmptySubsequences: false).map(french).joined(separator: "\n")
    }
  }

  private static func french(_ line: Substring) -> String {
    var line = String(line)
    for (english, french) in openings where line.hasPrefix(english) {
      line = french + line.dropFirst(english.count)
    }
    for (english, french) in phrases { line = line.replacing(english, with: french) }
    return line
  }

  /// Words that begin a line.
  private static let openings = [
    ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"),
    ("SUBCOMMANDS:", "SOUS-COMMANDES :"),
    ("  See 'quitus help", "  Pour le détail : « quitus help"), ("  See '", "  Pour le détail : « "),
  ]

  private static let phrases = [
    ("<subcommand>' for detailed help.", "<sous-commande> »."), ("<subcommand>", "<sous-commande>"),
    ("Show the version.", "Affiche la version."), ("Show help information.", "Affiche cette aide."),
    ("(values:", "(valeurs :"), ("; default:", " ; par défaut :"), ("(default:", "(par défaut :"),
  ]
}
