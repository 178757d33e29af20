public import Cases
public import Dates
public import Mail

/// What an act left behind: the case as it now stands, and the letters that it queued.
public struct CaseDone: Sendable, Equatable {
  public var file: CaseFile
  public var letters: [QueuedLetter]
  /// Letters that have nowhere to go; each also stands in the case's timeline.
  public var undeliverable: [NoAddress]
  /// Letters that told of what no longer holds, and may have arrived.
  public var told: [QueuedLetter]
  /// Letters that would have told of it, and now stay here.
  public var recalled: [QueuedLetter]
  /// The last day on which the approval that was taken back could be withdrawn (CRPA L242-1), where that has passed.
  public var withdrawableUntil: Day?

  init(
    file: CaseFile, letters: [QueuedLetter] = [], undeliverable: [NoAddress] = [], told: [QueuedLetter] = [],
    recalled: [QueuedLetter] = []
  ) {
    self.file = file
    self.letters = letters
    self.undeliverable = undeliverable
    self.told = told
    self.recalled = recalled
  }
}

/// A letter in the outbox.
public struct QueuedLetter: Sendable, Equatable {
  public var outboxID: Int64
  /// Which letter it is: the raw value of ``/Mail/LetterKind``.
  public var letter: String
  public var to: [String]
  public var subject: String
}
