public import Dates

/// What is wrong with a rule book, and where.
public struct RuleBookProblem: Error, Sendable, Hashable {
  public var file: String
  /// Counted from 1.
  public var line: Int
  public var kind: Kind

  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    case unreadable
    case unknownKey(String)
    case repeatedKey(String)
    case missingKey(String)
    case wrongType(key: String, needed: Needed)
    case outOfRange(key: String, from: Int, to: Int)
    case noSource(key: String)
    case noAlternative(key: String)
    /// A deadline before its year opens.
    case impossibleWindow(year: Int, deadline: Day)
    /// A deadline before its year ends: the days after it belong to no window.
    case gap(year: Int, deadline: Day)
    /// A deadline that reaches the next year's own.
    case overlap(year: Int, deadline: Day, next: Day)
    /// A deadline after the day on which its obligation lapses.
    case deadlineAfterLapse(year: Int, deadline: Day, lapse: Day)
    case yearsOutOfOrder(year: Int)
    case deadlineBeforeFirstYear(year: Int, firstYear: Int)
    /// A complement that the catalogue of modules does not name.
    case unknownModule(String)
    case tooManyComplements(Int)
    case wrongFileName(needed: String)
    case twoBooks(day: Day, other: String)
    /// `through` is nil where no later book begins.
    case noBook(from: Day, through: Day?)
    case endsBeforeStart(Day)
  }

  /// The type of value that a key needs.
  public enum Needed: Sendable, Hashable {
    case day, flag, number, daysByYear, daysByModule, mapping
  }

  public init(file: String, line: Int, kind: Kind) {
    self.file = file
    self.line = line
    self.kind = kind
  }
}
