import Builtin
import Cases
import Testing

/// Reading the list of grounds.
@Suite struct GroundCatalogueTests {
  struct Row: CustomTestStringConvertible {
    var what: String
    var yaml: String
    var flaw: GroundCatalogue.Flaw

    init(_ what: String, _ yaml: String, _ flaw: GroundCatalogue.Flaw) {
      self.what = what
      self.yaml = yaml
      self.flaw = flaw
    }

    var testDescription: String { what }
  }

  static let good = "grounds:\n  - {code: a, fr: un, en: one}\n"

  static let rows = [
    Row("nothing", "", .notAList),
    Row("no grounds", "reasons:\n  - a\n", .notAList),
    Row("grounds that are no list", "grounds: {code: a}\n", .notAList),
    Row("a ground that is a word", "grounds:\n  - sick-leave\n", .notAList),
    Row("a bracket left open", good + "  - {code: b, fr: deux\n", .unreadable(line: 4)),
    Row("a tab", "grounds:\n\t- {code: a}\n", .unreadable(line: 2)),
    Row("no code", good + "  - {fr: deux, en: two}\n", .missing(key: "code", line: 3)),
    Row("no French", good + "  - {code: b, en: two}\n", .missing(key: "fr", line: 3)),
    Row("no English", good + "  - {code: b, fr: deux}\n", .missing(key: "en", line: 3)),
    Row("an empty code", good + "  - {code: '', fr: deux, en: two}\n", .missing(key: "code", line: 3)),
    Row("words that are a list", good + "  - {code: b, fr: [deux], en: two}\n", .missing(key: "fr", line: 3)),
    Row("a key too many", good + "  - code: b\n    colour: red\n", .unknown(key: "colour", line: 4)),
    Row("a key that is a list", good + "  - [x]: b\n", .unknown(key: "?", line: 3)),
    Row("three deciders", good + "  - {code: b, fr: deux, en: two, decision: three}\n", .wrongDecision(line: 3)),
    Row("three signatures", good + "  - {code: b, fr: deux, en: two, signatures: 3}\n", .wrongSignatures(line: 3)),
    Row(
      "no number of signatures", good + "  - {code: b, fr: deux, en: two, signatures: }\n", .wrongSignatures(line: 3)),
    Row("no word for the deciders", good + "  - {code: b, fr: deux, en: two, decision: }\n", .wrongDecision(line: 3)),
    Row("deciders in a list", good + "  - {code: b, fr: deux, en: two, decision: [one]}\n", .wrongDecision(line: 3)),
    Row("health that is neither", good + "  - {code: b, fr: deux, en: two, health: maybe}\n", .wrongHealth(line: 3)),
    Row("health in a list", good + "  - {code: b, fr: deux, en: two, health: [no]}\n", .wrongHealth(line: 3)),
    Row(
      "a code twice", good + "  - {code: b, fr: b, en: b}\n  - {code: a, fr: b, en: b}\n", .repeated(code: "a", line: 4)
    ),
    Row("dates in another word", good + "  - {code: b, fr: b, en: b, dates: maybe}\n", .wrongDates(line: 3)),
    Row("no module", good + "  - {code: b, fr: b, en: b, modules: 0}\n", .wrongModules(line: 3)),
    Row("modules in words", good + "  - {code: b, fr: b, en: b, modules: one}\n", .wrongModules(line: 3)),
    Row("evidence in one language", good + "  - {code: b, fr: b, en: b, evidence: {fr: b}}\n", .wrongEvidence(line: 3)),
    Row("evidence as a word", good + "  - {code: b, fr: b, en: b, evidence: b}\n", .wrongEvidence(line: 3)),
    Row("checks that are no list", good + "  - {code: b, fr: b, en: b, checks: b}\n", .notChecks(line: 3)),
    Row("an unknown check", good + "  - code: b\n    checks: [horoscope]\n", .wrongCheck("horoscope", line: 4)),
    Row(
      "a check without its number", good + "  - code: b\n    checks: [absence-covers]\n",
      .wrongCheck("absence-covers", line: 4)),
    Row(
      "a check with a number too large", good + "  - code: b\n    checks: [absence-covers: 101]\n",
      .wrongCheck("absence-covers", line: 4)),
    Row(
      "a check with a number too many", good + "  - code: b\n    checks: [contract-ended: 3]\n",
      .wrongCheck("contract-ended", line: 4)),
    Row(
      "a check with a word for a number", good + "  - code: b\n    checks: [started-within: soon]\n",
      .wrongCheck("started-within", line: 4)),
    Row("a key twice", good + "  - {code: b, fr: b, fr: c, en: b}\n", .unreadable(line: 3)),
  ]

