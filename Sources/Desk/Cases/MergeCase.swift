public import Cases
public import Dates
import Store

/// Merges a duplicate into its twin, which stands for both from then on: the duplicate is closed, the twin counts from the day
/// on which the first of them was received, and whoever touched either may not decide.
public struct MergeCase: Sendable {
  public var reference: CaseReference
  public var twin: CaseReference
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, twin: CaseReference, by: Acting, on: Day) {
    self.reference = reference
    self.twin = twin
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.deciding(as: .act(.merge, on: reference, by: by)) { writing in
      let acting = try CaseActing(parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on)
      let file = try acting.file(reference)
      try acting.checkPerson(for: .merge, on: file)
      let there = try acting.file(twin)
      // The duplicate itself is looked at first: merged already, it says into what.
      if let obstacle = try acting.obstacle(to: .merge(into: twin), on: file) { throw DeskRefusal.move(obstacle) }
      if let refusal = file.mergeRefusal(into: there) { throw DeskRefusal.move(refusal) }
      try acting.append(.absorb(reference, receivedOn: file.opening.receivedOn), to: there, writing)
      return CaseDone(file: try acting.append(.merge(into: twin), to: file, writing))
    }
  }
}
