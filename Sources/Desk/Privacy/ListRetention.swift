public import Cases
public import Dates
public import Store

/// What falls due when, and who is on hold.
public struct ListRetention: Sendable {
  public var rules: RetentionRules
  public var kinds: [RetentionKind]
  public var on: Day

  public init(_ rules: RetentionRules, _ kinds: [RetentionKind] = RetentionKind.allCases, on day: Day) {
    self.rules = rules
    self.kinds = kinds
    on = day
  }

  public func perform(with parts: DeskParts) throws -> (entries: [RetentionEntry], holds: [RetentionHold]) {
    let retention = Retention(rules: rules, day: on)
    return try parts.store.read { reading in
      (try kinds.flatMap { try retention.entries($0, in: reading) }, try reading.retentionHolds())
    }
  }
}
