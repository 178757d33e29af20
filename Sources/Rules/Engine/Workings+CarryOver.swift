import Dates

extension Workings {
  /// JUS: each approval, in order of day and obligation, takes modules off its obligation and makes a new one.
  mutating func carryOver<T: Trace>(_ facts: Facts, _ trace: inout T) {
    let approvals = facts.carryOvers.filter { $0.stands(on: day) }.sorted {
      $0.approvedOn == $1.approvedOn ? $0.obligation < $1.obligation : $0.approvedOn < $1.approvedOn
    }
    for approval in approvals { apply(approval, &trace) }
  }

  private mutating func apply<T: Trace>(_ approval: CarryOver, _ trace: inout T) {
    guard let origin = slots.firstIndex(where: { $0.isObligation && $0.id == approval.obligation }) else {
      if T.isOn { trace.note(.approvalIgnored(approval, .noSuchObligation)) }
      return
    }
    let year = slots[origin].year + book.carryOver.years
    if let reason = ignoring(approval, origin: slots[origin], until: .last(of: year)) {
      if T.isOn { trace.note(.approvalIgnored(approval, reason)) }
      return
    }
    let ordinal = 1 + slots.count { $0.id.origin == approval.obligation }
    guard let id = approval.obligation.carriedOver(ordinal) else {
      if T.isOn { trace.note(.approvalIgnored(approval, .tooManyTimes)) }
      return
    }
    let modules = min(approval.modules, slots[origin].required)
    slots[origin].carryOver(modules)
    let new = Slot(id: id, year: year, opens: approval.approvedOn, deadline: .last(of: year), modules: modules)
    slots.append(new)
    if T.isOn { trace.note(.carriedOver(approval, to: id, modules: modules, until: new.deadline)) }
  }

  private func ignoring(_ approval: CarryOver, origin: Slot, until end: Day) -> Finding.IgnoredApproval? {
    if approval.approvedOn < origin.opens { return .beforeOpening(origin.opens) }
    if approval.approvedOn > end { return .afterWindow(end) }
    if origin.required < 1 || approval.modules < 1 { return .nothingLeft }
    return nil
  }
}
