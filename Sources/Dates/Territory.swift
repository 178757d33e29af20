/// Which public holidays are kept: those of all France, and what a département adds.
///
/// **Source** Labour Code L3133-1 (eleven days), L3134-13 (Alsace and Moselle), L3422-2 (the days on which the abolition of
/// slavery is commemorated overseas); decree 83-1003 of 23 November 1983 for the days. Days that are kept by local custom
/// alone are left out.
public enum Territory: Sendable, Hashable, CaseIterable {
  case mainland
  /// Bas-Rhin, Haut-Rhin, Moselle.
  case alsaceMoselle
  case guadeloupe, martinique, guyane, reunion, mayotte, saintBarthelemy, saintMartin

  /// The territory of a département by its code, such as `67` or `974`; the mainland's days for one that adds none.
  public init(department code: String) {
    self =
      switch code {
      case "57", "67", "68": .alsaceMoselle
      case "971": .guadeloupe
      case "972": .martinique
      case "973": .guyane
      case "974": .reunion
      case "976": .mayotte
      case "977": .saintBarthelemy
      case "978": .saintMartin
      default: .mainland
      }
  }

  /// Month and day on which the abolition of slavery is commemorated; nil where it is no holiday of its own.
  var abolition: (month: Int, day: Int)? {
    switch self {
    case .mainland, .alsaceMoselle: nil
    case .guadeloupe: (5, 27)
    case .martinique: (5, 22)
    case .guyane: (6, 10)
    case .reunion: (12, 20)
    case .mayotte: (4, 27)
    case .saintBarthelemy: (10, 9)
    case .saintMartin: (5, 27)
    }
  }
}
