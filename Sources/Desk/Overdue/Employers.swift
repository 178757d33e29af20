import Dates
import Roster

extension [Employment] {
  /// Who answers for what fell due on `deadline`: every employer of that day, each once; else the last one before it;
  /// else the first one after it. Empty only where there is no employment at all.
  func employers(at deadline: Day) -> [StructureID] {
    let current = filter { $0.period.contains(deadline) }.map(\.structure)
    if !current.isEmpty { return Set(current).sorted() }
    let before = filter { $0.period.start < deadline }.max { a, b in
      let (endOfA, endOfB) = (a.period.end ?? deadline, b.period.end ?? deadline)
      if endOfA != endOfB { return endOfA < endOfB }
      return a.period.start == b.period.start ? a.structure < b.structure : a.period.start < b.period.start
    }
    let after = self.min { a, b in
      a.period.start == b.period.start ? a.structure < b.structure : a.period.start < b.period.start
    }
    return [before ?? after].compactMap { $0?.structure }
  }
}
