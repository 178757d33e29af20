public import Audit
public import Cases
public import Dates
public import Rules
public import Store

/// What the desk's operations work with, put together once, when the program starts.
public struct DeskParts: Sendable {
  public var store: Store
  /// The rule book in force on a day.
  public var book: @Sendable (Day) -> RuleBook
  public var grounds: GroundCatalogue
  public var mailing: Mailing
  public var clock: DeskClock
  /// Who runs the program: named by the audit where an operation asks nobody who they are.
  public var runBy: Acting
  /// What the desk works under, for the audit to tell when it changes.
  public var settings: SettingsInForce
  /// Where it is remembered who was taken out; nil where nobody can be.
  public var erasures: ErasureMemory?
  /// Everything is worked out and told as if it were done, and then undone.
  public var isDryRun = false

  public init(
    store: Store, book: @escaping @Sendable (Day) -> RuleBook, grounds: GroundCatalogue, mailing: Mailing,
    clock: DeskClock, runBy: Acting, settings: SettingsInForce = SettingsInForce()
  ) {
    self.store = store
    self.book = book
    self.grounds = grounds
    self.mailing = mailing
    self.clock = clock
    self.runBy = runBy
    self.settings = settings
  }
}
