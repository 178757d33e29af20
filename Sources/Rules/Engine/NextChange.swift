import Dates

extension Evaluator {
  /// The first day after `situation` with another answer if no fact changes; nil where none comes.
  ///
  /// Looks at the only days on which anything can happen, in order, and takes the first that answers differently.
  mutating func nextChange(_ facts: Facts, after situation: Situation) -> Day? {
    let known = facts.known(on: situation.asOf)
    var days = possibleDays(known, after: situation).filter { $0 > situation.asOf }
    days.sort()
    var previous: Day?
    for day in days where day != previous {
      if differs(known, from: situation, on: day) { return day }
      previous = day
    }
    return nil
  }

  /// In no order, some of them twice, some past.
  private func possibleDays(_ known: Facts, after situation: Situation) -> [Day] {
    var days: [Day] = []
    for post in known.posts {
      days.append(post.period.start)
      if let end = post.period.end { days.append(end.next) }
    }
    if let entry = known.entry {
      days.append(entry)
      days.append(entry.adding(years: 1).next)
    }
    for module in book.complement.modules { days.append(module.firstFunded) }
    // A lapse falls on a 1 January: the next one stands here already, and on any later one a new year's obligation came first.
    for obligation in situation.obligations { days.append(obligation.deadline.next) }
    addYears(to: &days, known, after: situation.asOf)
    return days
  }

  /// The 1 January on which the next annual obligation opens, under §3 and under §2; what opens on another day was added already.
  private func addYears(to days: inout [Day], _ facts: Facts, after day: Day) {
    let next = day.year + 1
    if let start = facts.firstPostStart {
      days.append(.first(of: max(next, book.annual.firstYear, start.year)))
    }
    if let entry = facts.entry { days.append(.first(of: max(next, entry.year + 2))) }
  }

  private mutating func differs(_ facts: Facts, from situation: Situation, on day: Day) -> Bool {
    var silence = Silence()
    workings.evaluate(facts, on: day, &silence)
    var other = workings.situation(facts)
    other.asOf = situation.asOf
    other.nextChange = situation.nextChange
    return other != situation
  }
}
