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
    case wrongDates(line: Int)
    case wrongModules(line: Int)
    /// What is no `fr` and `en`.
    case wrongEvidence(line: Int)
    case notChecks(line: Int)
    case wrongCheck(String, line: Int)
    case repeated(code: String, line: Int)
  }

  /// The catalogue that `text` writes: a list of `code`, `fr`, `en` and, where they differ from the default, `decision`,
  /// `signatures`, `files`, `health`, `evidence`, `dates`, `modules`, `checks`.
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
      let ground = try Ground(node)
      if grounds.contains(where: { $0.code == ground.code }) {
        throw .repeated(code: ground.code.rawValue, line: node.mark?.line ?? 0)
      }
      grounds.append(ground)
    }
    self.grounds = grounds
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: nil
    }
  }
}
