public import Roster
import Yams

/// The training modules that are known by name, read from `Config/modules.yaml`. Other codes are taken as they come.
public struct ModuleCatalogue: Sendable, Hashable {
  /// In the file's order.
  public let modules: [Module]

  /// A module and its name in each language.
  public struct Module: Sendable, Hashable {
    public var code: ModuleCode
    public var french: String
    public var english: String
  }

  /// The codes that a rule book may name.
  public var codes: Set<String> { Set(modules.map(\.code.description)) }

  /// What is wrong with a catalogue's text, and on which line, counted from 1.
  public enum Flaw: Error, Sendable, Hashable {
    case unreadable
    case notAList
    case incomplete(line: Int)
    case repeated(code: String, line: Int)
  }

  /// The catalogue that `text` writes: a list of `code`, `fr` and `en`.
  public init(yaml text: String) throws(Flaw) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw .unreadable
    }
    guard let list = root?.mapping?["modules"]?.sequence else { throw .notAList }
    var modules: [Module] = []
    for node in list {
      let line = node.mark?.line ?? 1
      guard let entry = node.mapping, let code = entry["code"]?.string.flatMap({ ModuleCode($0) }),
        let french = entry["fr"]?.string, let english = entry["en"]?.string
      else { throw .incomplete(line: line) }
      if modules.contains(where: { $0.code == code }) { throw .repeated(code: code.description, line: line) }
      modules.append(Module(code: code, french: french, english: english))
    }
    self.modules = modules
  }
}
