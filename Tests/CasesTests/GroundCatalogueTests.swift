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
