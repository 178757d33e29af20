public import Dates
import Roster
import Store

/// Lists what is overdue on a day, by the structures that answer for it. Changes nothing.
public struct OverdueList: Sendable {
  public var on: Day
  public var policy: OverduePolicy
  /// From what was recorded until then; nil from all that was.
  public var knownOn: Instant?

  public init(on: Day, policy: OverduePolicy, knownOn: Instant? = nil) {
    self.on = on
    self.policy = policy
    self.knownOn = knownOn
  }

  /// Ordered by structure id.
  public func perform(with parts: DeskParts) throws -> [OverdueStructure] {
    try parts.store.read(knownOn: knownOn) { try structures(in: $0, with: parts) }
  }

  func structures(in reading: Reading, with parts: DeskParts) throws -> [OverdueStructure] {
    var scan = OverdueScan(on: on, policy: policy, completeTo: try reading.completeTo(), in: parts.book(on))
    var found: [StructureID: [AdviserID: [OverdueObligation]]] = [:]
    try reading.eachAdviser { record in
      for finding in scan.findings(record.facts, record.employments) {
        let overdue = OverdueObligation(
          obligation: finding.obligation, stage: finding.stage, isCertain: finding.isCertain)
        for employer in finding.employers { found[employer, default: [:]][record.id, default: []].append(overdue) }
      }
    }
    return try OverdueStructure.named(found, in: reading)
  }
}

extension OverdueStructure {
  /// What was found by ids, with the names that go with them; ordered by structure, then adviser.
  static func named(
    _ found: [StructureID: [AdviserID: [OverdueObligation]]], in reading: Reading
  ) throws -> [OverdueStructure] {
    let advisers = try reading.advisers(Array(Set(found.values.flatMap(\.keys))))
    let structures = try reading.structures()
    return found.sorted { $0.key < $1.key }.map { id, overdue in
      OverdueStructure(
        structure: structures[id] ?? Structure(id: id, name: id.rawValue),
        advisers: overdue.sorted { $0.key < $1.key }.map { id, obligations in
          OverdueAdviser(
            adviser: advisers[id] ?? Adviser(id: id, lastName: id.rawValue, firstName: ""), obligations: obligations)
        })
    }
  }

  /// Those of its obligations that are old enough to be told.
  var toldFrom: OverdueStructure { filtered { _, obligation in obligation.stage != nil } }

  func filtered(_ holds: (AdviserID, OverdueObligation) -> Bool) -> OverdueStructure {
    var copy = self
    copy.advisers = advisers.compactMap { overdue in
      let kept = overdue.obligations.filter { holds(overdue.adviser.id, $0) }
      return kept.isEmpty ? nil : OverdueAdviser(adviser: overdue.adviser, obligations: kept)
    }
    return copy
  }
}
