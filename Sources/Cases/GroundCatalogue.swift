import Yams

/// The grounds that a case may plead, read from `Config/grounds.yaml`.
public struct GroundCatalogue: Sendable, Hashable {
  /// In the file's order.
  public let grounds: [Ground]

  public init(grounds: [Ground]) { self.grounds = grounds }

  /// The ground of this code; nil where the catalogue has none.
  public func ground(_ code: GroundCode) -> Ground? { grounds.first { $0.code == code } }

  /// What is wrong with a catalogue's text, and where.
  public enum Flaw: Error, Sendable, Hashable {
    case unreadable(line: Int)
    case notAList
    case missing(key: String, line: Int)
    case unknown(key: String, line: Int)
    case wrongDecision(line: Int)
    case wrongSignatures(line: Int)
    case wrongFiles(line: Int)
    case wrongHealth(line: Int)
    case repeated(code: String, line: Int)
  }

  /// The catalogue that `text` writes: a list of `code`, `fr`, `en` and, where one person may decide, `decision: one`;
  /// `files: yes` where papers may be kept; `health: no` where the name says nothing of anybody's health.
  public init(yaml text: String) throws(Flaw) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw .unreadable(line: (error as? YamlError).flatMap(Self.line) ?? 1)
    }
    guard let list = root?.mapping?["grounds"]?.sequence else { throw .notAList }
    var grounds: [Ground] = []
    for node in list {
      let ground = try Self.ground(node)
      if grounds.contains(where: { $0.code == ground.code }) {
        throw .repeated(code: ground.code.rawValue, line: node.mark?.line ?? 0)
      }
      grounds.append(ground)
    }
    self.grounds = grounds
  }

  private static func ground(_ node: Node) throws(Flaw) -> Ground {
    let line = node.mark?.line ?? 0
    guard let mapping = node.mapping else { throw .notAList }
    var values: [String: String] = [:]
    for (key, value) in mapping {
      guard let key = key.string, ["code", "fr", "en", "decision", "signatures", "files", "health"].contains(key) else {
        throw .unknown(key: key.string ?? "?", line: key.mark?.line ?? line)
      }
      // What is no plain word must not read as the default.
      if key == "decision", value.scalar == nil { throw .wrongDecision(line: line) }
      if key == "signatures", value.scalar == nil { throw .wrongSignatures(line: line) }
      if key == "files", value.scalar == nil { throw .wrongFiles(line: line) }
      if key == "health", value.scalar == nil { throw .wrongHealth(line: line) }
      values[key] = value.scalar?.string
    }
    func need(_ key: String) throws(Flaw) -> String {
      guard let value = values[key], !value.isEmpty else { throw .missing(key: key, line: line) }
      return value
    }
    guard let decision = Ground.Deciders(rawValue: values["decision"] ?? "two") else {
      throw .wrongDecision(line: line)
    }
    guard let signatures = Int(values["signatures"] ?? "1"), (1...2).contains(signatures) else {
      throw .wrongSignatures(line: line)
    }
    guard let files = ["yes": true, "no": false][values["files"] ?? "no"] else { throw .wrongFiles(line: line) }
    guard let health = ["yes": true, "no": false][values["health"] ?? "yes"] else { throw .wrongHealth(line: line) }
    return Ground(
      code: GroundCode(rawValue: try need("code")), french: try need("fr"), english: try need("en"), decision: decision,
      signatures: signatures, keepsFiles: files, isAboutHealth: health)
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
