/// What one file says: rows that can be used, rows that cannot, and what is odd about the former.
///
/// **Shape** `rows.count + rejects.count == rowCount`; each list in the order of the file. Rows that say the same are all
/// kept.
public struct Parsed<Row: Sendable>: Sendable {
  /// The rows that can be used.
  public var rows: [Row]
  /// The rows that cannot be used, one element each.
  public var rejects: [Reject]
  /// What is odd about ``rows``, any number of elements for each.
  public var warnings: [Warning]

  /// A file that was read so far.
  public init(rows: [Row] = [], rejects: [Reject] = [], warnings: [Warning] = []) {
    self.rows = rows
    self.rejects = rejects
    self.warnings = warnings
  }

  /// How many rows the file has below its header; blank lines do not count.
  public var rowCount: Int { rows.count + rejects.count }
}

extension Parsed: Equatable where Row: Equatable {}

/// A row that cannot be used: where, and why.
public struct Reject: Error, Hashable, Sendable {
  /// The line of the file, the first being 1; where a row stands on several lines, the first of them, or the one
  /// on which an unclosed quote opens.
  public let line: Int
  /// The column as the file's own header names it, or a column that the header lacks; empty beyond the last column.
  public let column: String
  /// What the file has there, at most 80 characters and none of them a control character.
  public let value: String
  /// Why the row cannot be used.
  public let reason: RejectReason

  /// A report of what stands on `line`; `value` is shown as it is given.
  public init(line: Int, column: String, value: String, reason: RejectReason) {
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}

/// A value that was left out of a row or looks odd: where, and why.
public struct Warning: Hashable, Sendable {
  /// The line of the file, the first being 1.
  public let line: Int
  /// The column as the file's own header names it.
  public let column: String
  /// What the file has there, at most 80 characters and none of them a control character.
  public let value: String
  /// What is odd.
  public let reason: WarningReason

  /// A report of what stands on `line`; `value` is shown as it is given.
  public init(line: Int, column: String, value: String, reason: WarningReason) {
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}
