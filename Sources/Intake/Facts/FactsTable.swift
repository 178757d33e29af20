import Dates
import Roster
import Rules

/// Reads one line after another of a table of facts: one adviser a line, one employment, any number of modules.
///
/// Columns, found by name in any order: `id`, `entry`, `exempt` (`yes`, `no`, empty for unknown), `exempted_on`,
/// `employment_start`, `employment_end`, `employer` (`public`, `private`), and `day1`, `module1`, `day2`, … Others are passed over.
/// Nothing is allocated for a line that is in order: this is the way in for a whole country at once.
public struct FactsTable: Sendable {
  public let delimiter: UInt8
  public let names: [String]
  let places: Places
  /// The fields of the line being read, one for each column, and behind them one that stays empty.
  var fields: [LineField]

  /// In which column each thing stands; what the header lacks stands in the empty field behind the last column.
  struct Places: Sendable {
    var id, entry, exempt, exemptedOn, start, end, employer: Int
    /// By their number in the header.
    var completions: [Pair]

    struct Pair: Sendable {
      var day, module: Int
    }
  }

  /// Why a header cannot be read.
  public enum HeaderFlaw: Error, Sendable, Hashable {
    case missing(column: String)
    case repeated(column: String)
    /// `day3` without `module3`, or the other way round.
    case unpaired(column: String)
  }

  /// Why a line cannot be answered.
  public enum LineFlaw: Error, Sendable, Hashable {
    case fields(found: Int, expected: Int)
    case quote
    case notADay(column: Int)
    case notYesOrNo(column: Int)
    case notAnEmployer(column: Int)
    case notAModule(column: Int)
    case moduleWithoutDay(column: Int)
    case dayWithoutModule(column: Int)
    case noEmployment
    case endsBeforeStart
  }

  /// Learns the columns from the header line, without its line end.
  public init(header: String) throws(HeaderFlaw) {
    let header = header.hasPrefix("\u{FEFF}") ? String(header.dropFirst()) : header
    let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].max { a, b in
      header.utf8.count { $0 == a } < header.utf8.count { $0 == b }
    }
    self.delimiter = delimiter ?? UInt8(ascii: ",")
    let separator = Character(Unicode.Scalar(self.delimiter))
    names = header.split(separator: separator, omittingEmptySubsequences: false).map { Self.bare($0) }
    places = try Places(names)
    fields = Array(repeating: LineField(), count: names.count + 1)
  }

  private static func bare(_ name: Substring) -> String {
    var name = name
    while let first = name.first, first == " " || first == "\"" { name.removeFirst() }
    while let last = name.last, last == " " || last == "\"" { name.removeLast() }
    return name.lowercased()
  }
}

extension FactsTable.Places {
  fileprivate init(_ names: [String]) throws(FactsTable.HeaderFlaw) {
    var columns: [String: Int] = [:]
    for (column, name) in names.enumerated() {
      guard let known = Self.known(name) else { continue }
      guard columns.updateValue(column, forKey: known) == nil else { throw .repeated(column: name) }
    }
    for need in ["id", "employment_start"] where columns[need] == nil { throw .missing(column: need) }
    func place(_ name: String) -> Int { columns[name] ?? names.count }
    id = place("id")
    entry = place("entry")
    exempt = place("exempt")
    exemptedOn = place("exempted_on")
    start = place("employment_start")
    end = place("employment_end")
    employer = place("employer")
    completions = []
    for name in names {
      for (one, twin) in [("day", "module"), ("module", "day")] {
        guard let number = Self.number(name, after: one) else { continue }
        guard columns["\(twin)\(number)"] != nil else { throw .unpaired(column: name) }
      }
    }
    let numbers = columns.keys.compactMap { Self.number($0, after: "day") }
    completions = numbers.sorted().map { Pair(day: place("day\($0)"), module: place("module\($0)")) }
  }

  /// The name as it is spelt here, `day3` for `day03`; nil for one that says nothing to the rules.
  private static func known(_ name: String) -> String? {
    switch name {
    case "id", "entry", "exempt", "exempted_on", "employment_start", "employment_end", "employer": name
    default: number(name, after: "day").map { "day\($0)" } ?? number(name, after: "module").map { "module\($0)" }
    }
  }

  private static func number(_ name: String, after prefix: String) -> Int? {
    guard name.hasPrefix(prefix), let number = Int(name.dropFirst(prefix.count)), (1...9999).contains(number) else {
      return nil
    }
    return number
  }
}
