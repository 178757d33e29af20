/// What separates the fields of a file.
enum Delimiter {
  private static let candidates = [Byte.semicolon, Byte.comma, Byte.tab]

  /// The candidate that stands most often, outside quotes, in the first line that says something; the semicolon of French
  /// spreadsheets where none stands more often than another. nil where no line says anything.
  static func detected(in text: [UInt8]) -> UInt8? {
    var counts = [0, 0, 0]
    var isQuoted = false
    var saysSomething = false
    for byte in text {
      if byte == Byte.quote {
        isQuoted.toggle()
      } else if isQuoted {
        saysSomething = true
      } else if let candidate = candidates.firstIndex(of: byte) {
        counts[candidate] += 1
      } else if byte.endsLine {
        if saysSomething { break }
        counts = [0, 0, 0]
      } else if byte != Byte.space {
        saysSomething = true
      }
    }
    guard saysSomething else { return nil }
    let most = counts.max() ?? 0
    return candidates.indices.first { counts[$0] == most }.map { candidates[$0] }
  }
}
