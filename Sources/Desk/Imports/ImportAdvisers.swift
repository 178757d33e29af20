public import Intake
import Store

/// Takes in a file of advisers, with their employers and employments.
///
/// A file is a delta: what it does not say changes nothing, and the same file again changes nothing at all.
public struct ImportAdvisers: Sendable {
  public var parsed: Parsed<AdviserRow>
  public var source: ImportSource
  /// Reports what would change, and changes nothing.
  public var isDryRun: Bool

  public init(_ parsed: Parsed<AdviserRow>, from source: ImportSource, isDryRun: Bool = false) {
    self.parsed = parsed
    self.source = source
    self.isDryRun = isDryRun
  }

  public func perform(with parts: DeskParts) throws -> ImportReport {
    let erased = try parts.erasures?.load()
    return try parts.importing("advisers", as: .importAdvisers, from: source, isDryRun: isDryRun) { reading in
      AdviserChanges(parsed, known: try AdviserFacts(reading, erased: erased))
    }
  }
}