  @Test(arguments: rows) func `what is wrong in a catalogue is named with its line`(row: Row) {
    #expect(throws: row.flaw) { try GroundCatalogue(yaml: row.yaml) }
  }

  @Test func `a ground is about health unless it says that it is not`() throws {
    let text = "grounds:\n  - {code: a, fr: un, en: one}\n  - {code: b, fr: b, en: b, health: no}\n"
    #expect(try GroundCatalogue(yaml: text).grounds.map(\.isAboutHealth) == [true, false])
    let carried = try GroundCatalogue(yaml: try #require(Builtin.text("Config/grounds.yaml")))
    #expect(
      carried.grounds.filter(\.isAboutHealth).map(\.code.rawValue)
        == ["sick-leave", "maternity-leave", "therapeutic-part-time"])
  }

  @Test func `a ground wants two persons unless it says one`() throws {
    let text = """
      grounds:
        - {code: a, fr: un, en: one}
        - {code: b, fr: deux, en: two, decision: two}
        - code: c
          fr: "trois : le dernier"
          en: three
          decision: one
      """
    let catalogue = try GroundCatalogue(yaml: text)
    #expect(catalogue.grounds.map(\.code.description) == ["a", "b", "c"])
    #expect(catalogue.grounds.map(\.decision) == [.two, .two, .one])
    let last = catalogue.ground(GroundCode(rawValue: "c"))
    #expect(
      last == Ground(code: GroundCode(rawValue: "c"), french: "trois : le dernier", english: "three", decision: .one))
    #expect(catalogue.ground(GroundCode(rawValue: "d")) == nil)
  }

  @Test func `what a ground asks for is read as it is written`() throws {
    let text = """
      grounds:
        - code: a
          fr: un
          en: one
          evidence: {fr: pièce, en: paper}
          dates: required
          modules: 2
          health: no
          checks: [absence-covers: 50, {started-within: 92}, contract-ended, module-followed]
        - {code: b, fr: deux, en: two}
      """
    let grounds = try GroundCatalogue(yaml: text).grounds
    #expect(
      grounds[0]
        == Ground(
          code: GroundCode(rawValue: "a"), french: "un", english: "one", isAboutHealth: false,
          evidence: Ground.Evidence(french: "pièce", english: "paper"), dates: .required, modulesAtMost: 2,
          checks: [.absenceCovers(percent: 50), .startedWithin(days: 92), .contractEnded, .moduleFollowed]))
    #expect(grounds[1] == Ground(code: GroundCode(rawValue: "b"), french: "deux", english: "two"))
  }

  @Test func `the program carries the ten grounds of the contract`() throws {
    let catalogue = try GroundCatalogue(yaml: try #require(Builtin.text("Config/grounds.yaml")))
    let codes = """
      sick-leave maternity-leave parental-leave late-arrival therapeutic-part-time elected-mandate force-majeure
      not-enrolled missed-training-day other
      """
    #expect(catalogue.grounds.map(\.code.rawValue) == codes.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(catalogue.grounds.allSatisfy { $0.decision == .two })
  }
}
