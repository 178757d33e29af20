public import Sealing

/// Rows of one table that an entry stands for: if one of them changes, goes or is added to, the digest is another one.
///
/// Written `case_event 1043 1043 1 9f86…`: table, first and last key, how many rows, SHA-256 of their canonical bytes.
public struct BoundRows: Sendable, Hashable, LosslessStringConvertible {
  public var table: String
  public var first: Int64
  public var last: Int64
  public var count: Int
  /// In hexadecimal.
  public var digest: String

  public init(table: String, first: Int64, last: Int64, count: Int, digest: Digest) {
    self.table = table
    self.first = first
    self.last = last
    self.count = count
    self.digest = digest.description
  }

  public init?(_ description: String) {
    let words = description.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, let first = Int64(words[1]), let last = Int64(words[2]), let count = Int(words[3]) else {
      return nil
    }
    (table, self.first, self.last, self.count, digest) = (String(words[0]), first, last, count, String(words[4]))
  }

  public var description: String { "\(table) \(first) \(last) \(count) \(digest)" }
}

/// The canonical bytes of rows, one after another.
///
/// **Shape** A row is, for each of its columns that is not NULL and in the table's order, the column's name, one byte for the
/// kind (`1` a whole number of eight bytes, `2` a text), the value; and one zero byte at its end. Names and texts are four
/// bytes of length and UTF-8. A column that is NULL leaves no trace, so that tables may gain columns.
public struct RowBytes: Sendable {
  public private(set) var bytes: [UInt8] = []
  public private(set) var count = 0

  public init() {}

  /// A column's name as it stands before each of its values.
  public struct Column: Sendable, Hashable {
    public let name: String
    fileprivate let prefix: [UInt8]

    public init(_ name: String) {
      self.name = name
      prefix = RowBytes.length(name.utf8.count) + Array(name.utf8)
    }
  }

  /// A whole number.
  public mutating func add(_ number: Int64, in column: Column) {
    bytes += column.prefix
    bytes.append(1)
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// A text, as its bytes in UTF-8.
  public mutating func add(_ text: some Collection<UInt8>, in column: Column) {
    bytes += column.prefix
    bytes.append(2)
    let length = text.count
    for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
    bytes += text
  }

  /// The same, without asking at run time what kind of text it is.
  public mutating func add(_ text: String, in column: Column) { add(text.utf8, in: column) }

  /// The row has no other column.
  public mutating func endRow() {
    bytes.append(0)
    count += 1
  }

  /// Adds rows that were made apart.
  public mutating func append(_ rows: RowBytes) {
    bytes += rows.bytes
    count += rows.count
  }

  /// Forgets all rows, and keeps the memory.
  public mutating func startOver() {
    bytes.removeAll(keepingCapacity: true)
    count = 0
  }

  public var digest: Digest { Digest(of: bytes) }

  fileprivate static func length(_ length: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> $0) }
  }
}
