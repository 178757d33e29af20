/// Something that is not as the chain says it was. Numbers are those of entries.
public enum AuditFinding: Sendable, Hashable {
  /// The chain has no beginning: its first entry is missing, or is not one with which a chain begins.
  case noBeginning
  /// A byte of the entry is not the one that was hashed, or it cannot be read at all.
  case changed(Int64)
  case removed(from: Int64, to: Int64)
  /// The entry is whole, and stands where another one stood.
  case moved(Int64, to: Int64)
  /// A copy of the entry stands where there was none.
  case copied(Int64, to: Int64)
  /// The entry holds together, but is not the one that the next one follows: somebody wrote it again.
  case replaced(Int64)
  /// Rows of a table, from one key to another, are not those that the entry stands for.
  case rows(table: String, from: Int64, to: Int64, entry: Int64)
  /// Rows of a table that no entry stands for: they were added past the program, or their entries are gone.
  case unboundRows(table: String, from: Int64, to: Int64)
  /// The letters of a campaign are not those that were signed.
  case campaign(String)
  /// What the person may do is not what was last recorded of them.
  case user(String)
  /// The chain ends before the entry that a signed head names.
  case cutOff(last: Int64, head: Int64)
  /// The entry is not the one that a signed head names.
  case notTheSigned(Int64)
  /// Nobody signed this head: its signature does not fit.
  case forgedHead
  /// The head was signed with another key than this workspace's.
  case foreignHead
}

/// What came of verifying a chain.
public struct AuditVerdict: Sendable, Hashable {
  /// How many entries there are.
  public var entries = 0
  /// The number of the last one; 0 where there is none.
  public var last: Int64 = 0
  /// In the order of the chain, then of the tables; empty where all is as it was written.
  public var findings: [AuditFinding] = []

  public init() {}
}
