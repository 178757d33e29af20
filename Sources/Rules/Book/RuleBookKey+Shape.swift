import Dates
import Yams

extension RuleBookKey.Shape {
  /// What a value of this shape is called when another was written.
  var needed: RuleBookProblem.Needed {
    switch self {
    case .day: .day
    case .flag: .flag
    case .number: .number
    case .daysByYear: .daysByYear
    case .daysByModule: .daysByModule
    }
  }

  /// Whether `node` could be a value of this shape, within its bounds.
  func holds(_ node: Node) -> Bool {
    switch self {
    case .day: node.string.flatMap { Day($0) } != nil
    case .flag: node.flag != nil
    case .number(let from, let to): node.number.map { (from...to).contains($0) } ?? false
    case .daysByYear, .daysByModule: node.mapping != nil
    }
  }
}

extension Node {
  /// A whole number, not one in quotation marks, which would be a text.
  var number: Int? { isPlain ? scalar.flatMap { Int($0.string) } : nil }

  /// `true` or `false`, not in quotation marks; YAML's other words for them are not read.
  var flag: Bool? {
    guard isPlain else { return nil }
    switch scalar?.string {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  private var isPlain: Bool {
    switch scalar?.style {
    case .singleQuoted, .doubleQuoted, .literal, .folded: false
    default: true
    }
  }
}
