/// A stretch of days, both ends included; open-ended where `end` is nil.
public struct Period: Hashable, Sendable, BitwiseCopyable {
  public let start: Day
  public let end: Day?

  /// - Returns: nil where the end comes before the start.
  public init?(start: Day, end: Day?) {
    if let end, end < start { return nil }
    self.start = start
    self.end = end
  }

  /// Whether `day` lies within it, both ends included.
  public func contains(_ day: Day) -> Bool {
    guard start <= day else { return false }
    guard let end else { return true }
    return day <= end
  }
}
