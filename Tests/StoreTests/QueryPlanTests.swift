import Cases
import Dates
import Envelope
import GRDB
import Roster
import Rules
import Synchronization
import Testing

@testable import Store

/// The questions that are asked all day long, as the room really asks them.
@Suite struct QueryPlanTests {
  enum Question: String, CaseIterable, Sendable {
    case factsOfAnAdviser, casesOfAnAdviser, caseByReference, structure, nextReference, letterByNumber
    case lettersRemaining, attemptsOfALetter, toldSoFar, lastStage, notices, factsVersion
    case lettersOfState, lettersOfStructure, lettersOfCase, caseOfALetter, outboxReport, dueLetters, claiming, leases,
      concluding,
      recording, replacing, cancelling, savingACase, decidedCases, reviewing

    func ask(_ writing: Writing) throws {
      let reading = writing.reading
      let (adviser, reference) = (AdviserID("1"), CaseReference(year: 2025, number: 1))
      switch self {
      case .factsOfAnAdviser: _ = try reading.facts(of: adviser)
      case .casesOfAnAdviser: _ = try reading.caseFiles(CaseFilter(adviser: adviser))
      case .caseByReference: _ = try reading.caseFile(reference)
      case .structure: _ = try reading.structure(StructureID("7"))
      case .nextReference: _ = try writing.nextReference(year: 2025)
      case .letterByNumber: _ = try reading.envelope(1)
      case .lettersRemaining: _ = try reading.outboxRemaining()
      case .attemptsOfALetter: _ = try reading.attempts(of: 1)
      case .toldSoFar: _ = try reading.remindersSent()
      case .lastStage:
        let key = reminder()
        let stage = try reading.lastStage(of: key)
        #expect(stage == key.stage)
      case .notices:
        #expect(try reading.noticesSent().isEmpty)
        let key = notice()
        #expect(try reading.latestStage(of: key) == nil)
        #expect(try reading.notices(about: adviser).isEmpty)
        try writing.untell(key, in: 1)
      case .decidedCases: _ = try reading.decidedCases(of: adviser)
      case .reviewing:
        let opening = try reading.known(before: 1, of: reference)
        #expect(try opening.facts(of: adviser)?.pleas == [])
        try writing.addReview(of: reference, event: 1, .lateFact, StoredWords.difference)
        let review = try #require(try reading.reviews(ReviewFilter(reference: reference, openOnly: true)).first)
        try writing.settle(review.id, Review.Settlement(outcome: .moot, at: newYear))
      case .factsVersion: _ = try reading.factsVersion()
      case .lettersOfState:
        for state in OutboxState.allCases where state != .accepted {
          var filter = OutboxFilter(states: [state])
          filter.after = 0
          _ = try reading.outbox(filter)
        }
      case .lettersOfStructure:
        var filter = OutboxFilter()
        filter.structure = StructureID("7")
        #expect(try reading.outbox(filter).count == 1)
        (filter.structure, filter.campaign) = (nil, "overdue-2026-01-01")
        _ = try reading.outbox(filter)
      case .lettersOfCase: _ = try reading.outbox(OutboxFilter(caseReference: reference))
      case .caseOfALetter:
        #expect(try reading.standing(of: reference, since: newYear)?.adviser == adviser)
      case .outboxReport:
        #expect(try reading.lastAlarm() == nil)
        #expect(try reading.outboxReport(at: newYear).standing.count == 1)
      case .dueLetters: #expect(try reading.isLetterDue(at: newYear))
      case .claiming: _ = try writing.claim(limit: 1, leaseUntil: newYear.adding(seconds: 9), owner: "run")
      case .leases:
        _ = try reading.abandonedLetters(at: newYear) { _ in true }
        try writing.renewLeases(of: "run", until: newYear)
      case .concluding:
        try writing.release(1, owner: "run")
        try writing.conclude(1, .accepted)
      case .recording:
        let attempt = DeliveryAttempt(
          startedAt: newYear, endedAt: newYear, host: "mx", outcome: "accepted", code: 250, enhanced: nil, reply: "ok")
        try writing.record(attempt, of: 1, newState: .accepted, nextAttempt: nil)
      case .replacing: try writing.replace(try #require(try reading.envelope(1)), reminders: [], of: 1)
      case .cancelling: try writing.cancel(1, reason: "no-longer-true")
      case .savingACase:
        var file = try #require(try reading.caseFile(reference))
        file.append(CaseEvent(act: .take, by: "agnes", systemUser: nil, on: day("2026-01-02"), at: newYear))
        try writing.save(file, previousVersion: 1)
      }
    }
  }

  @Test(arguments: Question.allCases) func `no table is read from end to end`(question: Question) throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.setCompleteTo(day("2025-12-31"), importID: nil)
      try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
      try writing.post("letter", .reminder, reminders: [reminder()])
    }
    let statements = Mutex<[String]>([])
    try store.write(at: newYear) { writing in
      writing.db.trace { event in
        guard case .statement(let statement) = event else { return }
        statements.withLock { $0.append(statement.expandedSQL) }
      }
      try question.ask(writing)
      writing.db.trace(options: [])
    }
    let asked = statements.withLock { $0 }.filter { !$0.hasPrefix("--") }
    #expect(!asked.isEmpty)
    for sql in asked {
      let plan = try place.stranger { db in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
      }
      #expect(!plan.contains(where: Self.readsAll), "\(sql)")
    }
  }

  /// A walk through an index that holds what is asked for and nothing else is none.
  private static func readsAll(_ step: String) -> Bool {
    step.hasPrefix("SCAN ") && !step.contains(" USING ") && step != "SCAN CONSTANT ROW"
  }
}
