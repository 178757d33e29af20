/// When structures are told about overdue modules, and how many letters somebody may let go alone.
public struct OverduePolicy: Sendable, Hashable {
  /// Days after a deadline at which a structure is told; increasing.
  public var stages: [Int]
  /// Days that a completion may take to reach us.
  public var graceDays: Int
  /// So many days at least lie between two tellings of one obligation to one reader, however fast stages follow each other.
  public var gapDays: Int
  /// A campaign of more letters is signed by two persons; nil where one will always do.
  public var cap: Int?
  /// The stages, from 1, at which the adviser is told as well, in a letter of their own.
  public var copyAdviser: Set<Int>
  /// The stages at which the structure's manager gets what its contact gets.
  public var copyManager: Set<Int>

  public init(
    stages: [Int] = [1, 30, 60], graceDays: Int = 0, gapDays: Int = 14, cap: Int? = nil, copyAdviser: Set<Int> = [],
    copyManager: Set<Int> = []
  ) {
    self.stages = stages.sorted()
    self.graceDays = graceDays
    self.gapDays = gapDays
    self.cap = cap
    self.copyAdviser = copyAdviser
    self.copyManager = copyManager
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
