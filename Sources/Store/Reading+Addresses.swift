import Dates
import GRDB
public import Roster

extension Reading {
  // MARK: Bounces

  /// The bounce whose message has this digest; nil where it was not recorded.
  public func bounce(digest: String) throws -> BounceRecord? {
    try one(Self.bounceSQL + " WHERE digest = ?", [digest], Self.bounce)
  }

  /// The times a letter came back, in the order in which it was recorded.
  public func bounces(ofLetter id: Int64) throws -> [BounceRecord] {
    try all(Self.bounceSQL + " WHERE outbox_id = ? ORDER BY id", [id], Self.bounce)
  }

  private static let bounceSQL = "SELECT id, effect, outbox_id, by_login, recorded_at FROM bounce"

  private static func bounce(_ row: Columns) throws -> BounceRecord {
    BounceRecord(
      id: row[0], effect: try row.value(1, of: "bounce"), letter: row[2], by: row[3],
      recordedAt: Instant(rawValue: row[4]))
  }

  /// The number of the letter with this Message-ID; nil where it is none of ours.
  public func letter(messageID: String) throws -> Int64? {
    try one("SELECT id FROM outbox WHERE message_id = ?", [messageID]) { $0[0] as Int64 }
  }

  // MARK: Marks

  /// All marks by address and in the order of recording; only those of `address` where one is given, in lower case.
  ///
  /// - Parameter standing: leaves out those that were cleared.
  public func addressMarks(of address: String? = nil, standing: Bool = false) throws -> [AddressMark] {
    var conditions: [String] = []
    var arguments = StatementArguments()
    if standing { conditions.append("m.cleared_at IS NULL") }
    if let address {
      conditions.append("m.address = ?")
      arguments += [address]
    }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return try all(Self.markSQL + condition + " ORDER BY m.address, m.id", arguments, Self.mark)
  }

  /// The marks that a bounce left.
  public func addressMarks(ofBounce id: Int64) throws -> [AddressMark] {
    try all(Self.markSQL + " WHERE m.bounce_id = ? ORDER BY m.id", [id], Self.mark)
  }

  /// The marks that servers left when they refused an address of this letter.
  public func addressMarks(ofAttemptsOn letter: Int64) throws -> [AddressMark] {
    try all(
      Self.markSQL + " WHERE m.attempt_id IN (SELECT id FROM delivery_attempt WHERE outbox_id = ?) ORDER BY m.id",
      [letter], Self.mark)
  }

  private static let markSQL = """
    SELECT m.id, m.address, m.kind, m.since, m.status, m.text, coalesce(b.outbox_id, d.outbox_id), m.mutes, m.by_login,
      m.cleared_at, m.cleared_by, m.cleared_why
    FROM address_mark m LEFT JOIN bounce b ON b.id = m.bounce_id LEFT JOIN delivery_attempt d ON d.id = m.attempt_id
    """

  private static func mark(_ row: Columns) throws -> AddressMark {
    var clearing: AddressMark.Clearing?
    if let at = row[9] as Int64?, let by = row[10] as String?, let why = row[11] as String? {
      clearing = AddressMark.Clearing(at: Instant(rawValue: at), by: by, why: why)
    }
    return AddressMark(
      id: row[0], address: row[1], kind: try row.value(2, of: "address_mark"),
      since: try row.day(3, of: "address_mark"), status: row[4], text: row[5], letter: row[6],
      mutes: row[7] as Int == 1, by: row[8], cleared: clearing)
  }

  /// Whether nothing is to be sent to `address`.
  public func isMuted(_ address: String) throws -> Bool {
    try one("SELECT EXISTS (\(Self.muting("?")))", [address.lowercased()]) { $0[0] as Bool } ?? false
  }

  /// The marks that mute the address in a column, given in lower case: in the index of those that stand.
  static func muting(_ address: String) -> String {
    "SELECT 1 FROM address_mark m WHERE m.address = \(address) AND m.cleared_at IS NULL AND m.mutes = 1"
  }

  /// Who has this address, given in lower case: advisers, then structures, each by id.
  public func holders(of address: String) throws -> (advisers: [AdviserID], structures: [StructureID]) {
    (
      advisers: try all(
        "SELECT adviser_id FROM person WHERE lower(email) = :a OR lower(personal_email) = :a ORDER BY adviser_id",
        ["a": address]
      ) { AdviserID($0[0]) },
      structures: try all(
        "SELECT structure_id FROM structure_contact WHERE lower(email) = :a OR lower(manager_email) = :a ORDER BY structure_id",
        ["a": address]
      ) { StructureID($0[0]) }
    )
  }
}
