import Cases
import Dates
import Envelope
import GRDB
import Roster
import Rules
import Store
import Testing

/// Every word that is stored can be read back: a new case of an enumeration needs its place in the schema.
@Suite struct StoredWords {
  static let difference = ReviewDifference(
    changes: [.init(field: .status, obligation: .annual(2025), on: day("2026-01-15"), then: "overdue", now: "met")],
    causes: [.init(kind: .completion, then: nil, now: "2025-11-20 M05")])

  @Test(arguments: Review.Kind.allCases, Review.Outcome.allCases)
  func `every review and what came of it is read back`(kind: Review.Kind, outcome: Review.Outcome) throws {
    let place = try Workplace()
    let store = try place.store()
    let reference = CaseReference(year: 2025, number: 1)
    let difference = ReviewDifference(
      changes: ReviewDifference.Field.allCases.map {
        .init(field: $0, obligation: .initial, on: day("2026-01-15"), then: "a \"b\" / é", now: "")
      }, causes: ReviewDifference.Kind.allCases.map { .init(kind: $0, then: nil, now: "x") })
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.save(try #require(Self.file(number: 1, acts: [])), previousVersion: 0)
      try writing.addReview(of: reference, event: 1, kind, Self.difference)
      let id = try #require(try writing.reading.reviews(ReviewFilter(kind: kind)).first).id
      try writing.find(difference, for: id)
      let login = outcome == .moot ? nil : "agnes"
      try writing.settle(
        id,
        Review.Settlement(
          outcome: outcome, by: login, systemUser: login, inPlaceOf: login.map { _ in "paul" }, at: newYear,
          reason: login.map { _ in "Vu." }))
    }
    let review = try #require(try store.read { try $0.reviews(ReviewFilter(adviser: AdviserID("1"))) }.first)
    #expect(review.kind == kind && review.settlement?.outcome == outcome && review.difference == difference)
    let told = [review.settlement?.by, review.settlement?.inPlaceOf, review.settlement?.reason]
    #expect(told == (outcome == .moot ? [nil, nil, nil] : ["agnes", "paul", "Vu."]))
    #expect(try store.read { try $0.reviews(ReviewFilter(openOnly: true)) } == [])
  }

  @Test(arguments: Role.allCases) func `every role is read back`(role: Role) throws {
    let place = try Workplace()
    let user = User(login: "agnes", name: "Agnès", capacity: "chargée de support", email: "a@desk.example", role: role)
    let store = try place.store()
    try store.write(at: newYear) { try $0.save(user) }
    #expect(try store.read { try $0.user("agnes") } == user)
    #expect(try store.read { try $0.users() } == [user])
  }

  @Test(arguments: EmployerKind.allCases.map(Optional.some) + [nil])
  func `every kind of employer is read back`(kind: EmployerKind?) throws {
    let place = try Workplace()
    let structure = Structure(
      id: StructureID("7"), name: "Mairie", siret: "1", kind: kind, department: DepartmentCode(rawValue: "2A"),
      commune: "Fleur", contactName: "Mme Aubin", contactEmail: "a@town.example")
    let store = try place.store()
    try store.write(at: newYear) { try $0.append(structure, importID: nil) }
    #expect(try store.read { try $0.structure(structure.id) } == structure)
  }

