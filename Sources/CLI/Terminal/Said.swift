import Dates

/// One thing said to a person, in both languages side by side, so that neither can be forgotten (docs/decisions/0006).
struct Said: Sendable, Hashable {
  let fr: String
  let en: String

  init(_ fr: String, _ en: String) {
    self.fr = fr
    self.en = en
  }

  /// In the language of this run.
  var now: String { self[Tongue.current] }

  subscript(language: Language) -> String { language == .fr ? fr : en }
}

/// The language of this run: `--lang`, else `QUITUS_LANG`, else French.
///
/// Looked up once, before arguments are parsed, because help texts and usage errors are worded too.
enum Tongue {
  static let current = chosen(arguments: CommandLine.arguments, environment: Environment.value("QUITUS_LANG"))

  static func chosen(arguments: [String], environment: String?) -> Language {
    var asked: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count { asked = arguments[index + 1] }
      if argument.hasPrefix("--lang=") { asked = String(argument.dropFirst(7)) }
    }
    return Language(rawValue: asked ?? environment ?? "fr") ?? .fr
  }
}
