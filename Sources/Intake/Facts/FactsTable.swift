import Dates
import Roster
import Rules

/// Reads one line after another of a table of facts: one adviser a line, one employment, any number of modules.
///
/// Columns, found by name in any order: `id`, `entry`, `exempt` (`yes`, `no`, empty for unknown), `exempted_on`,
/// `employment_start`, `employment_end`, `employer` (`public`, `private`), and `day1`, `module1`, `day2`, … Others are passed over.
/// Nothing is allocated for a line that is in order: this is the way in for a whole country at once.
public struct FactsTable: Sendable {
  enum Column: Hashable {
    case id, entry, exempt, exemptedOn, start, end, employer, day(Int), module(Int), other
  }

  public let delimiter: UInt8
  public let names: [String]
  let columns: [Column]
  /// The completions of the line being read, by their number in the header.
  var days: [Day?]
  var modules: [ModuleCode?]
  var start: Day?
  var end: Day?
  var exempt: Bool?
  var exemptedOn: Day?
  var kind: EmployerKind?

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
    columns = names.map(Self.column)
    var seen: Set<Column> = []
    for (name, column) in zip(names, columns) where column != .other {
      guard seen.insert(column).inserted else { throw .repeated(column: name) }
    }
    for need in ["id", "employment_start"] where !names.contains(need) { throw .missing(column: need) }
    var highest = 0
    for (name, column) in zip(names, columns) {
      switch column {
      case .day(let number), .module(let number):
        guard seen.contains(.day(number)), seen.contains(.module(number)) else { throw .unpaired(column: name) }
        highest = max(highest, number + 1)
      default: break
      }
    }
    days = Array(repeating: nil, count: highest)
    modules = Array(repeating: nil, count: highest)
  }

  private static func bare(_ name: Substring) -> String {
    var name = name
    while let first = name.first, first == " " || first == "\"" { name.removeFirst() }
    while let last = name.last, last == " " || last == "\"" { name.removeLast() }
    return name.lowercased()
  }

  private static func column(_ name: String) -> Column {
    switch name {
    case "id": return .id
    case "entry": return .entry
    case "exempt": return .exempt
    case "exempted_on": return .exemptedOn
    case "employment_start": return .start
    case "employment_end": return .end
    case "employer": return .employer
    default: break
    }
    func number(after prefix: String) -> Int? {
      guard name.hasPrefix(prefix), let number = Int(name.dropFirst(prefix.count)), (1...9999).contains(number) else {
        return nil
      }
      return number - 1
    }
    if let number = number(after: "day") { return .day(number) }
    if let number = number(after: "module") { return .module(number) }
    return .other
  }
}
