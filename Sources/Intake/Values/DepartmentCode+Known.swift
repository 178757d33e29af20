public import Roster

extension DepartmentCode {
  static let newCaledonia = DepartmentCode(rawValue: "988")

  /// `01` to `95` without `20`, the two of Corsica, and those overseas, collectivities included.
  ///
  /// **Source** Code officiel géographique (INSEE).
  private static let known: Set<String> = Set(
    (1...95).filter { $0 != 20 }.map { $0 < 10 ? "0\($0)" : "\($0)" } + ["2A", "2B"]
      + ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988", "989"])

  /// The département with this code; nil where there is none.
  public init?(known code: String) {
    guard DepartmentCode.known.contains(code) else { return nil }
    self.init(rawValue: code)
  }

  /// The département that a column states, its leading zero put back; nil where none has that code.
  init?(stated content: ArraySlice<UInt8>) {
    let code = String(decoding: content, as: UTF8.self).uppercased()
    self.init(known: code.utf8.count == 1 ? "0" + code : code)
  }

  /// The département that serves a postcode, leading zero put back: right but for a few communes on a border.
  init?(postcode content: ArraySlice<UInt8>) {
    guard let code = DepartmentCode.fiveCharacters(content), Int(code) != nil else { return nil }
    switch code {
    case "97150": self.init(known: "978")
    case "97133": self.init(known: "977")
    default:
      switch code.prefix(3) {
      case "200", "201": self.init(known: "2A")
      case "202", "206": self.init(known: "2B")
      default: self.init(prefixOf: code)
      }
    }
  }

  /// The département of a commune by its INSEE code, leading zero put back.
  init?(commune content: ArraySlice<UInt8>) {
    guard let code = DepartmentCode.fiveCharacters(content) else { return nil }
    self.init(prefixOf: code.uppercased())
  }

  /// Three characters overseas (97, 98), else two.
  private init?(prefixOf code: String) {
    self.init(known: String(code.prefix(code.hasPrefix("97") || code.hasPrefix("98") ? 3 : 2)))
  }

  private static func fiveCharacters(_ content: ArraySlice<UInt8>) -> String? {
    let code = String(decoding: content, as: UTF8.self)
    guard code.utf8.allSatisfy({ $0 < 0x80 }), (4...5).contains(code.utf8.count) else { return nil }
    return code.utf8.count == 4 ? "0" + code : code
  }
}
