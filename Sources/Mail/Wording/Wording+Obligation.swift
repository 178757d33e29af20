import Dates
import Rules

extension Wording {
  /// The obligation within a sentence: `l’obligation de formation de l’année 2025`.
  func obligation(_ obligation: Obligation) -> String { self.obligation(obligation.id, of: obligation.year) }

  /// The same by its id; `year` is the one that it is of, nil where the facts no longer know it.
  func obligation(_ id: ObligationID, of year: Int?) -> String {
    let head =
      switch (language, Origin(id)) {
      case (.fr, .entry): "l’obligation de formation de l’année suivant l’entrée en formation initiale"
      case (.fr, .year(let year)): "l’obligation de formation de l’année\u{A0}\(year)"
      case (.en, .entry): "the training obligation for the year following entry into initial training"
      case (.en, .year(let year)): "the training obligation for\u{A0}\(year)"
      }
    return head + carriedOver(id, to: year)
  }

  /// The obligation as the head of an entry: `Année 2025`.
  func title(_ obligation: Obligation) -> String {
    let head =
      switch (language, Origin(obligation.id)) {
      case (.fr, .entry): "Année suivant l’entrée en formation initiale"
      case (.fr, .year(let year)): "Année\u{A0}\(year)"
      case (.en, .entry): "Year following entry into initial training"
      case (.en, .year(let year)): "Year\u{A0}\(year)"
      }
    return head + carriedOver(obligation.id, to: obligation.year)
  }

  private func carriedOver(_ id: ObligationID, to year: Int?) -> String {
    guard id.isCarriedOver else { return "" }
    return switch (language, year) {
    case (.fr, let year?): ", reconduite en\u{A0}\(year)"
    case (.en, let year?): ", carried over to\u{A0}\(year)"
    case (.fr, nil): ", reconduite"
    case (.en, nil): ", carried over"
    }
  }

  /// The number of the article's rule that an obligation comes from, through all carry-overs.
  ///
  /// **Source** Article of 19/12/2024: §2 for those admitted since 2024, §3 for the others.
  static func rule(of obligation: Obligation, under regime: Regime) -> String {
    switch (Origin(obligation.id), regime) {
    case (.entry, _), (.year, .onboarding): "2"
    // Under the last two nothing is owed: such an obligation stems from §3 or does not exist.
    case (.year, .standing), (.year, .undetermined), (.year, .notAdmitted): "3"
    }
  }
}

/// What an obligation was before it was first carried over.
private enum Origin {
  case entry
  case year(String)

  init(_ id: ObligationID) {
    var root = id
    while let origin = root.origin { root = origin }
    self = root == .initial ? .entry : .year(String(root.description.drop { !$0.isNumber }))
  }
}
