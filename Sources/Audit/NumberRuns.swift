/// Numbers from 1 on of which most are there.
struct NumberRuns: Sendable {
  /// In order, none touching the next.
  private var runs: [ClosedRange<Int64>] = []

  /// The greatest one; 0 where there is none.
  var last: Int64 { runs.last?.upperBound ?? 0 }

  mutating func insert(_ number: Int64) {
    if let end = runs.last, number - 1 == end.upperBound {
      runs[runs.count - 1] = end.lowerBound...number
      return
    }
    if runs.contains(where: { $0.contains(number) }) { return }
    let index = runs.firstIndex { $0.lowerBound > number } ?? runs.count
    runs.insert(number...number, at: index)
    join(at: index)
    if index > 0 { join(at: index - 1) }
  }

  private mutating func join(at index: Int) {
    guard index + 1 < runs.count, runs[index].upperBound == runs[index + 1].lowerBound - 1 else { return }
    runs[index] = runs[index].lowerBound...runs[index + 1].upperBound
    runs.remove(at: index + 1)
  }

  /// Those from 1 to `end` that are not there.
  func gaps(upTo end: Int64) -> [ClosedRange<Int64>] {
    var gaps: [ClosedRange<Int64>] = []
    var seen: Int64 = 0
    for run in runs where run.lowerBound <= end {
      if run.lowerBound - 1 > seen { gaps.append((seen + 1)...(run.lowerBound - 1)) }
      seen = run.upperBound
    }
    if seen < end { gaps.append((seen + 1)...end) }
    return gaps
  }
}
