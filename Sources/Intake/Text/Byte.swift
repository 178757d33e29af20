/// The bytes that give a delimited file its shape.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let zero = UInt8(ascii: "0")
}

extension UInt8 {
  @inline(__always) var endsLine: Bool { self == Byte.lineFeed || self == Byte.carriageReturn }
  @inline(__always) var isDigit: Bool { self &- Byte.zero < 10 }
  @inline(__always) var digit: Int { Int(self &- Byte.zero) }
  /// The value of `0` to `9`, `a` to `f` or `A` to `F`; nil for all else.
  var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
  @inline(__always) var isControl: Bool { self < 0x20 || self == 0x7F }
}
