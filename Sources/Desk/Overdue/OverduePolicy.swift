/// When structures are told about overdue modules, and how many letters somebody may let go alone.
public struct OverduePolicy: Sendable, Hashable {
  /// Days after a deadline at which a structure is told; increasing.
  public var stages: [Int]
  /// Days that a completion may take to reach us.
  public var graceDays: Int
  /// A campaign of more letters is signed by two persons; nil where one will always do.
  public var cap: Int?

  public init(stages: [Int] = [1, 30, 60], graceDays: Int = 0, cap: Int? = nil) {
    self.stages = stages.sorted()
    self.graceDays = graceDays
    self.cap = cap
  }

  /// The highest stage that an overdue of `age` days has reached, from 1; nil before the first.
  ///
  /// A stage that was missed is not made up for.
  func stage(age: Int) -> Int? {
    let reached = stages.count { $0 <= age }
    return reached == 0 ? nil : reached
  }

  /// How many different persons sign a campaign of so many letters.
  func signers(of letters: Int) -> Int {
    guard let cap else { return 1 }
    return letters > cap ? 2 : 1
  }
}
