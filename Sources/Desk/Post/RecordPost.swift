public import Dates
import Store

/// Records what became of a letter on paper. What was entered wrongly is entered again: the last entry counts.
public struct RecordPost: Sendable {
  /// What became of it.
  public enum Step: Sendable, Hashable {
    case sent(on: Day)
    /// It was handed over: what it says of time limits runs from this day.
    case notified(on: Day)
    /// It need not go by post.
    case closed(reason: String)
  }

  public var letter: Int64
  public var step: Step
  public var by: Acting

  public init(_ letter: Int64, _ step: Step, by: Acting) {
    self.letter = letter
    self.step = step
    self.by = by
  }

  /// - Returns: the letter as it stands then.
  public func perform(with parts: DeskParts) throws -> Outcome<PostedLetter, DeskRefusal> {
    let today = parts.clock.today()
    return try parts.deciding(as: .desk(verb, "letter \(letter)", by: by)) { writing in
      try by.checkMayInstruct(in: writing.reading)
      let found = try PostedLetter.found(letter, in: writing.reading)
      let written = parts.clock.day(of: found.row.enqueuedAt)
      let act = try act(on: found, written: written, today)
      try writing.add(act)
      return try PostedLetter(found.row, in: writing.reading)
    }
  }

  private var verb: DeskVerb {
    switch step {
    case .sent: .postLetter
    case .notified: .notifyLetter
    case .closed: .closeLetter
    }
  }

  private func act(on found: PostedLetter, written: Day, _ today: Day) throws -> PostAct {
    func act(_ what: PostAct.What, on day: Day, earliest: Day) throws -> PostAct {
      if day > today { throw DeskRefusal.post(.inTheFuture(day, today: today)) }
      if day < earliest { throw DeskRefusal.post(.before(day, earliest: earliest)) }
      return PostAct(letter: letter, what: what, on: day, by: by.login, systemUser: by.systemUser)
    }
    switch step {
    case .sent(let day): return try act(.sent, on: day, earliest: written)
    case .notified(let day):
      return try act(.notified, on: day, earliest: found.last(.sent)?.on ?? written)
    case .closed(let reason):
      if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.post(.noReason) }
      var act = try act(.closed, on: today, earliest: written)
      act.reason = reason
      return act
    }
  }
}

extension PostedLetter {
  /// The letter of this number, where it is for the post.
  static func found(_ id: Int64, in reading: Reading) throws -> PostedLetter {
    guard let row = try reading.outbox(OutboxFilter(ids: [id])).first else {
      throw DeskRefusal.noSuchLetter(id)
    }
    if try reading.outboxBytes(id)?.isEmpty != false { throw DeskRefusal.post(.emptied(id)) }
    let letter = try PostedLetter(row, in: reading)
    if letter.why == .mailed, letter.acts.isEmpty { throw DeskRefusal.post(.goesByMail(id)) }
    return letter
  }
}
