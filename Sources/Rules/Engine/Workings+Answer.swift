import Dates
import Roster

extension Workings {
  func tally(_ facts: Facts) -> Tally {
    var tally = Tally(
      regime: regime, obligations: 0, missing: 0, overdue: 0, nextDeadline: nil, usableRights: usableRights(facts),
      nextModule: funding(of: nil, on: day, facts).0, funded: 0)
    for slot in slots where slot.isObligation {
      tally.obligations += 1
      guard slot.unmet > 0, !slot.isWaived else { continue }
      tally.missing += slot.unmet
      if slot.deadline >= day {
        if tally.nextDeadline == nil { tally.nextDeadline = slot.deadline }
      } else if status(of: slot, facts) == .overdue {
        tally.overdue += slot.unmet
      }
    }
    for one in followed where one.funding == .funded || one.funding == .fundedComplement { tally.funded += 1 }
    return tally
  }

  func situation(_ facts: Facts) -> Situation {
    let obligations = slots.indices.filter { slots[$0].isObligation }.map { obligation($0, facts) }
    return Situation(
      asOf: day, ruleBook: book.name, regime: regime, obligations: obligations,
      completions: followed.map { Situation.Funded(completion: $0.completion, funding: $0.funding) },
      usableRights: usableRights(facts),
      overdue: obligations.reduce(0) { $0 + ($1.status == .overdue ? $1.missing : 0) },
      nextModule: funding(of: nil, on: day, facts).0,
      nextComplement: book.complement.modules.enumerated().map { index, module in
        Situation.Complement(module: module.code, funding: funding(of: index, on: day, facts).0)
      })
  }

  private func obligation(_ index: Int, _ facts: Facts) -> Obligation {
    let slot = slots[index]
    let taken = followed.filter { $0.slot == index }.map {
      Obligation.Taken(completion: $0.completion, isLate: $0.completion.day > slot.deadline)
    }
    let kind: Obligation.Kind = slot.id.isCarriedOver ? .carryOver : slot.id == .initial ? .initial : .annual
    return Obligation(
      id: slot.id, kind: kind, year: slot.year, opens: slot.opens, deadline: slot.deadline, required: slot.required,
      carriedOver: slot.carriedOver, missing: slot.isWaived ? 0 : slot.unmet, status: status(of: slot, facts),
      completions: taken)
  }

  /// One finding per obligation: where it stands and what it took.
  func standings(_ situation: Situation, _ facts: Facts) -> [Finding] {
    situation.obligations.map { obligation in
      .stands(
        Finding.Standing(
          obligation: obligation.id, regime: regime, status: obligation.status, deadline: obligation.deadline,
          missing: obligation.missing, taken: obligation.completions,
          plea: facts.pleas.first { $0.obligation == obligation.id && $0.isOpen(on: day) },
          lapses: .last(of: obligation.year + book.late.lapsesAfterYears)))
    }
  }
}
