/// What separates the fields of a file.
enum Delimiter {
  /// The candidate that cuts the first line into most fields, the semicolon of French spreadsheets where none does better.
  static func detected(in text: [UInt8]) -> UInt8 {
    var best = Byte.semicolon
    var most = 0
    for candidate in [Byte.semicolon, Byte.comma, Byte.tab] {
      var reader = RecordReader(text, delimiter: candidate)
      guard reader.next(), reader.record.fields.count > most else { continue }
      best = candidate
      most = reader.record.fields.count
    }
    return best
  }
}
