public import Dates
import Roster

/// The account of an adviser's rights up to `day`: every grant, use, carry-over and loss, in order.
///
/// Its last balance is the situation's usable rights; later facts are not known. Empty where no right was ever granted.
public func account(of facts: Facts, in book: RuleBook, on day: Day) -> [AccountLine] {
  var ledger = Ledger(book)
  return ledger.lines(facts, on: day)
}

/// The movements that an evaluation implies, and the employment that decides which of them can be used.
private struct Ledger {
  private var workings: Workings
  private var movements: [Movement] = []

  /// One change of the rights themselves, employed or not.
  private struct Movement {
    var day: Day
    var kind: AccountLine.Kind
    var obligation: ObligationID?
    var completion: Completion?
    var change: Int

    /// Within a day losses come first and uses last; what a decision moves leaves one obligation before it reaches the next.
    private var rank: Int {
      let times = obligation?.timesCarriedOver ?? 0
      return switch kind {
      case .reversal: -1
      case .loss: 0
      case .grant: 1 + 2 * times
      case .carryOver: 2 + 2 * times
      case .use, .suspended, .resumed: 99
      }
    }

    static func precedes(_ a: Movement, _ b: Movement) -> Bool {
      if a.day != b.day { return a.day < b.day }
      if a.rank != b.rank { return a.rank < b.rank }
      if let one = a.completion, let other = b.completion { return one < other }
      return (a.obligation?.description ?? "") < (b.obligation?.description ?? "")
    }
  }

  init(_ book: RuleBook) { workings = Workings(book: book) }

  mutating func lines(_ facts: Facts, on day: Day) -> [AccountLine] {
    var log = FindingLog()
    workings.evaluate(facts, on: day, &log)
    for slot in workings.slots { move(slot, facts, log.findings, until: day) }
    for carryOver in facts.carryOvers { takeBack(carryOver, until: day) }
    movements.sort(by: Movement.precedes)
    return balanced(facts, until: day)
  }

  /// What one obligation, or the right "au choix", granted, gave away, used and lost.
  private mutating func move(_ slot: Slot, _ facts: Facts, _ findings: [Finding], until day: Day) {
    guard slot.opens <= day else { return }
    let id = slot.isObligation ? slot.id : nil
    // Rights that a decision took while the window was open; those it took later had been lost by then.
    let taken = findings.compactMap { finding -> (day: Day, modules: Int)? in
      guard case .carriedOver(let approval, _, let modules, _) = finding, slot.isObligation,
        approval.obligation == slot.id
      else { return nil }
      return (approval.approvedOn, modules)
    }
    var left = slot.rights + taken.reduce(0) { $0 + $1.modules }
    guard left > 0 else { return }
    add(slot.opens, .grant, id, nil, left)
    for (on, modules) in taken where on <= slot.deadline {
      add(on, .carryOver, id, nil, -modules)
      left -= modules
    }
    for case .fundedByRight(let completion, let source) in findings where source == slot.source {
      add(completion.day, .use, id, completion, -1)
      left -= 1
    }
    lose(left, of: slot, id, facts, until: day)
  }

  /// What is left at the end of a window is lost; what a decision had moved away by then is lost on the day it comes back.
  private mutating func lose(_ left: Int, of slot: Slot, _ id: ObligationID?, _ facts: Facts, until day: Day) {
    guard slot.deadline < day, left > 0 else { return }
    var left = left
    for carryOver in facts.carryOvers where slot.isObligation && carryOver.obligation == slot.id {
      guard let revoked = carryOver.revokedOn, revoked <= day, carryOver.approvedOn < revoked,
        carryOver.approvedOn >= slot.opens, carryOver.approvedOn <= slot.deadline, slot.deadline < revoked, left > 0
      else { continue }
      let away = min(carryOver.modules, slot.rights, left)
      add(revoked, .loss, id, nil, -away)
      left -= away
    }
    if left > 0 { add(slot.deadline.next, .loss, id, nil, -left) }
  }

  /// A carry-over that was taken back: what it moved, moved back on the day of the reversal, so that nothing of it is left.
  private mutating func takeBack(_ carryOver: CarryOver, until day: Day) {
    guard let revoked = carryOver.revokedOn, revoked <= day, carryOver.approvedOn < revoked,
      let origin = workings.slots.first(where: { $0.isObligation && $0.id == carryOver.obligation }),
      let later = carryOver.obligation.carriedOver(1)
    else { return }
    // As much as the decision could have moved; what was lost by then came to the later year all the same.
    let modules = min(carryOver.modules, origin.rights)
    guard modules > 0, carryOver.approvedOn >= origin.opens else { return }
    if carryOver.approvedOn <= origin.deadline { add(carryOver.approvedOn, .carryOver, origin.id, nil, -modules) }
    add(carryOver.approvedOn, .grant, later, nil, modules)
    add(revoked, .reversal, later, nil, -modules)
    if carryOver.approvedOn <= origin.deadline { add(revoked, .reversal, origin.id, nil, modules) }
  }

  private mutating func add(
    _ day: Day, _ kind: AccountLine.Kind, _ id: ObligationID?, _ completion: Completion?, _ change: Int
  ) {
    movements.append(Movement(day: day, kind: kind, obligation: id, completion: completion, change: change))
  }

  /// Runs the movements against employment: while there is none, whatever comes is set aside.
  private func balanced(_ facts: Facts, until day: Day) -> [AccountLine] {
    var lines: [AccountLine] = []
    var rights = 0
    var balance = 0
    var pending = movements[...]
    for today in Set(movements.map(\.day) + facts.turningDays + [day]).sorted() where today <= day {
      let isEmployed = facts.isEmployed(on: today)
      if isEmployed, balance != rights { line(today, .resumed, rights - balance) }
      while let movement = pending.first, movement.day == today {
        pending.removeFirst()
        rights += movement.change
        // What was set aside goes without touching the balance a second time.
        let change = isEmployed ? movement.change : max(movement.change, 0)
        balance += change
        lines.append(
          AccountLine(
            day: today, kind: movement.kind, obligation: movement.obligation, completion: movement.completion,
            modules: abs(movement.change), change: change, balance: balance))
      }
      if !isEmployed, balance != 0 { line(today, .suspended, -balance) }
    }
    return lines

    func line(_ day: Day, _ kind: AccountLine.Kind, _ change: Int) {
      balance += change
      lines.append(
        AccountLine(
          day: day, kind: kind, obligation: nil, completion: nil, modules: abs(change), change: change,
          balance: balance))
    }
  }
}

extension Facts {
  /// The days on which somebody starts to be employed, or stops.
  fileprivate var turningDays: [Day] {
    posts.flatMap { [$0.period.start] + ($0.period.end.map { [$0.next] } ?? []) }
  }
}
