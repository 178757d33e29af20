public import Dates
import Roster

/// Answers for one adviser after another with one rule book, keeping its workbench between them.
///
/// Not shared between threads: each has its own.
public struct Evaluator: Sendable {
  var workings: Workings

  public init(_ book: RuleBook) { workings = Workings(book: book) }

  public var book: RuleBook { workings.book }

  /// The situation in figures, without building anything.
  public mutating func tally(of facts: Facts, on day: Day) -> Tally {
    var silence = Silence()
    workings.evaluate(facts, on: day, &silence)
    return workings.tally(facts)
  }

  /// What these facts amount to on `day`.
  public mutating func situation(of facts: Facts, on day: Day) -> Situation {
    var silence = Silence()
    workings.evaluate(facts, on: day, &silence)
    var situation = workings.situation(facts)
    situation.nextChange = nextChange(facts, after: situation)
    return situation
  }

  /// The same with what it rests on, one finding per conclusion.
  public mutating func explained(_ facts: Facts, on day: Day) -> (situation: Situation, findings: [Finding]) {
    let situation = situation(of: facts, on: day)
    var log = FindingLog()
    workings.evaluate(facts, on: day, &log)
    log.findings += workings.standings(situation, facts)
    log.findings.append(workings.nextModule(facts))
    return (situation, log.findings)
  }
}

/// What these facts amount to on `day` under `book`.
public func situation(_ facts: Facts, in book: RuleBook, on day: Day) -> Situation {
  var evaluator = Evaluator(book)
  return evaluator.situation(of: facts, on: day)
}
