public import Dates
import Roster
import Yams

/// One rule book file, read: the book where it can be made, and all that is wrong with it.
public struct RuleBookFile: Sendable {
  public let file: String
  /// nil where a problem leaves no book to work with.
  public let book: RuleBook?
  public let problems: [RuleBookProblem]
  /// The last day it is in force, where it says one; else the day before the next book's first.
  public let inForceUntil: Day?
  /// The line of `in_force_from`.
  let startLine: Int

  /// Reads `text`; `modules` are the codes that the catalogue names.
  public init(file: String, text: String, modules: Set<String>) {
    var reading = RuleBookReading(file: file)
    let root = reading.root(text)
    var start: Day?
    var until: Day?
    var line = 1
    if let root {
      reading.collect(root)
      (start, line) = reading.start(root)
      until = reading.until(root, after: start)
    }
    let book = root == nil ? nil : reading.book(inForceFrom: start)
    if let book { reading.check(book, modules: modules) }
    self.file = file
    self.book = book
    problems = reading.problems.sorted { $0.line < $1.line }
    inForceUntil = until
    startLine = line
  }
}

/// The work of reading one file: values by key, lines, and what was found wrong.
struct RuleBookReading {
  let file: String
  var problems: [RuleBookProblem] = []
  var values: [RuleBookKey: Node] = [:]
  var lines: [RuleBookKey: Int] = [:]

  init(file: String) { self.file = file }

  mutating func complain(_ line: Int, _ kind: RuleBookProblem.Kind) {
    problems.append(RuleBookProblem(file: file, line: line, kind: kind))
  }

  mutating func root(_ text: String) -> Node? {
    do {
      guard let root = try Yams.compose(yaml: text, .basic) else {
        complain(1, .missingKey("in_force_from"))
        return nil
      }
      guard root.mapping != nil else {
        complain(root.line, .wrongType(key: "in_force_from", needed: .mapping))
        return nil
      }
      return root
    } catch {
      complain(error)
      return nil
    }
  }

  private mutating func complain(_ error: any Error) {
    switch error as? YamlError {
    case .duplicatedKeysInMapping(let duplicates, let context):
      complain(context.mark.line, .repeatedKey(duplicates.last ?? "?"))
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      complain(mark.line, .unreadable)
    default: complain(1, .unreadable)
    }
  }

  /// Finds each key's value, its source and its alternative.
  mutating func collect(_ root: Node) {
    let groups = Set(RuleBookKey.allCases.compactMap { $0.rawValue.split(separator: ".").first.map(String.init) })
    for (name, group) in root.mapping ?? [:] {
      let groupName = name.string ?? "?"
      if ["in_force_from", "in_force_until"].contains(groupName) { continue }
      guard groups.contains(groupName) else {
        complain(name.line, .unknownKey(groupName))
        continue
      }
      guard let entries = group.mapping else {
        complain(name.line, .wrongType(key: groupName, needed: .mapping))
        continue
      }
      for (entry, stated) in entries { collect(groupName + "." + (entry.string ?? "?"), entry.line, stated) }
    }
    for key in RuleBookKey.allCases where lines[key] == nil { complain(1, .missingKey(key.rawValue)) }
  }

  private mutating func collect(_ name: String, _ line: Int, _ stated: Node) {
    guard let key = RuleBookKey(rawValue: name) else { return complain(line, .unknownKey(name)) }
    lines[key] = line
    guard let parts = stated.mapping, let value = parts["value"] else {
      return complain(line, .missingKey(name + ".value"))
    }
    for (part, _) in parts where !["value", "source", "reading", "alternative"].contains(part.string ?? "?") {
      complain(part.line, .unknownKey(name + "." + (part.string ?? "?")))
    }
    if (parts["source"]?.string ?? "").isEmpty { complain(line, .noSource(key: name)) }
    values[key] = value
    guard key.isReading else { return }
    guard parts["reading"] != nil, let alternative = parts["alternative"] else {
      return complain(line, .noAlternative(key: name))
    }
    // It may well be the value: a book that tries the other answer changes one line.
    if !key.shape.holds(alternative) {
      complain(alternative.line, .wrongType(key: name + ".alternative", needed: key.shape.needed))
    }
  }
}

extension Node {
  /// Counted from 1.
  var line: Int { mark?.line ?? 1 }
}
