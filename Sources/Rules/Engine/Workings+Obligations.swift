import Dates
import Roster

extension Workings {
  /// The obligations that the regime gives, before anything is carried over.
  mutating func produceObligations<T: Trace>(_ facts: Facts, _ trace: inout T) {
    switch regime {
    case .undetermined, .notAdmitted: break
    case .onboarding:
      if let admittedFrom { onboard(from: admittedFrom, &trace) }
    case .standing: standing(facts, &trace)
    }
  }

  /// §3: one obligation per civil year.
  private mutating func standing<T: Trace>(_ facts: Facts, _ trace: inout T) {
    guard let started = facts.firstPostStart?.year else { return }
    var first = max(book.annual.firstYear, started)
    var exempted: Day?
    if case .yes(let day?) = facts.exemption, let admittedFrom, day == admittedFrom {
      first = max(first, day.year)
      exempted = day
    }
    if T.isOn {
      trace.note(
        .annualBegins(year: first, firstYear: book.annual.firstYear, firstPost: started, exempted: exempted))
    }
    annual(from: first, &trace)
  }

  /// §2: two modules within a year of the entry, then one per civil year.
  private mutating func onboard<T: Trace>(from entry: Day, _ trace: inout T) {
    let deadline = entry.adding(years: 1)
    let year = deadline.year
    slots.append(
      Slot(id: .initial, year: year, opens: entry, deadline: deadline, modules: book.onboarding.modules))
    if T.isOn { trace.note(.initialOwed(entry: entry, deadline: deadline, modules: book.onboarding.modules)) }
    guard day > deadline else { return }
    if let followed = countedCompletion(from: .first(of: year), through: deadline) {
      if deadline < .last(of: year) {
        slots.append(.freeChoice(year: year, opens: deadline.next))
      }
      if T.isOn { trace.note(.annualBeginsNextYear(year: year + 1, because: followed, freeFrom: deadline.next)) }
      annual(from: year + 1, &trace)
    } else if deadline == .last(of: year) {
      if T.isOn { trace.note(.annualBeginsAfterFullYear(year: year + 1, deadline: deadline)) }
      annual(from: year + 1, &trace)
    } else {
      if T.isOn { trace.note(.annualBeginsSameYear(year: year, opens: deadline.next)) }
      annual(from: year, firstOpens: deadline.next, &trace)
    }
  }

  /// The first completion of a kind that counts within these days, whether or not it takes a slot.
  private func countedCompletion(from first: Day, through last: Day) -> Completion? {
    for completion in completions where first <= completion.day && completion.day <= last {
      if counts(completion.module), isAdmitted(on: completion.day) { return completion }
    }
    return nil
  }

  /// Annual obligations up to and including the as-of day's year.
  private mutating func annual<T: Trace>(from first: Int, firstOpens: Day? = nil, _ trace: inout T) {
    guard first <= self.year else { return }
    for year in first...self.year {
      let opens = year == first ? firstOpens ?? .first(of: year) : .first(of: year)
      let deadline = book.annual.deadline(of: year)
      slots.append(
        Slot(id: .annual(year), year: year, opens: opens, deadline: deadline, modules: book.annual.modules))
      guard T.isOn else { continue }
      let owed = Finding.AnnualOwed(
        year: year, opens: opens, deadline: deadline, modules: book.annual.modules,
        rule: regime == .onboarding ? .onboarding : .standing, isExtended: deadline != .last(of: year))
      trace.note(.annualOwed(owed))
    }
  }
}
