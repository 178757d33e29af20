public import Dates
public import Roster

/// One line of the account of an adviser's rights: what came, what went, and what was left to use.
public struct AccountLine: Sendable, Hashable {
  /// Why the balance moved.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A window opened, or a decision carried rights over to here.
    case grant
    /// A module was followed and the State pays for it.
    case use
    /// A decision took rights from here to a later year.
    case carryOver = "carry-over"
    /// A decision was taken back: what it moved goes from the later year to where it came from.
    case reversal
    /// The window ended, and what was left is lost.
    case loss
    /// No employment from this day on: nothing can be used.
    case suspended
    /// Employed again: what is left can be used.
    case resumed
  }

  public var day: Day
  public var kind: Kind
  /// The obligation that the right belongs to; nil for the right "au choix" (§2) and for suspensions.
  public var obligation: ObligationID?
  public var completion: Completion?
  /// Whole modules that it is about, never negative.
  public var modules: Int
  /// What it does to the balance: 0 where rights go that were set aside for want of employment.
  public var change: Int
  /// Usable after this line.
  public var balance: Int
}
