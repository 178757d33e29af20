import Dates
import Mail

extension NoAddress {
  /// What the case's timeline keeps of a letter that has nowhere to go: ids only.
  func note(in language: Language) -> String {
    switch (language, addressee) {
    case (.fr, .adviser(let id)): "Lettre au conseiller \(id) non envoyée : \(why.words(in: language))"
    case (.en, .adviser(let id)): "Letter to adviser \(id) not sent: \(why.words(in: language))"
    case (.fr, .structure(let id)): "Lettre à la structure \(id) non envoyée : \(why.words(in: language))"
    case (.en, .structure(let id)): "Letter to structure \(id) not sent: \(why.words(in: language))"
    case (.fr, .user(let login)): "Lettre à \(login) non envoyée : \(why.words(in: language))"
    case (.en, .user(let login)): "Letter to \(login) not sent: \(why.words(in: language))"
    }
  }
}

extension NoAddress.Why {
  fileprivate func words(in language: Language) -> String {
    switch (language, self) {
    case (.fr, .missing): "aucune adresse n’est connue."
    case (.en, .missing): "no address is known."
    case (.fr, .muted): "les lettres en reviennent."
    case (.en, .muted): "letters come back from it."
    case (.fr, .invalid): "l’adresse connue n’est pas utilisable."
    case (.en, .invalid): "the address on file cannot be used."
    }
  }
}
