import Cases
import Dates
import Desk
import Envelope
import Mail
import Roster
import Rules
import Store
import Testing

/// Who is written to between a request and its decision, and after.
@Suite struct CaseLifeTests {
  private let agnes = Acting(login: "agnes")
  private let paul = Acting(login: "paul")
  private let today = day("2026-01-15")
  private static let alice = ["alice@fleur.example"]
  private static let town = ["contact@fleur.example"]

  private func town() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    return desk
  }

  private func opening(by requester: Requester = .adviser, missing: OpenCase.Missing? = nil) -> OpenCase {
    OpenCase(
      adviser: AdviserID("1"), obligation: obligation("annual-2025"), ground: GroundCode(rawValue: "sick-leave"),
      absence: Period(start: day("2025-03-03"), end: day("2025-11-28")), requestedBy: requester,
      receivedOn: day("2026-01-10"), message: "Opérée du genou.", missing: missing, by: agnes, on: today)
  }

  /// Hands everything that waits to a server that takes it.
  private func deliver(_ desk: TestDesk) throws { _ = try desk.dispatch { _ in .accepted } }

  @Test func `a request is acknowledged to the adviser, with the day on which silence decides`() throws {
    let desk = try town()
    let done = try opening().perform(with: desk.parts).value()
    #expect(done.letters.map(\.letter) == ["acknowledgement"] && done.letters.map(\.to) == [Self.alice])
    let row = try #require(try desk.outbox().first)
    #expect(row.caseReference == done.file.reference && row.purpose == .decision && row.structure == nil)
    let text = try desk.letter(row)
    for words in ["10\u{A0}janvier\u{A0}2026", "10\u{A0}mars\u{A0}2026", "Agnes", "chargée de support"] {
      #expect(text.contains(words), "\(words)")
    }
    for secret in ["genou", "arrêt de travail", "novembre"] { #expect(!text.contains(secret), "\(secret)") }
    try desk.checkInvariants()
  }

  @Test func `a structure that asked has it acknowledged too, and reads no ground`() throws {
    let desk = try town()
    let missing = OpenCase.Missing("L’arrêt de travail du 3 mars.", by: day("2026-02-10"))
    let done = try opening(by: .structure, missing: missing).perform(with: desk.parts).value()
    #expect(done.letters.map(\.to) == [Self.alice, Self.town])
    let rows = try desk.outbox()
    #expect(rows.map(\.letter) == ["acknowledgement", "acknowledgement"])
    #expect(rows.map(\.structure) == [nil, StructureID("7")] && rows.last?.purpose == .notice)
    #expect(try desk.letter(rows[0]).contains("L’arrêt de travail du 3 mars."))
    let whole = try desk.whole(rows[1]) + desk.letter(rows[1])
    #expect(whole.contains("10\u{A0}février\u{A0}2026"))
    for secret in ["arrêt", "3 mars", "genou", "novembre"] { #expect(!whole.contains(secret), "\(secret)") }
  }

  @Test func `papers that are missing at once are asked for in the acknowledgement, and the delay rests`() throws {
    let desk = try town()
    let missing = OpenCase.Missing("L’arrêt de travail.", by: day("2026-02-10"))
    let done = try opening(missing: missing).perform(with: desk.parts).value()
    // 10 March, and the 26 days from 15 January to 10 February.
    #expect(done.file.state == .awaitingDocuments && done.file.impliedDecisionOn == day("2026-04-05"))
    #expect(done.letters.map(\.letter) == ["acknowledgement"])
    let text = try desk.letter(try #require(try desk.outbox().first))
    #expect(text.contains("PIÈCES MANQUANTES") && text.contains("5\u{A0}avril\u{A0}2026"))
    #expect(try desk.file(done.file.reference) == done.file)
    try desk.expect(.move(.dueTooEarly(today, on: today))) {
      try opening(missing: OpenCase.Missing("La pièce.", by: today)).perform(with: desk.parts)
    }
    try desk.expect(.move(.noText(.requestDocuments))) {
      try opening(missing: OpenCase.Missing(" ", by: day("2026-02-10"))).perform(with: desk.parts)
    }
  }

  @Test func `what was acknowledged on paper is not acknowledged again, and a rehearsal writes to nobody`() throws {
    let desk = try town()
    #expect(try desk.open().value().letters.isEmpty)
    var rehearsal = desk.parts
    rehearsal.isDryRun = true
    #expect(try opening().perform(with: rehearsal).value().letters.count == 1)
    #expect(try desk.outbox().isEmpty)
  }

  @Test func `who has no address cannot be told, and the case says so`() throws {
    let desk = try town()
    _ = try desk.importAdvisers("5;Petit;Zoé;zoe@conseiller-numerique.fr;7;2023-01-01;;2023-02-01;;")
    let done = try desk.open("5", acknowledges: true).value()
    #expect(done.letters.isEmpty && done.undeliverable.map(\.addressee) == [.adviser(AdviserID("5"))])
    let note = "Lettre au conseiller 5 non envoyée\u{A0}: aucune adresse n’est connue."
    #expect(try desk.notes(of: done.file.reference).map { $0.replacing(" :", with: "\u{A0}:") } == [note])
  }

  @Test(arguments: [(Requester.adviser, 1), (.structure, 2)])
  func `papers are asked of the adviser; a structure hears of it where it asked`(_ asker: Requester, _ count: Int)
    throws
  {
    let desk = try town()
    let reference = try opening(by: asker).perform(with: desk.parts).value().file.reference
    let done = try RequestDocuments(
      reference, text: "L’arrêt de travail.", due: day("2026-02-15"), by: agnes, on: today
    ).perform(with: desk.parts).value()
    #expect(done.letters.map(\.letter) == Array(["documents-requested", "case-notice"].prefix(count)))
    #expect(done.letters.map(\.to) == Array([Self.alice, Self.town].prefix(count)))
    let texts = try desk.outbox().suffix(count).map(desk.letter)
    #expect(texts[0].contains("L’arrêt de travail.") && texts[0].contains("15\u{A0}février\u{A0}2026"))
    for text in texts.dropFirst() { #expect(!text.contains("arrêt") && text.contains("15\u{A0}février\u{A0}2026")) }
  }

  @Test(arguments: [(Requester.adviser, 1), (.structure, 2)])
  func `a withdrawal is told to the adviser, and to a structure that asked`(_ asker: Requester, _ count: Int) throws {
    let desk = try town()
    let reference = try opening(by: asker).perform(with: desk.parts).value().file.reference
    let done = try WithdrawCase(reference, by: agnes, on: today).perform(with: desk.parts).value()
    #expect(done.letters.map(\.letter) == Array(["withdrawal", "case-notice"].prefix(count)))
    #expect(done.letters.map(\.to) == Array([Self.alice, Self.town].prefix(count)))
  }

  @Test(arguments: [false, true])
  func `a reopening is told to the adviser with its reason, and to the structures that had been told`(haveLeft: Bool)
    throws
  {
    let desk = try town()
    let reference = try opening().perform(with: desk.parts).value().file.reference
    _ = try ProposeDecision(reference, .approve, reason: "Vu.", by: agnes, on: today).perform(with: desk.parts).value()
    _ = try desk.approve(reference).value()
    if haveLeft { try deliver(desk) }
    desk.clock.set(day("2026-02-01"))
    let done = try ReopenCase(reference, reason: "Pièce fausse.", by: paul, on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(done.letters.map(\.letter) == (haveLeft ? ["reopening", "case-notice"] : ["reopening"]))
    // What had acknowledged the request stays true; what told of the decision does not.
    #expect((haveLeft ? done.told : done.recalled).map(\.letter) == ["approval", "decision-notice"])
    #expect((haveLeft ? done.recalled : done.told).isEmpty)
    let acknowledgement = try #require(try desk.outbox().first { $0.letter == "acknowledgement" })
    #expect(acknowledgement.state == (haveLeft ? .accepted : .queued))
    let rows = try desk.outbox().suffix(done.letters.count)
    let text = try desk.letter(try #require(rows.first))
    for words in ["Pièce fausse.", "15\u{A0}janvier\u{A0}2026", "1\u{A0}avril\u{A0}2026", "quatre mois", "Paul"] {
      #expect(text.replacing("1er", with: "1").contains(words), "\(words)")
    }
    for row in rows.dropFirst() { #expect(!(try desk.letter(row)).contains("fausse")) }
    try desk.checkInvariants()
  }

  @Test(arguments: [false, true])
  func
    `a case that is moved is acknowledged to whom it concerns, and whoever had heard of it hears that it is not theirs`(
      hasLeft: Bool
    ) throws
  {
    let desk = try town()
    let reference = try opening().perform(with: desk.parts).value().file.reference
    if hasLeft { try deliver(desk) }
    let done = try MoveCase(reference, adviser: AdviserID("2"), by: agnes, on: today).perform(with: desk.parts).value()
    #expect(done.letters.map(\.letter) == (hasLeft ? ["acknowledgement", "transfer"] : ["acknowledgement"]))
    #expect(done.letters.map(\.to) == [["basile@fleur.example"]] + (hasLeft ? [Self.alice] : []))
    #expect(done.recalled.map(\.to) == (hasLeft ? [] : [Self.alice]))
    let rows = try desk.outbox()
    #expect(try desk.letter(rows[1]).contains("10\u{A0}janvier\u{A0}2026"), "the day of receipt stays")
    if hasLeft {
      let text = try desk.letter(rows[2])
      #expect(text.contains("Alice") && !text.contains("Basile") && !text.contains("Durand"))
    } else {
      #expect(rows.map(\.state) == [.cancelled, .queued])
    }
  }

  @Test func `a case moved to another obligation is acknowledged anew, and papers asked for stay asked for`() throws {
    let desk = try town()
    let reference = try opening().perform(with: desk.parts).value().file.reference
    _ = try RequestDocuments(reference, text: "La pièce.", due: day("2026-02-15"), by: agnes, on: today)
      .perform(with: desk.parts).value()
    let done = try MoveCase(reference, obligation: .annual(2026), by: agnes, on: today).perform(with: desk.parts)
      .value()
    #expect(done.recalled.map(\.letter) == ["acknowledgement"] && done.letters.map(\.letter) == ["acknowledgement"])
    #expect(try desk.outbox().map(\.state) == [.cancelled, .queued, .queued])
    let text = try desk.letter(try #require(try desk.outbox().last))
    #expect(text.contains("La pièce.") && text.contains("l’année\u{A0}2026") && text.contains("a été rectifié"))
  }

  @Test func `letters written without a sender leave with the one that was set since`() throws {
    let desk = try town()
    var parts = desk.parts
    let nobody = try MailAddress("ne-pas-repondre@quitus.invalid")
    (parts.mailing.office.from, parts.mailing.office.replyTo) = (nobody, nobody)
    let missing = OpenCase.Missing("La pièce.", by: day("2026-02-10"))
    let reference = try opening(by: .structure, missing: missing).perform(with: parts).value().file.reference
    _ = try MoveCase(reference, obligation: .annual(2026), by: agnes, on: today).perform(with: parts).value()
    desk.clock.set(day("2026-01-20"))
    _ = try WithdrawCase(reference, by: agnes, on: desk.clock.today).perform(with: parts).value()
    let queued = try desk.outbox().filter { $0.state == .queued }
    let texts = try queued.map(desk.letter)
    #expect(queued.map(\.letter) == ["acknowledgement", "acknowledgement", "withdrawal", "case-notice"])
    var sent: [String: String] = [:]
    let report = try desk.dispatch {
      sent[$0.messageID] = PlainLetter.text(of: $0.bytes)
      return .accepted
    }
    #expect(report.sent == 4 && report.held == 0)
    #expect(
      queued.map { sent[$0.messageID] }
        == texts.map { $0.replacing("ne-pas-repondre@quitus.invalid", with: "support@desk.example") })
  }

  @Test(arguments: [("2026-05-15", nil), ("2026-05-16", "2026-05-15")] as [(String, String?)])
  func `a reopening later than four months after the approval says so, and goes on`(_ on: String, _ told: String?)
    throws
  {
    let desk = try town()
    let reference = try desk.proposed()
    _ = try desk.approve(reference).value()
    desk.clock.set(day(on))
    let done = try ReopenCase(reference, reason: "Fraude.", by: paul, on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(done.withdrawableUntil == told.map(day) && done.file.state == .inReview)
  }

  @Test func `a preview shows what the facts say, with the figure and where it comes from`() throws {
    let desk = try town()
    let reference = try opening().perform(with: desk.parts).value().file.reference
    let preview = try PreviewDecision(reference, .approve(modules: nil), by: paul, on: today).perform(with: desk.parts)
      .value()
    // 29 days of March, 30 + 31 + 30 + 31 + 31 + 30 + 31, 28 of November: 271 of 365.
    #expect(preview.advice.map(\.check.code) == [.absenceCovers, .moduleFollowed])
    #expect(preview.advice.map(\.figure) == [74, 0] && preview.advice.map(\.hint) == [.supports, .supports])
  }
}
