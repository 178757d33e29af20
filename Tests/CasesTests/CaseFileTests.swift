import Cases
import Dates
import Roster
import Rules
import Testing

/// What a case says of itself, all of it from its timeline.
@Suite struct CaseFileTests {
  struct Delay: CustomTestStringConvertible {
    var received: String
    var implied: String
    var testDescription: String { received }
  }

  static let delays = [
    Delay(received: "2026-01-10", implied: "2026-03-10"),
    Delay(received: "2026-11-15", implied: "2027-01-15"),
    Delay(received: "2026-12-31", implied: "2027-02-28"),
    Delay(received: "2027-12-31", implied: "2028-02-29"),
    Delay(received: "2027-12-30", implied: "2028-02-29"),
    Delay(received: "2027-12-29", implied: "2028-02-29"),
    Delay(received: "2026-12-28", implied: "2027-02-28"),
    Delay(received: "2028-02-29", implied: "2028-04-29"),
    Delay(received: "2026-07-31", implied: "2026-09-30"),
    Delay(received: "2026-06-30", implied: "2026-08-30"),
  ]

  @Test(arguments: delays) func `silence is a refusal two months after receipt`(row: Delay) {
    var opening = Opening.sample
    opening.receivedOn = day(row.received)
    #expect(CaseFile.after([(.open(opening), Seat("anne"))]).impliedDecisionOn == day(row.implied))
  }

  @Test func `a timeline that does not begin with one opening is no case`() {
    let opened = CaseEvent(
      act: .open(.sample), by: "anne", systemUser: nil, on: day("2026-01-10"), at: Instant(rawValue: 0))
    var taken = opened
    taken.act = .take
    #expect(CaseFile(reference: CaseFile.sampleReference, timeline: []) == nil)
    #expect(CaseFile(reference: CaseFile.sampleReference, timeline: [taken, opened]) == nil)
    #expect(CaseFile(reference: CaseFile.sampleReference, timeline: [opened, opened]) == nil)
    #expect(CaseFile(reference: CaseFile.sampleReference, timeline: [opened, taken])?.version == 2)
  }

  @Test func `a case just opened is received, nobody's, and decided by nobody`() {
    let file = CaseFile.standing(at: .received)
    #expect(file.opening == .sample)
    #expect(file.assignedTo == nil && file.proposal == nil && file.decision == nil)
    #expect(file.carryOver == nil && file.closedOn == nil)
    #expect(file.version == 1)
  }

  @Test func `a case is instructed by whoever took it last`() {
    let file = CaseFile.after([(.open(.sample), Seat("anne")), (.take, Seat("bruno")), (.take, Seat("chloe"))])
    #expect(file.assignedTo == "chloe")
  }

  @Test func `an approval carries the modules over on the day it takes effect`() {
    var opening = Opening.sample
    opening.obligation = .initial
    opening.modules = 2
    let file = CaseFile.after([
      (.open(opening), Seat("anne")),
      (.propose(.approve, modules: 1, reason: "papers seen"), Seat("chloe")),
      (.approve(modules: 1), Seat("dora")),
      (.note("told the employer"), Seat("anne")),
    ])
    #expect(file.proposal?.by == "chloe")
    #expect(file.decision?.verdict == .approve)
    #expect(file.decision?.modules == 1)
    #expect(file.decision?.by == "dora")
    #expect(file.decision?.on == day("2026-01-12"))
    #expect(
      file.carryOver
        == CarryOver(obligation: .initial, modules: 1, approvedOn: day("2026-01-12"), caseReference: "2026-00042"))
    #expect(file.closedOn == day("2026-01-12"))
    #expect(
      file.pleas(of: opening.adviser) == [
        Plea(
          obligation: .initial, receivedOn: day("2026-01-10"), closedOn: day("2026-01-12"), caseReference: "2026-00042")
      ]
    )
  }

  @Test func `a refusal carries nothing over and gives its reason`() {
    let file = CaseFile.after([(.open(.sample), Seat("anne")), (.refuse(reason: "three days only"), Seat("dora"))])
    #expect(file.carryOver == nil)
    #expect(file.decision?.verdict == .refuse)
    #expect(file.decision?.modules == 0)
    #expect(file.decision?.reason == "three days only")
    #expect(file.decision?.on == day("2026-01-11"))
    #expect(file.closedOn == day("2026-01-11"))
  }

  @Test func `a withdrawn case pleads no longer and was never decided`() throws {
    let file = CaseFile.after([(.open(.sample), Seat("anne")), (.withdraw, Seat("anne"))])
    let plea = try #require(file.pleas(of: Opening.sample.adviser).first)
    #expect(plea.closedOn == day("2026-01-11"))
    #expect(file.decision == nil && file.carryOver == nil)
    #expect(plea.isOpen(on: day("2026-01-10")))
    #expect(!plea.isOpen(on: day("2026-01-11")))
  }

  @Test func `an approval grants what the proposal says, else what the case pleads`() {
    var opening = Opening.sample
    opening.modules = 2
    let opened = (Act.open(opening), Seat("anne"))
    let silent = (Act.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe"))
    let fewer = (Act.propose(.approve, modules: 1, reason: "papers for one"), Seat("chloe"))
    #expect(CaseFile.after([opened]).modulesToGrant == 2)
    #expect(CaseFile.after([opened, silent]).modulesToGrant == 2)
    #expect(CaseFile.after([opened, fewer]).modulesToGrant == 1)
  }

  @Test func `three states leave nothing to decide`() {
    #expect(CaseState.allCases.filter(\.isClosed) == [.approved, .refused, .withdrawn])
  }
}

extension CaseFileTests {
  @Test func `a case stood on a day as its acts up to that day tell, and was none before it was open`() throws {
    let days = ["2026-01-10", "2026-01-10", "2026-01-20"].map(day)
    let acts: [Act] = [.open(.sample), .take, .withdraw]
    let events = zip(acts, days).map {
      CaseEvent(act: $0, by: "anne", systemUser: nil, on: $1, at: Instant(rawValue: 0))
    }
    let file = try #require(CaseFile(reference: CaseFile.sampleReference, timeline: events))
    #expect(file.asOf(day("2026-01-09")) == nil)
    #expect(file.asOf(day("2026-01-10"))?.state == .inReview && file.asOf(day("2026-01-19"))?.version == 2)
    #expect(file.asOf(day("2026-01-20")) == file && file.asOf(day("2027-01-01")) == file)
  }
}
