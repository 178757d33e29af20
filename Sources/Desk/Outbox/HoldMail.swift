public import Store

/// Sets letters that have not left aside, until somebody lets them go.
public struct HoldMail: Sendable {
  public var ids: [Int64]
  /// What lists show; a word that says who held it where nil.
  public var reason: String?
  public var by: Acting

  public init(_ ids: [Int64], reason: String? = nil, by: Acting) {
    self.ids = ids
    self.reason = reason
    self.by = by
  }

  /// - Returns: the letters that are held because of it, as they stood before.
  public func perform(with parts: DeskParts) throws -> Outcome<[OutboxRow], DeskRefusal> {
    try parts.deciding(as: .desk(.holdMail, MailActing.subject(ids), by: by)) { writing in
      let acting = try MailActing(on: ids, by: by, from: [.queued, .deferred], in: writing.reading)
      for row in acting.rows { try writing.hold(row.id, reason: reason ?? "held-by \(by.login)") }
      return acting.rows
    }
  }
}
