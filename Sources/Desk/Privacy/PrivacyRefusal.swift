public import Cases
public import Dates
public import Roster

/// Why the desk does not erase, hold or hand out what it knows of somebody.
public enum PrivacyRefusal: Error, Hashable, Sendable {
  /// Only an admin erases.
  case roleMayNotErase(Role)
  /// Only an approver or an admin hands out what is known of somebody.
  case roleMayNotExport(Role)
  /// A purge of a day that lies ahead is for a dry run only.
  case purgeInTheFuture(Day, today: Day)
  /// A hold wants a reason.
  case noReason
  case notOnHold(AdviserID)
  /// A person cannot be taken out yet.
  case obstacle(ErasureObstacle)
  /// There is no place to remember erasures in, so an older copy would undo them.
  case nowhereToRemember

  /// Whether it is the person that is refused, rather than the act.
  public var isAboutThePerson: Bool {
    switch self {
    case .roleMayNotErase, .roleMayNotExport: true
    default: false
    }
  }
}
