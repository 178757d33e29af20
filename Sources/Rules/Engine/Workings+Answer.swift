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
    for funding in fundings where funding == .funded || funding == .fundedComplement { tally.funded += 1 }
    return tally
  }

  func situation(_ facts: Facts) -> Situation {
    let obligations = slots.indices.filter { slots[$0].isObligation }.map { obligation($0, facts) }
    return Situation(
      asOf: day, ruleBook: book.name, regime: regime, obligations: obligations,
      completions: zip(completions, fundings).map { Situation.Funded(completion: $0, funding: $1) },
      usableRights: usableRights(facts),
      overdue: obligations.reduce(0) { $0 + ($1.status == .overdue ? $1.missing : 0) },
      nextModule: funding(of: nil, on: day, facts).0,
      nextComplement: book.complement.modules.map {
        Situation.Complement(module: $0.code, funding: funding(of: $0.code, on: day, facts).0)
      })
  }

  private func obligation(_ index: Int, _ facts: Facts) -> Obligation {
    let slot = slots[index]
    let taken = completions.indices.filter { taker[$0] == index }.map {
      Obligation.Taken(completion: completions[$0], isLate: completions[$0].day > slot.deadline)
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
          obligation: obligation.id, status: obligation.status, deadline: obligation.deadline,
          missing: obligation.missing, taken: obligation.completions,
          plea: facts.pleas.first { $0.obligation == obligation.id && $0.isOpen(on: day) },
          lapses: .last(of: obligation.year + book.late.lapsesAfterYears)))
    }
  }
}
