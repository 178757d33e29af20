public import Intake
import Store

/// States by hand what is known of one structure, as one row of a file would.
public struct SaveStructure: Sendable {
  /// nil fields change nothing.
  public var row: StructureRow

  public init(_ row: StructureRow) { self.row = row }

  public func perform(with parts: DeskParts) throws -> Outcome<FactChange, DeskRefusal> {
    try parts.deciding(as: .desk(.saveStructure, "structure \(row.id)", by: parts.runBy)) { writing in
      let known = try writing.reading.structure(row.id)
      if known == nil, !row.introducesItself { throw DeskRefusal.noSuchStructure(row.id) }
      var structures = Overlay(known.map { [row.id: $0] } ?? [:])
      let change = structures.state(row)
      for (_, structure) in structures.changes { try writing.append(structure, importID: nil) }
      return change
    }
  }
}
