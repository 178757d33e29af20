public import Cases
public import Mail

/// What an act left behind: the case as it now stands, and the letters that it queued.
public struct CaseDone: Sendable, Equatable {
  public var file: CaseFile
  public var letters: [QueuedLetter]
  /// Letters that have nowhere to go; each also stands in the case's timeline.
  public var undeliverable: [NoAddress]

  init(file: CaseFile, letters: [QueuedLetter] = [], undeliverable: [NoAddress] = []) {
    self.file = file
    self.letters = letters
    self.undeliverable = undeliverable
  }
}

/// A letter that waits in the outbox.
public struct QueuedLetter: Sendable, Equatable {
  public var outboxID: Int64
  /// Which letter it is: the raw value of ``/Mail/LetterKind``.
  public var letter: String
  public var to: [String]
  public var subject: String
}
