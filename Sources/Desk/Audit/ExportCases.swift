public import Cases
import Store

/// Lets somebody take cases away in a file; that they did is on record before the first line is written.
public struct ExportCases: Sendable {
  public var by: Acting

  public init(by: Acting) { self.by = by }

  /// - Returns: the role of the person, which says how much the file may tell.
  public func perform(with parts: DeskParts) throws -> Outcome<Role, DeskRefusal> {
    try parts.deciding(as: .desk(.exportCases, by: by)) { writing in
      try by.user(in: writing.reading).role
    }
  }
}
