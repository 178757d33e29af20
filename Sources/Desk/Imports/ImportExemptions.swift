public import Intake
import Store

/// Takes in a file of exemptions from initial training.
///
/// A file is a delta: what it does not say changes nothing, and the same file again changes nothing at all.
public struct ImportExemptions: Sendable {
  public var parsed: Parsed<ExemptionRow>
  public var source: ImportSource
  /// Reports what would change, and changes nothing.
  public var isDryRun: Bool

  public init(_ parsed: Parsed<ExemptionRow>, from source: ImportSource, isDryRun: Bool = false) {
    self.parsed = parsed
    self.source = source
    self.isDryRun = isDryRun
  }

  public func perform(with parts: DeskParts) throws -> ImportReport {
    try parts.importing("exemptions", as: .importExemptions, from: source, isDryRun: isDryRun) { reading in
      try ExemptionChanges(parsed, in: reading)
    }
  }
}
