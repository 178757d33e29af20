import Testing

@testable import Mail

/// Whether everybody can read what the letters show: WCAG 2.1, 1.4.3 (AA), by day and by night, from the templates' own colours.
@Suite struct ContrastTests {
  /// One text on one ground.
  struct Pair: CustomTestStringConvertible {
    var what: String
    var text: String
    var ground: String
    var testDescription: String { "\(what): \(text) on \(ground)" }
  }

  private static let layout = Samples.files["mail/layout.html.mustache"] ?? ""
  private static let html = Samples.files.filter { $0.key.hasSuffix(".html.mustache") }.values.sorted()

  /// The value of `property` in the style of the first element of `type`, which may be a class.
  private static func inline(_ property: String, of type: String) -> String {
    for text in html {
      for tag in text.matches(of: /<([a-z0-9]+)([^>]*)>/) {
        let isMeant = type == tag.1 || tag.2.contains("class=\"\(type)\"")
        if isMeant, let value = value(property, in: String(tag.2)) { return value }
      }
    }
    return ""
  }

  private static func value(_ property: String, in style: String) -> String? {
    style.matches(of: /([a-z-]+):\s*(#[0-9a-f]{6})/).first { $0.1 == property }.map { String($0.2) }
  }

  /// The value of `property` at night, of a class or an element.
  private static func night(_ property: String, of type: String) -> String {
    let rules = layout.split(separator: "(prefers-color-scheme: dark) {").last ?? ""
    let rule = rules.matches(of: /([.a-z, ]+)\{([^}]*)\}/).first { match in
      match.1.split(separator: ",").contains { $0.filter { $0 != " " } == type }
    }
    return rule.flatMap { value(property, in: String($0.2)) } ?? ""
  }

  static let pairs: [Pair] = [
    Pair(what: "text", text: inline("color", of: "sheet"), ground: inline("background-color", of: "sheet")),
    Pair(what: "text in a box", text: inline("color", of: "sheet"), ground: inline("background-color", of: "box")),
    Pair(what: "small print", text: inline("color", of: "quiet"), ground: inline("background-color", of: "sheet")),
    Pair(what: "link", text: inline("color", of: "a"), ground: inline("background-color", of: "sheet")),
    Pair(what: "link in a box", text: inline("color", of: "a"), ground: inline("background-color", of: "box")),
    Pair(what: "night: text", text: night("color", of: ".sheet"), ground: night("background-color", of: ".sheet")),
    Pair(
      what: "night: text in a box", text: night("color", of: ".sheet"), ground: night("background-color", of: ".box")),
    Pair(
      what: "night: small print", text: night("color", of: ".quiet"), ground: night("background-color", of: ".sheet")),
    Pair(what: "night: link", text: night("color", of: "a"), ground: night("background-color", of: ".sheet")),
    Pair(what: "night: link in a box", text: night("color", of: "a"), ground: night("background-color", of: ".box")),
  ]

  @Test(arguments: pairs)
  func `every text stands out from its ground by four and a half to one`(_ pair: Pair) throws {
    let (a, b) = (try Self.luminance(pair.text), try Self.luminance(pair.ground))
    #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\((max(a, b) + 0.05) / (min(a, b) + 0.05))")
  }

  @Test(arguments: [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1.0)])
  func `contrast is reckoned as the standard reckons it`(_ text: String, _ ground: String, _ ratio: Double) throws {
    let (a, b) = (try Self.luminance(text), try Self.luminance(ground))
    #expect(abs((max(a, b) + 0.05) / (min(a, b) + 0.05) - ratio) < 0.005)
  }

  @Test
  func `no colour stands in a letter that the night does not change`() {
    for text in Self.html {
      for tag in text.matches(of: /<([a-z0-9]+)([^>]*)>/) {
        let properties = tag.2.matches(of: /(color|background-color|border[a-z-]*):[^;"]*#[0-9a-f]{6}/).map {
          String($0.1)
        }
        guard !properties.isEmpty else { continue }
        let names = (tag.2.firstMatch(of: /class="([^"]*)"/)?.1).map { "." + $0 } ?? String(tag.1)
        let kinds = Set(properties.map { $0.hasPrefix("border") ? "border-color" : $0 })
        for kind in kinds { #expect(!Self.night(kind, of: names).isEmpty, "\(names) \(kind)") }
      }
    }
  }

  /// **Source** WCAG 2.1, “relative luminance”.
  private static func luminance(_ colour: String) throws -> Double {
    let digits = try #require(colour.hasPrefix("#") ? UInt32(colour.dropFirst(), radix: 16) : nil, "\(colour)")
    let parts = [16, 8, 0].map { Double(digits >> UInt32($0) & 255) / 255 }
    let linear = parts.map { $0 <= 0.03928 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// `x` to the power of 2.4: its square times the fifth root of its square.
  private static func power(_ x: Double) -> Double {
    let square = x * x
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}
