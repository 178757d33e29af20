import Yams

/// How long each kind of personal data is kept, read from `Config/retention.yaml` (GDPR art. 5(1)(e)).
public struct RetentionRules: Sendable, Hashable {
  private let rules: [RetentionKind: RetentionRule]
  /// How long the desk keeps backups.
  public let backups: RetentionDelay

  /// What is wrong with the file, and where. Lines count from 1.
  public enum Flaw: Error, Sendable, Hashable {
    case unreadable(line: Int)
    /// `field` is to hold keys and values.
    case notAMapping(field: String, line: Int)
    case missing(field: String, line: Int)
    case unknown(field: String, line: Int)
    /// No number of days, months or years.
    case wrongDelay(field: String, line: Int)
  }

  /// The rule for a kind; every kind has one.
  public subscript(kind: RetentionKind) -> RetentionRule {
    rules[kind] ?? RetentionRule(keep: nil, notice: RetentionDelay(0, .days), grace: RetentionDelay(0, .days))
  }

  /// The rules that `text` writes.
  public init(yaml text: String) throws(Flaw) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw .unreadable(line: (error as? YamlError).flatMap(Self.line) ?? 1)
    }
    let parts = try Self.mapping(root, "", at: 1, keys: ["retention", "backups"])
    let kinds = try Self.mapping(
      parts["retention"], "retention", at: 1, keys: RetentionKind.allCases.map(\.rawValue))
    var rules: [RetentionKind: RetentionRule] = [:]
    for kind in RetentionKind.allCases {
      rules[kind] = try Self.rule(kinds[kind.rawValue], "retention.\(kind.rawValue)")
    }
    self.rules = rules
    let backups = try Self.mapping(parts["backups"], "backups", at: 1, keys: ["keep"])
    self.backups = try Self.delay(backups["keep"], "backups.keep")
  }

  private static func rule(_ node: Node?, _ field: String) throws(Flaw) -> RetentionRule {
    let values = try mapping(node, field, at: 1, keys: ["keep", "notice", "grace"])
    let keepsForGood = values["keep"]?.scalar?.string == "always"
    return RetentionRule(
      keep: keepsForGood ? nil : try delay(values["keep"], field + ".keep"),
      notice: try delay(values["notice"], field + ".notice"), grace: try delay(values["grace"], field + ".grace"))
  }

  /// All of `keys`, and no other.
  private static func mapping(
    _ node: Node?, _ field: String, at line: Int, keys: [String]
  ) throws(Flaw) -> [String: Node] {
    let line = node?.mark?.line ?? line
    guard let mapping = node?.mapping else { throw .notAMapping(field: field, line: line) }
    let prefix = field.isEmpty ? "" : field + "."
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.string, keys.contains(name) else {
        throw .unknown(field: prefix + (key.string ?? "?"), line: key.mark?.line ?? line)
      }
      values[name] = value
    }
    if let missing = keys.first(where: { values[$0] == nil }) { throw .missing(field: prefix + missing, line: line) }
    return values
  }

  private static func delay(_ node: Node?, _ field: String) throws(Flaw) -> RetentionDelay {
    guard let text = node?.scalar?.string, let delay = RetentionDelay(text) else {
      throw .wrongDelay(field: field, line: node?.mark?.line ?? 1)
    }
    return delay
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
