import Dates
import Roster
import Rules
import Testing

/// The engine against a second reading of the rules, and that reading against the vectors.
@Suite struct ReferenceTests {
  @Test(arguments: Vector.all) func `the reference alone answers as the vector says`(vector: Vector) throws {
    var book = ReferenceBook(RuleBook.article)
    for (key, value) in vector.book ?? [:] { book = try #require(book.changing(key, to: value)) }
    let reference = Reference(
      facts: ReferenceFacts(vector.facts), book: book, asOf: try #require(number(written: vector.asOf)))
    #expect(Vector.Expected(reference.answer()) == vector.expected)
  }

  @Test(arguments: Round.shares(salt: 1))
  func `engine and reference agree on made-up facts, days and books`(seeds: Range<Int>) {
    let counterexample = Round.first(in: seeds) { round, _ in
      let reference = Reference(
        facts: ReferenceFacts(round.facts), book: ReferenceBook(round.book), asOf: number(round.day))
      return ReferenceAnswer(round.situation()) != reference.answer()
    }
    #expect(counterexample == nil)
  }
}

/// A written day as the reference counts it: 20250331 for `2025-03-31`.
func number(written text: String) -> Int? { Int(text.filter { $0 != "-" }) }

extension ReferenceFacts {
  /// Straight from the fixture's text, past the engine's types.
  init(_ written: Vector.WrittenFacts) {
    entry = written.entry.flatMap(number(written:))
    exempt = written.exempt.map { $0 ? "yes" : "no" } ?? "unknown"
    exemptedOn = written.exemptedOn.flatMap(number(written:))
    posts = written.employments.compactMap { post in
      number(written: post.start).map { Post(start: $0, end: post.end.flatMap(number(written:)), kind: post.kind) }
    }
    followed = written.completions.compactMap { completion in
      number(written: completion.day).map { Followed(day: $0, module: completion.module) }
    }
    approvals = written.carryOvers.compactMap { approval in
      number(written: approval.approvedOn).map {
        Approval(obligation: approval.obligation, modules: approval.modules, day: $0)
      }
    }
    cases = written.openCases.compactMap { plea in
      number(written: plea.receivedOn).map {
        Case(obligation: plea.obligation, received: $0, closed: plea.closedOn.flatMap(number(written:)))
      }
    }
  }
}

extension ReferenceBook {
  /// This book with one key changed, as the fixture names it; nil where the key is not known.
  func changing(_ key: String, to value: Vector.Value) -> ReferenceBook? {
    var book = self
    switch (key, value) {
    case ("onboarding.admitted_from", .text(let text)): book.onboardingAdmittedFrom = number(written: text) ?? 0
    case ("annual.first_year", .number(let number)): book.annualFirstYear = number
    case ("complement.counts_towards_obligation", .flag(let flag)): book.complementCounts = flag
    case ("late.regularises", .flag(let flag)): book.lateRegularises = flag
    case ("late.lapses_after_years", .number(let number)): book.lateLapsesAfterYears = number
    case ("carry_over.years", .number(let number)): book.carryOverYears = number
    default: return nil
    }
    return book
  }
}

extension Vector.Expected {
  init(_ answer: ReferenceAnswer) {
    func written(_ day: Int) -> String {
      let digits = String(day)
      return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }
    self.init(
      regime: answer.regime,
      obligations: answer.obligations.map {
        Vector.ExpectedObligation(
          id: $0.id, year: $0.year, opens: written($0.opens), deadline: written($0.deadline), required: $0.required,
          missing: $0.missing, status: $0.status)
      },
      completions: answer.completions.map {
        Vector.ExpectedFunding(day: written($0.day), module: $0.module, funding: $0.funding)
      },
      overdue: answer.overdue, usableRights: answer.usableRights, nextModule: answer.nextModule,
      nextComplement: Dictionary(answer.nextComplement.map { ($0.module, $0.funding) }, uniquingKeysWith: { a, _ in a })
    )
  }
}
