public import Store

/// Lets letters go that were held: they are due now.
public struct ReleaseMail: Sendable {
  public var ids: [Int64]
  public var by: Acting

  public init(_ ids: [Int64], by: Acting) {
    self.ids = ids
    self.by = by
  }

  /// - Returns: the letters that are due because of it, as they stood before.
  public func perform(with parts: DeskParts) throws -> Outcome<[OutboxRow], DeskRefusal> {
    try parts.deciding(as: .desk(.releaseMail, MailActing.subject(ids), by: by)) { writing in
      let acting = try MailActing(on: ids, by: by, from: [.held], in: writing.reading)
      _ = try writing.makeDue(acting.rows.map(\.id))
      return acting.rows
    }
  }
}
