/// When structures are told about overdue modules.
public struct OverduePolicy: Sendable, Hashable {
  /// Days after a deadline at which a structure is told; increasing.
  public var stages: [Int]
  /// Days that a completion may take to reach us.
  public var graceDays: Int

  public init(stages: [Int] = [1, 30, 60], graceDays: Int = 0) {
    self.stages = stages.sorted()
    self.graceDays = graceDays
  }

  /// The highest stage that an overdue of `age` days has reached, from 1; nil before the first.
  ///
  /// A stage that was missed is not made up for.
  func stage(age: Int) -> Int? {
    let reached = stages.count { $0 <= age }
    return reached == 0 ? nil : reached
  }
}
