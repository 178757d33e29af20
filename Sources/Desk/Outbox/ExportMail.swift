import Cases
import Store

/// Lets somebody take the list of letters away in a file; that they did is on record before the first line is written.
public struct ExportMail: Sendable {
  public var by: Acting

  public init(by: Acting) { self.by = by }

  public func perform(with parts: DeskParts) throws -> Outcome<Void, DeskRefusal> {
    try parts.deciding(as: .desk(.exportMail, by: by)) { _ = try by.user(in: $0.reading) }
  }
}
