public import Dates
public import Intake
import Store

/// Takes in a file of completions.
///
/// A file is a delta: what it does not say changes nothing, and the same file again changes nothing at all.
public struct ImportCompletions: Sendable {
  public var parsed: Parsed<CompletionRow>
  public var source: ImportSource
  /// Up to this day all completions are now known; nil leaves what was stated before.
  public var completeTo: Day?
  /// Reports what would change, and changes nothing.
  public var isDryRun: Bool

  public init(
    _ parsed: Parsed<CompletionRow>, from source: ImportSource, completeTo: Day? = nil, isDryRun: Bool = false
  ) {
    self.parsed = parsed
    self.source = source
    self.completeTo = completeTo
    self.isDryRun = isDryRun
  }

  public func perform(with parts: DeskParts) throws -> ImportReport {
    try parts.importing("completions", as: .importCompletions, from: source, isDryRun: isDryRun) { reading in
      try CompletionChanges(parsed, completeTo: completeTo, in: reading)
    }
  }
}
