public import Cases
public import Dates
import Store

/// Links two cases of one adviser, or undoes that. Both say so.
public struct LinkCases: Sendable {
  public var reference: CaseReference
  public var other: CaseReference
  public var isLinked: Bool
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, other: CaseReference, isLinked: Bool = true, by: Acting, on: Day) {
    self.reference = reference
    self.other = other
    self.isLinked = isLinked
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.deciding(as: .act(isLinked ? .link : .unlink, on: reference, by: by)) { writing in
      let acting = try CaseActing(parts: parts, reading: writing.reading, at: writing.instant, by: by, on: on)
      let file = try acting.file(reference)
      try acting.checkPerson(for: isLinked ? .link : .unlink, on: file)
      let there = try acting.file(other)
      if isLinked, let refusal = file.linkRefusal(with: there) { throw DeskRefusal.move(refusal) }
      try acting.append(isLinked ? .link(reference) : .unlink(reference), to: there, writing)
      return CaseDone(file: try acting.append(isLinked ? .link(other) : .unlink(other), to: file, writing))
    }
  }
}
