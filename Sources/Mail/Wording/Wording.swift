import Dates

/// Values as words of one language, ready for a template. In French no line breaks between a number and its noun.
struct Wording: Sendable {
  let language: Language

  func day(_ day: Day) -> String { day.worded(in: language) }

  /// `2 modules thématiques`.
  func modules(_ count: Int) -> String {
    switch language {
    case .fr: "\(count)\u{A0}" + (count < 2 ? "module thématique" : "modules thématiques")
    case .en: "\(count)\u{A0}" + (count == 1 ? "thematic module" : "thematic modules")
    }
  }

  /// `d’Éloïse`, `de Noé`: French elides before a vowel. Before an h or a y it depends on the name: `de` is written.
  func of(_ name: String) -> String {
    switch language {
    case .fr: name.first.map { "aàâäeéèêëiîïoôöuùûüœæ".contains($0.lowercased()) } == true ? "d’\(name)" : "de \(name)"
    case .en: "of \(name)"
    }
  }

  /// `1er rappel`, `2e rappel`; the telling itself, counted from 1.
  func reminder(_ stage: Int) -> String {
    switch language {
    case .fr: stage == 1 ? "1er\u{A0}rappel" : "\(stage)e\u{A0}rappel"
    case .en: "\(Self.englishOrdinal(stage))\u{A0}reminder"
    }
  }

  /// The last one, among others that are not: `3e et dernier rappel`.
  func lastReminder(_ telling: Int) -> String {
    switch language {
    case .fr: "\(telling)e\u{A0}et dernier\u{A0}rappel"
    case .en: "\(Self.englishOrdinal(telling)) and last\u{A0}reminder"
    }
  }

  /// One of several that have been told unlike often.
  var someReminder: String { language == .fr ? "Rappel" : "Reminder" }

  /// The same with the number of stages there are: `2e rappel sur 3`. A stage past the last counts as the last.
  func telling(_ stage: Int, of stages: Int) -> String {
    let count = max(stages, 1)
    return reminder(min(stage, count)) + (language == .fr ? " sur\u{A0}\(count)" : " of\u{A0}\(count)")
  }

  private static func englishOrdinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let teens) where teens != 11: "\(number)st"
    case (2, let teens) where teens != 12: "\(number)nd"
    case (3, let teens) where teens != 13: "\(number)rd"
    default: "\(number)th"
    }
  }
}
