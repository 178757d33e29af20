public import Cases
public import Dates
import Store

/// Opens a closed case again: what its approval carried over goes back, and everyone who was told of it is told again.
///
/// A decision that gives rights can only be withdrawn within four months, where it was unlawful (CRPA L242-1): the answer says
/// whether that time has passed, and who was written to meanwhile.
public struct ReopenCase: Sendable {
  public var reference: CaseReference
  public var reason: String
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, reason: String, by: Acting, on: Day) {
    self.reference = reference
    self.reason = reason
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.deciding(as: .act(.reopen, on: reference, by: by)) { writing in
      let acting = try CaseActing(parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on)
      let done = try acting.tell(.reopen(reason: reason), of: try acting.file(reference), writing)
      try writing.settleReviews(of: reference, as: .reopened, acting)
      return done
    }
  }
}
