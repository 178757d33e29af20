/// What a dispatcher that died had noted of the messages in its hands, outside the database and at once.
///
/// Outcomes are recorded in portions, so a dispatcher that dies leaves some unrecorded: its notes tell those of which no server has
/// heard, and those that a server has answered for, from the few that really are in doubt.
public struct HandOverNotes: Sendable, Hashable {
  /// Messages whose octets it began to send.
  public var begun: Set<Int64>
  /// What became of those that ended.
  public var ended: [Int64: Settled]

  public init(begun: Set<Int64> = [], ended: [Int64: Settled] = [:]) {
    self.begun = begun
    self.ended = ended
  }
}

/// Where dispatchers' notes are found.
public struct HandOverNotebook: Sendable {
  /// Those of a dispatcher that is dead, by its name; nil where there are none that can be relied upon.
  public var notes: @Sendable (String) -> HandOverNotes?
  /// What they say is recorded: they are not needed any more.
  public var discard: @Sendable (String) -> Void

  public init(notes: @escaping @Sendable (String) -> HandOverNotes?, discard: @escaping @Sendable (String) -> Void) {
    self.notes = notes
    self.discard = discard
  }

  /// Nobody notes anything: whatever a dead dispatcher had claimed is in doubt.
  public static let none = HandOverNotebook(notes: { _ in nil }, discard: { _ in })
}
