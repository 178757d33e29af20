import Yams

extension Ground {
  private static let keys: Set<String> = [
    "code", "fr", "en", "decision", "signatures", "files", "health", "evidence", "dates", "modules", "checks",
  ]

  /// The ground that one entry of a catalogue writes.
  init(_ node: Node) throws(GroundCatalogue.Flaw) {
    let line = node.mark?.line ?? 0
    guard let mapping = node.mapping else { throw .notAList }
    for (key, _) in mapping where key.string.map({ !Self.keys.contains($0) }) ?? true {
      throw .unknown(key: key.string ?? "?", line: key.mark?.line ?? line)
    }
    let entry = Entry(mapping: mapping, line: line)
    self.init(
      code: GroundCode(rawValue: ""), french: "", english: "",
      decision: try entry.word("decision", default: .two, orThrow: .wrongDecision(line: line)),
      signatures: try entry.number("signatures", in: 1...2, orThrow: .wrongSignatures(line: line)) ?? 1,
      keepsFiles: try entry.flag("files", default: false, orThrow: .wrongFiles(line: line)),
      isAboutHealth: try entry.flag("health", default: true, orThrow: .wrongHealth(line: line)),
      evidence: try entry.evidence(),
      dates: try entry.word("dates", default: .no, orThrow: .wrongDates(line: line)),
      modulesAtMost: try entry.number("modules", in: 1...99, orThrow: .wrongModules(line: line)),
      checks: try entry.checks())
    code = GroundCode(rawValue: try entry.text("code"))
    (french, english) = (try entry.text("fr"), try entry.text("en"))
  }
}

/// One entry of a catalogue. What is no plain word must not read as the default.
private struct Entry {
  let mapping: Node.Mapping
  let line: Int

  func text(_ key: String) throws(GroundCatalogue.Flaw) -> String {
    guard let value = mapping[key]?.scalar?.string, !value.isEmpty else { throw .missing(key: key, line: line) }
    return value
  }

  func word<Word: RawRepresentable<String>>(
    _ key: String, default word: Word, orThrow flaw: GroundCatalogue.Flaw
  ) throws(GroundCatalogue.Flaw) -> Word {
    guard let node = mapping[key] else { return word }
    guard let found = node.scalar.flatMap({ Word(rawValue: $0.string) }) else { throw flaw }
    return found
  }

  func number(
    _ key: String, in range: ClosedRange<Int>, orThrow flaw: GroundCatalogue.Flaw
  ) throws(GroundCatalogue.Flaw) -> Int? {
    guard let node = mapping[key] else { return nil }
    guard let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) else { throw flaw }
    return number
  }

  func flag(
    _ key: String, default flag: Bool, orThrow flaw: GroundCatalogue.Flaw
  ) throws(GroundCatalogue.Flaw) -> Bool {
    guard let node = mapping[key] else { return flag }
    guard let found = node.scalar.flatMap({ ["yes": true, "no": false][$0.string] }) else { throw flaw }
    return found
  }

  func evidence() throws(GroundCatalogue.Flaw) -> Ground.Evidence? {
    guard let node = mapping["evidence"] else { return nil }
    let line = node.mark?.line ?? line
    guard let words = node.mapping, words.count == 2, let fr = words["fr"]?.scalar?.string,
      let en = words["en"]?.scalar?.string, !fr.isEmpty, !en.isEmpty
    else { throw .wrongEvidence(line: line) }
    return Ground.Evidence(french: fr, english: en)
  }

  func checks() throws(GroundCatalogue.Flaw) -> [Check] {
    guard let node = mapping["checks"] else { return [] }
    guard let list = node.sequence else { throw .notChecks(line: node.mark?.line ?? line) }
    var checks: [Check] = []
    for node in list { checks.append(try check(node)) }
    return checks
  }

  /// `contract-ended`, or `absence-covers: 50`.
  private func check(_ node: Node) throws(GroundCatalogue.Flaw) -> Check {
    let line = node.mark?.line ?? line
    var (name, number) = (node.scalar?.string, Int?.none)
    if let pair = node.mapping?.first, node.mapping?.count == 1 {
      name = pair.key.string
      number = pair.value.scalar.flatMap { Int($0.string) }
      guard number != nil else { throw .wrongCheck(name ?? "?", line: line) }
    }
    guard let name, let code = Check.Code(rawValue: name), let check = Check(code, number) else {
      throw .wrongCheck(name ?? "?", line: line)
    }
    return check
  }
}
