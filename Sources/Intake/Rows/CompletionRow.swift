public import Dates
public import Roster

/// One row of the completions file: a module followed by an adviser, or the retraction of that statement.
public struct CompletionRow: Hashable, Sendable {
  /// The line of the file on which the row begins, the first being 1.
  public let line: Int
  /// Who followed the module.
  public let adviser: AdviserID
  /// Which one; that it exists is not checked here.
  public let module: ModuleCode
  /// On which day; perhaps in the future, which no file can know and this room has no clock to see.
  public let followedOn: Day
  /// Whether the row takes back what an earlier file stated.
  public let retracted: Bool

  /// A row as it stands on `line`.
  public init(line: Int, adviser: AdviserID, module: ModuleCode, followedOn: Day, retracted: Bool) {
    self.line = line
    self.adviser = adviser
    self.module = module
    self.followedOn = followedOn
    self.retracted = retracted
  }
}