  @Test(arguments: [Exemption.no, .unknown, .yes(on: nil), .yes(on: day("2025-01-01"))])
  func `every answer about an exemption is read back`(exemption: Exemption) throws {
    let place = try Workplace()
    let store = try place.store()
    let training = Training(entry: day("2024-02-29"), exemption: exemption)
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.append(training, of: AdviserID("1"), importID: nil)
    }
    #expect(try store.read { try $0.training(of: AdviserID("1")) } == training)
  }

  @Test(arguments: ["structures", "advisers", "completions", "exemptions"])
  func `every kind of import is recorded`(kind: String) throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      let id = try writing.beginImport(kind: kind, file: "f.csv", digest: "0", rows: 3, by: "agnes")
      try writing.setCompleteTo(day("2025-12-31"), importID: id)
    }
    let recorded = try place.stranger {
      try String.fetchAll($0, sql: "SELECT b.kind FROM revision r JOIN import_batch b ON b.id = r.import_id")
    }
    #expect(recorded == [kind])
  }

  @Test(arguments: Purpose.allCases) func `every purpose of a letter is read back`(purpose: Purpose) throws {
    let place = try Workplace()
    let store = try place.store()
    let id = try store.write(at: newYear) { try $0.post("letter", purpose) }
    let (row, envelope) = try store.read { (try $0.outbox().first, try $0.envelope(id)) }
    #expect(row?.purpose == purpose && row?.state == .queued && row?.enqueuedAt == newYear)
    #expect(envelope?.purpose == purpose && envelope?.priority == purpose.priority)
    #expect(envelope?.bytes == Array("letter".utf8) && envelope?.messageID.rawValue == "letter@quitus.example")
  }

  @Test(arguments: OutboxState.allCases) func `every state of a letter is read back`(state: OutboxState) throws {
    let place = try Workplace()
    let store = try place.store()
    let id = try store.write(at: newYear) { writing in
      let id = try writing.post("letter")
      switch state {
      case .queued: break
      case .claimed: _ = try writing.claim(limit: 1, leaseUntil: newYear.adding(seconds: 60), owner: "run")
      case .cancelled: try writing.cancel(id, reason: "no-longer-true")
      case .held: try writing.hold(id, reason: "only-to")
      case .accepted, .deferred, .failed, .inDoubt:
        let attempt = DeliveryAttempt(
          startedAt: newYear, endedAt: newYear, host: "mx", outcome: state.rawValue, code: 250, enhanced: "2.0.0",
          reply: "ok")
        try writing.record(attempt, of: id, newState: state, nextAttempt: nil)
        #expect(try writing.reading.attempts(of: id) == [attempt])
      }
      return id
    }
    #expect(try store.read { try $0.outbox(OutboxFilter(states: [state])) }.map(\.id) == [id])
    #expect(try store.read { try $0.outbox(OutboxFilter(ids: [id])) }.first?.state == state)
  }

  @Test(arguments: CaseState.allCases) func `every state of a case has its place in the schema`(state: CaseState) throws
  {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.save(try #require(Self.file(number: 1, acts: [])), previousVersion: 0)
    }
    try place.stranger { try $0.execute(sql: "UPDATE case_file SET state = ?", arguments: [state.rawValue]) }
    #expect(try store.read { try $0.caseFiles(CaseFilter(states: [state])) }.count == 1)
    #expect(try store.read { try $0.caseFiles(CaseFilter(openOnly: true)) }.isEmpty == state.isClosed)
  }

  @Test(
    arguments: [
      [.take, .note("Vu."), .propose(.approve, modules: nil, reason: "Vu."), .approve(modules: 2)],
      [.propose(.refuse, modules: 1, reason: "Pièce absente."), .refuse(reason: "Pièce absente.\n« 100 % »")],
      [.take, .take, .withdraw, .note("")],
      [
        .give(to: "marie"), .label("a-rappeler"), .label("été-2025"), .unlabel("a-rappeler"),
        .requestDocuments("L’arrêt.", by: day("2026-02-01")), .keepEvidence(7),
        .documentsSeen("L’arrêt.", validity: period("2025-03-01", "2025-11-30")),
        .propose(.approve, modules: 1, reason: "Vu."), .sign(.approve, modules: 1, reason: nil),
        .approve(modules: 1), .link(CaseReference(year: 2025, number: 9)), .reopen(reason: "Nouvelle pièce."),
        .unlink(CaseReference(year: 2025, number: 9)), .unassign, .sendBack(reason: "Voir le contrat."),
        .absorb(CaseReference(year: 2025, number: 8), receivedOn: day("2025-12-20")),
        .move(adviser: AdviserID("1"), obligation: .annual(2026), modules: 1),
        .sign(.refuse, modules: 0, reason: "Trois jours."), .merge(into: CaseReference(year: 2025, number: 9)),
      ],
    ] as [[Act]])
  func `every act on a case is read back, and the case with it`(acts: [Act]) throws {
    let place = try Workplace()
    let store = try place.store()
    let files = Requester.allCases.enumerated().compactMap { Self.file(number: $0 + 1, requestedBy: $1, acts: acts) }
    try store.write(at: newYear) { writing in
      try writing.introduce()
      for file in files { try writing.save(file, previousVersion: 0) }
    }
    #expect(try store.read { try $0.caseFiles() } == files)
    let facts = try store.read { try $0.facts(of: AdviserID("1")) }
    #expect(facts?.pleas == files.flatMap { $0.pleas(of: AdviserID("1")) })
    #expect(facts?.carryOvers == files.flatMap(\.carryOvers))
  }

  static func file(number: Int, requestedBy: Requester = .adviser, acts: [Act]) -> CaseFile? {
    let opening = Opening(
      adviser: AdviserID("1"), obligation: .annual(2025), ground: GroundCode(rawValue: "other"), modules: 1,
      absence: requestedBy == .adviser ? period("2025-03-01", "2025-11-30") : period("2025-03-01"),
      requestedBy: requestedBy, receivedOn: day("2025-12-30"),
      message: requestedBy == .adviser ? "Empêchée." : nil)
    let events = ([.open(opening)] + acts).enumerated().map { index, act in
      CaseEvent(
        act: act, by: index == 0 ? "agnes" : "paul", systemUser: index == 0 ? "agent" : nil,
        on: day("2026-01-01").adding(days: index), at: newYear.adding(seconds: index))
    }
    return CaseFile(reference: CaseReference(year: 2025, number: number), timeline: events)
  }
}
