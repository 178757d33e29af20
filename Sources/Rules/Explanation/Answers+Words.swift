public import Dates

/// A word of the answer as a person reads it; other programs read its raw value.
public protocol WordedAnswer {
  /// The word in this language, as it stands in a list.
  func word(in language: Language) -> String
}

extension Regime: WordedAnswer {
  /// The rule in a word or two.
  public func word(in language: Language) -> String {
    switch (self, language) {
    case (.undetermined, .fr): "indéterminé"
    case (.undetermined, .en): "undetermined"
    case (.notAdmitted, .fr): "pas encore admis"
    case (.notAdmitted, .en): "not admitted yet"
    case (.onboarding, .fr): "accueil puis annuel (§2)"
    case (.onboarding, .en): "onboarding, then yearly (§2)"
    case (.standing, .fr): "annuel (§3)"
    case (.standing, .en): "yearly (§3)"
    }
  }
}

extension ObligationStatus: WordedAnswer {
  /// Where an obligation stands.
  public func word(in language: Language) -> String {
    switch (self, language) {
    case (.carriedOver, .fr): "reconduite"
    case (.carriedOver, .en): "carried over"
    case (.waived, .fr): "levée"
    case (.waived, .en): "waived"
    case (.met, .fr): "remplie"
    case (.met, .en): "met"
    case (.metLate, .fr): "remplie en retard"
    case (.metLate, .en): "met late"
    case (.underReview, .fr): "en cours d’examen"
    case (.underReview, .en): "under review"
    case (.overdue, .fr): "en retard"
    case (.overdue, .en): "overdue"
    case (.lapsed, .fr): "n’est plus réclamée"
    case (.lapsed, .en): "lapsed"
    case (.due, .fr): "à remplir"
    case (.due, .en): "due"
    }
  }
}

extension Funding: WordedAnswer {
  /// Who pays, in a word or two.
  public func word(in language: Language) -> String {
    switch (self, language) {
    case (.undetermined, .fr): "indéterminé"
    case (.undetermined, .en): "undetermined"
    case (.notAdmitted, .fr): "suivi avant l’admission"
    case (.notAdmitted, .en): "followed before admission"
    case (.unfunded, .fr): "non financé"
    case (.unfunded, .en): "unfunded"
    case (.fundedComplement, .fr): "financé en complément"
    case (.fundedComplement, .en): "funded as a complement"
    case (.funded, .fr): "financé"
    case (.funded, .en): "funded"
    }
  }
}
