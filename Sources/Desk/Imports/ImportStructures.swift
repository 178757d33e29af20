public import Intake
import Store

/// Takes in a file of structures.
///
/// A file is a delta: what it does not say changes nothing, and the same file again changes nothing at all.
public struct ImportStructures: Sendable {
  public var parsed: Parsed<StructureRow>
  public var source: ImportSource
  /// Reports what would change, and changes nothing.
  public var isDryRun: Bool

  public init(_ parsed: Parsed<StructureRow>, from source: ImportSource, isDryRun: Bool = false) {
    self.parsed = parsed
    self.source = source
    self.isDryRun = isDryRun
  }

  public func perform(with parts: DeskParts) throws -> ImportReport {
    try parts.importing("structures", as: .importStructures, from: source, isDryRun: isDryRun) { reading in
      StructureChanges(parsed, known: try reading.structures())
    }
  }
}
