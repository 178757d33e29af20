public import Cases
public import Dates

/// Why the desk does not keep, open or remove a paper. Names no ground and no file.
public enum EvidenceRefusal: Error, Hashable, Sendable {
  case roleMayNotOpen(Role)
  /// For the case's ground it is only recorded who saw the papers.
  case groundKeepsNoFiles
  case caseClosed(CaseState)
  case endsBeforeItStarts
  /// The day until which it should be kept is not after today.
  case untilPassed(Day, today: Day)
  case purgeInTheFuture(Day, today: Day)
  case alreadyGone(on: Instant)
  case noReason

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    if case .roleMayNotOpen = self { return true }
    return false
  }
}
