public import Dates
import GRDB

/// That somebody put a rule book into force: which one, who, when, and what it changed.
public struct RuleAdoption: Sendable, Hashable {
  /// The first day of the book.
  public var inForceFrom: Day
  /// SHA-256 of the file, in hexadecimal.
  public var digest: String
  /// The file as it was.
  public var text: String
  /// What the person said they had seen.
  public var previewed: String
  /// The day for which the change was worked out.
  public var asOf: Day
  /// Advisers who were looked at, whose situation changed, and who lost something by it.
  public var advisers: Int
  public var changed: Int
  public var losing: Int
  /// Decisions that came onto the list of those to look at again.
  public var reviews: Int
  public var by: String
  public var systemUser: String?
  /// When it was recorded.
  public var at: Instant

  public init(
    inForceFrom: Day, digest: String, text: String, previewed: String, asOf: Day, advisers: Int, changed: Int,
    losing: Int, reviews: Int, by: String, systemUser: String?, at: Instant
  ) {
    self.inForceFrom = inForceFrom
    self.digest = digest
    self.text = text
    self.previewed = previewed
    self.asOf = asOf
    self.advisers = advisers
    self.changed = changed
    self.losing = losing
    self.reviews = reviews
    self.by = by
    self.systemUser = systemUser
    self.at = at
  }
}

extension Reading {
  /// The rule books that were adopted, in the order in which they were.
  public func ruleAdoptions() throws -> [RuleAdoption] {
    try all(
      """
      SELECT in_force_from, digest, book, previewed, as_of, advisers, changed, losing, reviews, by_login, system_user, at
      FROM rule_adoption ORDER BY id
      """
    ) { row in
      RuleAdoption(
        inForceFrom: try row.day(0, of: "rule_adoption"), digest: row[1], text: row[2], previewed: row[3],
        asOf: try row.day(4, of: "rule_adoption"), advisers: row[5], changed: row[6], losing: row[7], reviews: row[8],
        by: row[9], systemUser: row[10], at: Instant(rawValue: row[11]))
    }
  }

  /// How many advisers there are.
  public func adviserCount() throws -> Int { try one("SELECT count(*) FROM adviser", []) { $0[0] } ?? 0 }
}

extension Writing {
  /// Records that a rule book was put into force.
  public func append(_ adoption: RuleAdoption) throws {
    touch("rules \(adoption.inForceFrom)")
    try insert(
      [
        nil, adoption.inForceFrom.description, adoption.digest, adoption.text, adoption.previewed,
        adoption.asOf.description, adoption.advisers, adoption.changed, adoption.losing, adoption.reviews, adoption.by,
        adoption.systemUser, adoption.at.rawValue,
      ], into: .ruleAdoption)
  }
}
