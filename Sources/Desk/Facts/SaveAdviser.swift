import Dates
public import Intake
import Roster
import Store

/// States by hand what is known of one adviser, as one row of a file would.
public struct SaveAdviser: Sendable {
  /// nil fields change nothing.
  public var row: AdviserRow
  /// Takes somebody in whom nobody knows yet.
  public var mayCreate: Bool

  public init(_ row: AdviserRow, mayCreate: Bool) {
    self.row = row
    self.mayCreate = mayCreate
  }

  public func perform(with parts: DeskParts) throws -> Outcome<FactChange, DeskRefusal> {
    try parts.deciding(as: .desk(.saveAdviser, "adviser \(row.adviser)", by: parts.runBy)) { writing in
      let reading = writing.reading
      if try !mayCreate && reading.adviser(row.adviser) == nil { throw DeskRefusal.noSuchAdviser(row.adviser) }
      var facts = try AdviserFacts(about: row, in: reading)
      if let structure = row.structure, facts.structures[structure.id] == nil, !structure.introducesItself {
        throw DeskRefusal.noSuchStructure(structure.id)
      }
      let change = facts.state(row)
      try facts.write(to: writing, importID: nil)
      try parts.review(facts.touched, writing)
      if !parts.isDryRun { try parts.erasures?.forget(row.adviser) }
      return change
    }
  }
}

extension AdviserFacts {
  /// What is known of those whom `row` names.
  fileprivate init(about row: AdviserRow, in reading: Reading) throws {
    let id = row.adviser
    erased = nil
    structures = Overlay([:])
    if let structure = try row.structure.flatMap({ try reading.structure($0.id) }) {
      structures = Overlay([structure.id: structure])
    }
    guard let adviser = try reading.adviser(id) else {
      (advisers, employments, training) = (Overlay([:]), Overlay([:]), Overlay([:]))
      return
    }
    advisers = Overlay([id: adviser])
    training = Overlay([id: try reading.training(of: id)])
    let employments = try reading.employments(of: id).map {
      (EmploymentKey(adviser: id, structure: $0.structure, start: $0.period.start), $0.period.end)
    }
    self.employments = Overlay(Dictionary(uniqueKeysWithValues: employments))
  }
}
