import Dates
import Roster

extension Workings {
  /// Who pays for each completion, in order; each right is used once.
  mutating func fund<T: Trace>(_ facts: Facts, _ trace: inout T) {
    for index in followed.indices {
      let one = followed[index]
      let (funding, slot) = funding(of: one.complement, on: one.completion.day, facts)
      if let slot { slots[slot].used += 1 }
      if funding == .fundedComplement, let complement = one.complement { complementsUsed |= 1 << UInt64(complement) }
      followed[index].funding = funding
      if T.isOn { trace.note(finding(one.completion, funding, slot, facts)) }
    }
  }

  /// The funding that a module followed on `day` has at this point, and the right it would use.
  ///
  /// `complement` is its index among the book's complement modules, nil for an ordinary one.
  func funding(of complement: Int?, on day: Day, _ facts: Facts) -> (Funding, slot: Int?) {
    guard isAdmitted(on: day) else { return (regime == .undetermined ? .undetermined : .notAdmitted, nil) }
    guard facts.isEmployed(on: day) else { return (.unfunded, nil) }
    if let complement {
      if day >= book.complement.modules[complement].firstFunded, complementsUsed & 1 << UInt64(complement) == 0 {
        return (.fundedComplement, nil)
      }
      guard book.complement.countsTowardsObligation else { return (.unfunded, nil) }
    }
    guard let slot = slots.firstIndex(where: { $0.used < $0.rights && $0.holds(day) }) else { return (.unfunded, nil) }
    return (.funded, slot)
  }

  /// Rights left on the as-of day; none on a day without employment.
  func usableRights(_ facts: Facts) -> Int {
    guard facts.isEmployed(on: day) else { return 0 }
    var usable = 0
    for slot in slots where slot.holds(day) { usable += slot.rights - slot.used }
    return usable
  }

  private func finding(_ completion: Completion, _ funding: Funding, _ slot: Int?, _ facts: Facts) -> Finding {
    switch funding {
    case .undetermined: .fundingUndetermined(completion)
    case .notAdmitted: .followedBeforeAdmission(completion, admitted: admittedFrom)
    case .fundedComplement: .fundedAsComplement(completion)
    case .funded: .fundedByRight(completion, slot.map { slots[$0].source } ?? .freeChoice(completion.day.year))
    case .unfunded: .unfunded(completion, reason(completion.module, on: completion.day, facts))
    }
  }

  /// What one more module followed on the as-of day would be, and why.
  func nextModule(_ facts: Facts) -> Finding {
    let (funding, slot) = funding(of: nil, on: day, facts)
    return .nextModule(
      funding, on: day, by: slot.map { slots[$0].source },
      because: funding == .unfunded ? reason(nil, on: day, facts) : nil)
  }

  private func reason(_ module: ModuleCode?, on day: Day, _ facts: Facts) -> Finding.Unfunded {
    guard let post = facts.latestPost(on: day) else { return .withoutPost }
    if let index = module.flatMap(complement), !book.complement.countsTowardsObligation {
      let first = book.complement.modules[index].firstFunded
      return day < first ? .complementTooEarly(first, post.kind) : .complementAgain(post.kind)
    }
    return .beyondQuota(post.kind)
  }
}
