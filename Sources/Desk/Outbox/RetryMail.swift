public import Store

/// Makes messages due now: those deferred and failed, or those named.
///
/// One that waits for a person, as it is held, in doubt or has come back, is let go by its number, by somebody who may instruct.
public struct RetryMail: Sendable {
  public var ids: [Int64]?
  /// Who asks; nil for whoever runs the program, who lets nothing go that waits for a person.
  public var by: Acting?

  public init(_ ids: [Int64]? = nil, by: Acting? = nil) {
    self.ids = ids
    self.by = by
  }

  /// What came of it.
  public struct Done: Sendable, Hashable {
    /// How many messages are due because of it.
    public var due = 0
    /// Those that were named and stay as they are: they have arrived, are leaving, are cancelled, or their words are gone.
    public var left: [OutboxRow] = []
  }

  /// On all that are named and can be made due, or on none where the person may not.
  public func perform(with parts: DeskParts) throws -> Outcome<Done, DeskRefusal> {
    try parts.deciding(as: .desk(.retryMail, by: by ?? parts.runBy)) { writing in
      var done = Done()
      if let ids {
        // A number that is said twice is meant once.
        for id in Set(ids).sorted() { try retry(id, in: writing, &done) }
      } else {
        done.due = try writing.makeDue(nil)
      }
      writing.tell("due", done.due)
      return done
    }
  }

  private func retry(_ id: Int64, in writing: Writing, _ done: inout Done) throws {
    guard let row = try writing.reading.outbox(OutboxFilter(ids: [id])).first else {
      throw DeskRefusal.noSuchLetter(id)
    }
    if try writing.reading.waitsForPerson(row) {
      guard let by else { throw DeskRefusal.letter(.waitsForPerson(id, row.state)) }
      try by.checkMayActOnMail(in: writing.reading)
    }
    let count = try writing.makeDue([id])
    done.due += count
    if count == 0 { done.left.append(row) }
  }
}

extension Reading {
  /// Whether a letter leaves again only when somebody says so who has looked at it.
  fileprivate func waitsForPerson(_ row: OutboxRow) throws -> Bool {
    switch row.state {
    case .held, .inDoubt: true
    case .accepted: try lastReturn(of: row.id) != nil
    case .queued, .claimed, .deferred, .failed, .cancelled: false
    }
  }
}
