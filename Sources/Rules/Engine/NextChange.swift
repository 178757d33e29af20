import Dates

extension Evaluator {
  /// The first day after `situation` with another answer if no fact changes; nil where none comes.
  ///
  /// Looks at the only days on which anything can happen, in order, and takes the first that answers differently.
  mutating func nextChange(_ facts: Facts, after situation: Situation) -> Day? {
    let known = facts.known(on: situation.asOf)
    var days = Set<Day>()
    for post in known.posts {
      days.insert(post.period.start)
      if let end = post.period.end { days.insert(end.next) }
    }
    if let entry = known.entry {
      days.insert(entry)
      days.insert(entry.adding(years: 1).next)
    }
    for module in book.complement.modules { days.insert(module.firstFunded) }
    // A lapse falls on a 1 January: the next one stands here already, and on any later one a new year's obligation came first.
    for obligation in situation.obligations { days.insert(obligation.deadline.next) }
    addYears(to: &days, known, after: situation.asOf)
    for day in days.sorted() where day > situation.asOf {
      if differs(known, from: situation, on: day) { return day }
    }
    return nil
  }

  /// The 1 January on which the next annual obligation opens, under §3 and under §2; what opens on another day was added already.
  private func addYears(to days: inout Set<Day>, _ facts: Facts, after day: Day) {
    let next = day.year + 1
    if let start = facts.firstPostStart {
      days.insert(.first(of: max(next, book.annual.firstYear, start.year)))
    }
    if let entry = facts.entry { days.insert(.first(of: max(next, entry.year + 2))) }
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
