import Roster

/// Numbers under which the registers know an establishment.
enum Siret {
  private static let laPoste: [UInt8] = Array("356000000".utf8)

  /// The 14 digits of a SIRET, or the 6 to 10 of a New Caledonian RIDET; nil where the number is neither.
  ///
  /// Blanks are dropped, and the leading zero that a spreadsheet ate is put back where the check digit then agrees.
  static func normal(_ content: ArraySlice<UInt8>, in department: DepartmentCode?) -> String? {
    let text = String(decoding: content, as: UTF8.self).unicodeScalars.filter { !$0.properties.isWhitespace }
    var digits = text.map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : 0 }
    guard digits.allSatisfy(\.isDigit), digits.contains(where: { $0 != Byte.zero }) else { return nil }
    if (6...10).contains(digits.count), department == .newCaledonia { return String(decoding: digits, as: UTF8.self) }
    if digits.count == 13 { digits.insert(Byte.zero, at: 0) }
    return isSiret(digits) ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// **Source** INSEE: 14 digits, the last by Luhn's rule; La Poste's may instead add up to a multiple of five.
  private static func isSiret(_ digits: [UInt8]) -> Bool {
    guard digits.count == 14 else { return false }
    if luhnSum(digits).isMultiple(of: 10) { return true }
    return digits.starts(with: laPoste) && digits.reduce(0) { $0 + $1.digit }.isMultiple(of: 5)
  }

  private static func luhnSum(_ digits: [UInt8]) -> Int {
    digits.reversed().enumerated().reduce(0) { sum, place in
      let doubled = place.element.digit * (place.offset.isMultiple(of: 2) ? 1 : 2)
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
  }
}
