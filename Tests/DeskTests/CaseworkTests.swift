import Cases
import Dates
import Desk
import Roster
import Rules
import Store
import Testing

/// What the desk does with a case between its receipt and its decision, and after.
@Suite struct CaseworkTests {
  private let agnes = Acting(login: "agnes")
  private let paul = Acting(login: "paul")
  private let today = day("2026-01-15")

  private func town() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    return desk
  }

  @Test func `papers that are asked for put the implied decision off until they come`() throws {
    let desk = try town()
    let reference = try desk.open(receivedOn: "2026-01-10").value().file.reference
    #expect(try desk.file(reference).impliedDecisionOn == day("2026-03-10"))
    let asked = try RequestDocuments(
      reference, text: "L’arrêt de travail.", due: day("2026-02-15"), by: agnes, on: today
    ).perform(with: desk.parts).value().file
    #expect(asked.state == .awaitingDocuments && asked.impliedDecisionOn == day("2026-04-10"))
    desk.clock.set(day("2026-01-25"))
    let seen = try RecordDocumentsSeen(
      reference, text: "Arrêt de travail.",
      validity: #require(Period(start: day("2025-03-01"), end: day("2025-11-30"))),
      by: agnes, on: desk.clock.today
    ).perform(with: desk.parts).value().file
    #expect(seen.state == .inReview && seen.impliedDecisionOn == day("2026-03-20"))
    #expect(try desk.file(reference) == seen)
  }

  @Test func `a decision that states what was previewed is not taken once anything of it has changed`() throws {
    let desk = try town()
    let reference = try desk.proposed()
    func seen() throws -> Seen {
      try PreviewDecision(reference, .approve(modules: nil), by: paul, on: today).perform(with: desk.parts).value().seen
    }
    func approve(_ seen: Seen) throws -> Outcome<CaseDone, DeskRefusal> {
      try ApproveCase(reference, seen: seen, by: paul, on: today).perform(with: desk.parts)
    }
    let first = try seen()
    #expect(Seen(first.description) == first && Seen("7") == nil && Seen("7.01") == nil)
    // What concerns another adviser changes nothing.
    _ = try desk.importCompletions("2;M02;2025-05-01;")
    #expect(try seen() == first)
    // A fact of this adviser, an address, the employer, a note: each does.
    let changes: [() throws -> Void] = [
      { _ = try desk.importCompletions("1;CAFE-IA;2025-05-01;") },
      { _ = try desk.importAdvisers("1;Martin;Alice;alice@ailleurs.example;;;;;;") },
      { _ = try desk.importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;autre@fleur.example") },
      { _ = try NoteCase(reference, text: "A rappelé.", by: self.agnes, on: self.today).perform(with: desk.parts) },
    ]
    for change in changes {
      let stated = try seen()
      try change()
      let found = try seen()
      #expect(found != stated)
      try desk.expect(.previewOutdated(stated: stated, found: found)) { try approve(stated) }
    }
    let done = try approve(try seen()).value().file
    #expect(done.state == .approved && done.decision?.factsVersion != nil)
  }

  @Test func `a reopened approval gives the rights back, keeps its letters here, and lists those that left`() throws {
    let desk = try town()
    let reference = try desk.proposed()
    _ = try desk.approve(reference).value()
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .carriedOver)
    let adviserLetter = try #require(try desk.outbox().first { $0.letter == "approval" })
    _ = try Dispatch(on: today, policy: desk.policy, owner: "run", isAlive: { _ in false }, limit: 1)
      .perform(with: desk.parts, deliver: { _ in .accepted })
    desk.clock.set(day("2026-02-01"))
    try desk.expect(.move(.roleMayNotDecide(.agent))) {
      try ReopenCase(reference, reason: "Erreur.", by: agnes, on: desk.clock.today).perform(with: desk.parts)
    }
    try desk.expect(.move(.noReason(.reopen))) {
      try ReopenCase(reference, reason: "\u{200B}", by: paul, on: desk.clock.today).perform(with: desk.parts)
    }
    let done = try ReopenCase(reference, reason: "Pièce fausse.", by: paul, on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(done.file.state == .inReview && done.file.carryOver == nil)
    #expect(done.told.map(\.outboxID) == [adviserLetter.id])
    #expect(done.recalled.map(\.letter) == ["decision-notice"])
    #expect(try desk.outbox().first { $0.letter == "decision-notice" }?.state == .cancelled)
    let statuses = try ["2026-01-14", "2026-01-15", "2026-01-31", "2026-02-01"].map {
      try desk.status("1", "annual-2025", on: $0)
    }
    #expect(statuses == [.overdue, .carriedOver, .carriedOver, .underReview])
    // Whoever reopened it instructs it again, and does not decide.
    _ = try ProposeDecision(reference, .approve, reason: "Pièce vraie.", by: agnes, on: desk.clock.today)
      .perform(with: desk.parts).value()
    try desk.expect(.move(.fourEyes(did: .reopen, on: desk.clock.today))) { try desk.approve(reference) }
    _ = try desk.approve(reference, by: "ada").value()
    #expect(try desk.status("1", "annual-2025", on: "2026-02-01") == .carriedOver)
    #expect(try desk.file(reference).carryOvers.map(\.revokedOn) == [day("2026-02-01"), nil])
  }

  @Test func `a case that was opened on the wrong adviser pleads for the right one`() throws {
    let desk = try town()
    let reference = try desk.open(receivedOn: "2026-01-05").value().file.reference
    #expect(try desk.status("2", "annual-2025", on: "2026-01-15") == .overdue)
    try desk.expect(.noSuchAdviser(AdviserID("99"))) {
      try MoveCase(reference, adviser: AdviserID("99"), by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.roleMayNotInstruct(.auditor))) {
      try MoveCase(reference, adviser: AdviserID("99"), by: Acting(login: "otto"), on: today).perform(with: desk.parts)
    }
    try desk.expect(.carryOver(.met(.annual(2024)))) {
      try MoveCase(reference, obligation: .annual(2024), by: agnes, on: today).perform(with: desk.parts)
    }
    let moved = try MoveCase(reference, adviser: AdviserID("2"), by: agnes, on: today).perform(with: desk.parts).value()
    #expect(moved.file.opening.adviser == AdviserID("2") && moved.file.state == .received)
    let statuses = try ["1", "2"].map { try desk.status($0, "annual-2025", on: "2026-01-15") }
    #expect(statuses == [.overdue, .underReview])
    #expect(try desk.status("1", "annual-2025", on: "2026-01-10") == .underReview)
    #expect(try desk.file(reference) == moved.file)
  }

  @Test func `a duplicate is closed, and whoever touched it does not decide its twin`() throws {
    let desk = try town()
    let first = try desk.open(receivedOn: "2026-01-05", by: "paul").value().file.reference
    let twin = try desk.open(receivedOn: "2026-01-12", by: "agnes").value().file.reference
    let other = try desk.open("2").value().file.reference
    try desk.expect(.move(.otherAdviser(AdviserID("2")))) {
      try MergeCase(first, twin: other, by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.sameCase)) {
      try MergeCase(first, twin: first, by: agnes, on: today).perform(with: desk.parts)
    }
    let merged = try MergeCase(first, twin: twin, by: agnes, on: today).perform(with: desk.parts).value().file
    #expect(merged.state == .withdrawn && merged.mergedInto == twin)
    let stays = try desk.file(twin)
    #expect(stays.opening.receivedOn == day("2026-01-05") && stays.impliedDecisionOn == day("2026-03-05"))
    try desk.expect(.move(.state(found: .withdrawn, verb: .merge))) {
      try MergeCase(first, twin: twin, by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.twinClosed(first, .withdrawn))) {
      try MergeCase(twin, twin: first, by: agnes, on: today).perform(with: desk.parts)
    }
    _ = try ProposeDecision(twin, .approve, reason: "Vu.", by: agnes, on: today).perform(with: desk.parts).value()
    try desk.expect(.move(.fourEyes(did: .open, on: today))) { try desk.approve(twin) }
    #expect(try desk.approve(twin, by: "ada").value().file.state == .approved)
  }

  @Test func `a substitute decides in the place of who is away, within the days, and not what either touched`() throws {
    let desk = try town()
    let days = try #require(Period(start: day("2026-01-10"), end: day("2026-01-20")))
    func name(_ login: String, for absent: String, by namer: String) throws -> Outcome<Substitution, DeskRefusal> {
      try SaveSubstitution(Substitution(login: login, absent: absent, period: days), by: Acting(login: namer))
        .perform(with: desk.parts)
    }
    for login in ["lea", "max"] {
      let user = User(login: login, name: login, capacity: "agent", email: "\(login)@desk.example", role: .agent)
      _ = try SaveUser(user).perform(with: desk.parts)
    }
    try desk.expect(.mayNotNameSubstitute(.agent)) { try name("lea", for: "paul", by: "agnes") }
    try desk.expect(.noSubstitute("otto", for: "paul")) { try name("otto", for: "paul", by: "ada") }
    try desk.expect(.noSubstitute("lea", for: "max")) { try name("lea", for: "max", by: "ada") }
    try desk.expect(.noSuchReceiver("nobody")) { try name("nobody", for: "paul", by: "ada") }
    let reference = try desk.proposed()
    try desk.expect(.move(.roleMayNotDecide(.agent))) { try desk.approve(reference, by: "lea") }
    _ = try name("lea", for: "paul", by: "paul").value()
    let touched = try desk.open("2", by: "paul").value().file.reference
    _ = try ProposeDecision(touched, .refuse, reason: "Tard.", by: agnes, on: today).perform(with: desk.parts).value()
    try desk.expect(.move(.fourEyesOfAbsent(did: .open, login: "paul"))) {
      try desk.refuse(touched, by: "lea")
    }
    let decided = try desk.approve(reference, by: "lea").value().file
    #expect(decided.decision?.by == "lea" && decided.decision?.inPlaceOf == "paul")
    #expect(try desk.file(reference) == decided)
    desk.clock.set(day("2026-01-21"))
    try desk.expect(.move(.roleMayNotDecide(.agent))) { try desk.refuse(touched, by: "lea") }
  }

  @Test func `a case is given, left, labelled and linked, and each shows`() throws {
    let desk = try town()
    let reference = try desk.open().value().file.reference
    let other = try desk.open("1", "annual-2026").value().file.reference
    let stranger = try desk.open("2").value().file.reference
    _ = try GiveCase(reference, receiver: "ada", by: agnes, on: today).perform(with: desk.parts).value()
    #expect(try desk.file(reference).assignedTo == "ada")
    try desk.expect(.noSuchReceiver("nobody")) {
      try GiveCase(reference, receiver: "nobody", by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.receiverMayNotInstruct("otto"))) {
      try GiveCase(reference, receiver: "otto", by: agnes, on: today).perform(with: desk.parts)
    }
    _ = try UnassignCase(reference, by: agnes, on: today).perform(with: desk.parts).value()
    _ = try LabelCase(reference, label: "été", by: agnes, on: today).perform(with: desk.parts).value()
    try desk.expect(.move(.label("Été 2025"))) {
      try LabelCase(reference, label: "Été 2025", by: agnes, on: today).perform(with: desk.parts)
    }
    try desk.expect(.move(.otherAdviser(AdviserID("2")))) {
      try LinkCases(reference, other: stranger, by: agnes, on: today).perform(with: desk.parts)
    }
    _ = try LinkCases(reference, other: other, by: agnes, on: today).perform(with: desk.parts).value()
    let file = try desk.file(reference)
    #expect(file.assignedTo == nil && file.labels == ["été"] && file.links == [other] && file.state == .received)
    #expect(try desk.file(other).links == [reference])
    _ = try LinkCases(other, other: reference, isLinked: false, by: agnes, on: today).perform(with: desk.parts).value()
    #expect(try desk.file(reference).links.isEmpty)
  }
}
