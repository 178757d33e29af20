public import Roster

/// What a campaign of reminders came to.
public struct ReminderReport: Sendable, Equatable {
  /// Its name: `overdue-2026-01-15`.
  public var campaign: String
  /// Structures that have something to be told: those queued, those told before and those skipped.
  public var structures = 0
  /// Advisers about whom there is something to tell.
  public var advisers = 0
  /// Mails that wait in the outbox because of this run; in a dry run, that would.
  public var queued = 0
  /// Structures that were told all of it before.
  public var alreadySent = 0
  /// Ordered by structure id.
  public var skipped: [Skipped] = []

  /// A structure that is not told something by mail, and why. One may be told of other things all the same, and one that no mail
  /// reaches is written to on paper.
  public struct Skipped: Sendable, Hashable {
    public var structure: StructureID
    public var reason: Reason
  }

  /// Why a structure is not told by mail. The raw value is the word that programs rely on.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No file gave an address.
    case noAddress = "no-address"
    /// There is an address that no mail can be sent to.
    case unusableAddress = "unusable-address"
    /// There is an address from which mail came back.
    case addressMuted = "address-muted"
    /// Completions are not known to be complete up to the deadline.
    case factsNotComplete = "facts-not-complete"
  }
}
