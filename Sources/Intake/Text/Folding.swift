extension String {
  /// The text as two people would agree that it reads the same: without accents, capitals and typographic apostrophes,
  /// white space single.
  public var folded: String {
    var result = ""
    var owesSpace = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        owesSpace = !result.isEmpty
        continue
      }
      if owesSpace { result.append(" ") }
      owesSpace = false
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "\u{0060}": result.append("'")
      case "\u{2010}"..."\u{2014}": result.append("-")
      default: result += scalar.withoutAccent.lowercased()
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// The Latin letter without its accent, two letters for a ligature, nothing for a combining accent; else the scalar itself.
  var withoutAccent: String {
    switch value {
    case 0xC6: "AE"
    case 0xDF: "ss"
    case 0xE6: "ae"
    case 0x152: "OE"
    case 0x153: "oe"
    case 0x300...0x36F: ""
    case 0xC0...0xFF: Unicode.Scalar.bases(of: self, at: value - 0xC0, in: Unicode.Scalar.latin1)
    case 0x100...0x17F: Unicode.Scalar.bases(of: self, at: value - 0x100, in: Unicode.Scalar.latinExtendedA)
    default: String(self)
    }
  }

  private static func bases(of scalar: Unicode.Scalar, at index: UInt32, in table: [UInt8]) -> String {
    let base = table[Int(index)]
    return base == UInt8(ascii: ".") ? String(scalar) : String(Unicode.Scalar(base))
  }

  /// U+00C0 to U+00FF; a dot keeps the scalar.
  private static let latin1 = Array("AAAAAA.CEEEEIIII.NOOOOO.OUUUUY..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y".utf8)

  /// U+0100 to U+017F.
  private static let latinExtendedA = Array(
    ("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKk.LlLlLlLlLlNnNnNn..."
      + "OoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)
}
