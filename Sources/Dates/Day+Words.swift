extension Day {
  /// The day in words, `1er février 2026`, on one line.
  public func worded(in language: Language) -> String {
    let (year, month, day) = parts
    return switch language {
    case .fr: "\(day == 1 ? "1er" : "\(day)")\u{A0}\(Self.frenchMonths[month - 1])\u{A0}\(year)"
    case .en: "\(day)\u{A0}\(Self.englishMonths[month - 1])\u{A0}\(year)"
    }
  }

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
