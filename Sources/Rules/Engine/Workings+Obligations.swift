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
    for one in followed where first <= one.completion.day && one.completion.day <= last {
      if counts(one) { return one.completion }
    }
    return nil
  }

  /// Annual obligations up to and including the as-of day's year.
  private mutating func annual<T: Trace>(from first: Int, firstOpens: Day? = nil, _ trace: inout T) {
    guard first <= self.year else { return }
    for year in first...self.year {
      var slot = annual(year)
      if year == first, let firstOpens { slot.opens = firstOpens }
      slots.append(slot)
      guard T.isOn else { continue }
      let owed = Finding.AnnualOwed(
        year: year, opens: slot.opens, deadline: slot.deadline, modules: slot.required,
        rule: regime == .onboarding ? .onboarding : .standing, isExtended: slot.deadline != .last(of: year))
      trace.note(.annualOwed(owed))
    }
  }

  /// Onboarding may reach back before the book's first year, where nothing is laid ready.
  private func annual(_ year: Int) -> Slot {
    let index = year - book.annual.firstYear
    return annuals.indices.contains(index) ? annuals[index] : .annual(of: year, in: book.annual)
  }
}
