import Dates

/// One cell of a file that spreadsheets open: quoted where it must be (RFC 4180), and never read as a formula.
enum CSVCell {
  /// A cell that begins with one of `= + - @`, a tab or a line break is taken for a formula by spreadsheets; an apostrophe before it
  /// keeps it a text. Wide forms are read as the plain ones.
  ///
  /// **Source** OWASP, CSV Injection.
  private static let openings: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  static func text(_ value: String) -> String {
    let safe = value.unicodeScalars.first.map(openings.contains) ?? false ? "'" + value : value
    let needsQuotes = safe.unicodeScalars.contains { [";", "\"", "\r", "\n", ",", "\t"].contains($0) }
    return needsQuotes ? quoted(safe) : safe
  }

  /// Scalar by scalar: a quote with an accent on it is one character, and ends a cell all the same.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// `DD/MM/YYYY`, as spreadsheets set to French read days.
  static func day(_ day: Day?) -> String {
    guard let day else { return "" }
    let (year, month, date) = day.parts
    func two(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(date))/\(two(month))/\(year)"
  }
}
