public import Roster
public import Rules
public import Store

/// An obligation whose deadline has passed and that a campaign tells nobody of, and why.
public struct LeftOut: Sendable, Hashable {
  public var adviser: AdviserID
  public var obligation: ObligationID
  /// Who would have been told; nil where the reason holds whoever answers for it.
  public var structure: StructureID?
  public var addressee = ReminderAddressee.structure
  public var reason: Reason

  /// The raw value is the word that programs rely on.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// A case is open about it.
    case underReview = "under-review"
    /// It was carried over to a later year.
    case granted
    /// It is not required of somebody without a post.
    case waived
    case met
    /// It was followed after the deadline.
    case metLate = "met-late"
    /// It is no longer pursued.
    case lapsed
    /// Its deadline lies ahead.
    case due
    /// The adviser's facts no longer make it.
    case notOwed = "not-owed"
    /// The adviser was taken out.
    case noSuchAdviser = "no-such-adviser"
    /// Completions are not known to be complete up to its deadline.
    case factsNotComplete = "facts-not-complete"
    /// It is not as old as the first stage.
    case beforeFirstStage = "before-first-stage"
    /// It was told at this stage, or at a later one.
    case toldAlready = "told-already"
    /// It was told too short a time ago.
    case toldLately = "told-lately"
    /// It has become as old as the next stage since the list was frozen.
    case stagePassed = "stage-passed"
    /// No file says who employed the adviser.
    case noEmployer = "no-employer"
    /// Somebody else answers for it.
    case otherEmployer = "other-employer"
    /// No file gave an address.
    case noAddress = "no-address"
    /// There is an address that no mail can be sent to.
    case unusableAddress = "unusable-address"
    /// There is an address from which mail came back.
    case addressMuted = "address-muted"
  }
}

extension LeftOut.Reason {
  /// Why an obligation of this status is told to nobody; nil where it is overdue.
  init?(_ status: ObligationStatus) {
    switch status {
    case .overdue: return nil
    case .underReview: self = .underReview
    case .carriedOver: self = .granted
    case .waived: self = .waived
    case .met: self = .met
    case .metLate: self = .metLate
    case .lapsed: self = .lapsed
    case .due: self = .due
    }
  }

  /// Whether it keeps somebody from being told who is, or was, late; what was met in time needs no word.
  var isWorthTelling: Bool { self == .underReview || self == .granted || self == .waived }
}
