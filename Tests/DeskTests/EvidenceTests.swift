import Cases
import Dates
import Desk
import Foundation
import Sealing
import Store
import Testing

/// Papers kept at the desk: who may, until when, and what is on record.
@Suite struct EvidenceTests {
  static func key(_ seed: UInt8 = 0) throws -> WorkspaceKey {
    try #require(WorkspaceKey(drawn: (0..<32).map { UInt8($0) ^ seed }))
  }

  static let contents = FileContents(name: "arrete.pdf", bytes: Array("%PDF-1.7 words".utf8))

  /// A case whose ground keeps files, opened by agnes.
  static func desk(ground: String = "elected-mandate") throws -> (desk: TestDesk, reference: CaseReference) {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    return (desk, try desk.open(ground: ground).value().file.reference)
  }

  static func add(
    _ desk: TestDesk, _ reference: CaseReference, from: String? = nil, until: String? = nil, by login: String = "agnes",
    draw: UInt8 = 0
  ) throws -> Outcome<EvidenceRecord, DeskRefusal> {
    try AddEvidence(
      contents, .pdf, to: reference, validFrom: from.map(day), validTo: day("2025-12-31"), until: until.map(day),
      daysAfterClosing: 30, by: Acting(login: login, systemUser: "desk"), under: key(),
      draw: try #require(FileDraw(Array(repeating: draw, count: 44)))
    ).perform(with: desk.parts)
  }

  static func open(_ desk: TestDesk, _ id: EvidenceID, by login: String = "paul", _ reason: String = "Contrôle.") throws
    -> Outcome<OpenedEvidence, DeskRefusal>
  {
    try OpenEvidence(id, reason: reason, by: Acting(login: login)).perform(with: desk.parts)
  }

  @Test func `a paper is kept with the day on which it goes, and opened as it was given`() throws {
    let (desk, reference) = try Self.desk()
    let record = try Self.add(desk, reference).value()
    // Two months after the request, and thirty days.
    #expect(record.purgeOn == day("2026-04-14") && record.size == 14 && record.addedBy == "agnes")
    let opened = try Self.open(desk, record.id).value()
    #expect(try opened.contents(with: WorkspaceKeys(first: Self.key())) == Self.contents)
    let acts = try desk.parts.store.read { try $0.evidenceActs(of: record.id) }
    #expect(acts.map(\.by) == ["paul"] && acts.map(\.reason) == ["Contrôle."] && acts.map(\.what) == [.open])
    #expect(try desk.parts.store.read { try $0.evidence(record.id)?.openings } == 1)
  }

  @Test func `an opening is on record even where the paper then does not open`() throws {
    let (desk, reference) = try Self.desk()
    let id = try Self.add(desk, reference).value().id
    let opened = try Self.open(desk, id).value()
    let other = WorkspaceKeys(first: try Self.key(1))
    #expect(throws: UnopenableEvidence(id: id, cause: .noSuchKey(try Self.key().id))) {
      try opened.contents(with: other)
    }
    #expect(try desk.parts.store.read { try $0.evidence(id)?.openings } == 1)
  }

  @Test func `two papers whose bytes were swapped in the database both stay shut`() throws {
    let (desk, reference) = try Self.desk()
    let ids = try [0, 1].map { try Self.add(desk, reference, draw: $0).value().id }
    let swap = """
      UPDATE evidence_blob SET evidence_id = 9 WHERE evidence_id = 1;
      UPDATE evidence_blob SET evidence_id = 1 WHERE evidence_id = 2;
      UPDATE evidence_blob SET evidence_id = 2 WHERE evidence_id = 9;
      UPDATE evidence_key SET evidence_id = 9 WHERE evidence_id = 1;
      UPDATE evidence_key SET evidence_id = 1 WHERE evidence_id = 2;
      UPDATE evidence_key SET evidence_id = 2 WHERE evidence_id = 9;
      """
    let sqlite = Process()
    sqlite.executableURL = URL(filePath: "/usr/bin/sqlite3")
    sqlite.arguments = [desk.folder.appending(path: "quitus.sqlite").path(), swap]
    try sqlite.run()
    sqlite.waitUntilExit()
    try #require(sqlite.terminationStatus == 0)
    for id in ids {
      let opened = try Self.open(desk, id).value()
      #expect(throws: UnopenableEvidence(id: id, cause: .altered)) {
        try opened.contents(with: WorkspaceKeys(first: Self.key()))
      }
    }
  }

  // MARK: What is refused

  @Test func `a paper is kept by whoever may instruct, for an open case whose ground says so, and for days ahead`()
    throws
  {
    let (desk, reference) = try Self.desk()
    let nowhere = CaseReference(year: 2026, number: 9)
    try desk.expect(.move(.roleMayNotInstruct(.auditor))) { try Self.add(desk, reference, by: "otto") }
    try desk.expect(.noSuchUser("nemo")) { try Self.add(desk, reference, by: "nemo") }
    try desk.expect(.noSuchCase(nowhere)) { try Self.add(desk, nowhere) }
    try desk.expect(.evidence(.endsBeforeItStarts)) { try Self.add(desk, reference, from: "2026-01-01") }
    try desk.expect(.evidence(.untilPassed(day("2026-01-15"), today: day("2026-01-15")))) {
      try Self.add(desk, reference, until: "2026-01-15")
    }
    #expect(try Self.add(desk, reference, from: "2025-12-31", until: "2026-01-16").refusal == nil)
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    try desk.expect(.evidence(.caseClosed(.withdrawn))) { try Self.add(desk, reference) }
    #expect(try desk.parts.store.read { try $0.evidenceKept().count } == 1)
  }

  @Test(arguments: ["sick-leave", "maternity-leave", "therapeutic-part-time", "other"])
  func `for a ground that may say an illness no paper is kept`(ground: String) throws {
    let (desk, reference) = try Self.desk(ground: ground)
    try desk.expect(.evidence(.groundKeepsNoFiles)) { try Self.add(desk, reference) }
  }

  @Test func `a paper is opened and removed by whoever may instruct, for a reason, while it is here`() throws {
    let (desk, reference) = try Self.desk()
    let id = try Self.add(desk, reference).value().id
    let other = EvidenceID(rawValue: 7)
    func remove(_ id: EvidenceID, by login: String, _ reason: String) throws -> Outcome<EvidenceRecord, DeskRefusal> {
      try RemoveEvidence(id, reason: reason, by: Acting(login: login)).perform(with: desk.parts)
    }
    try desk.expect(.evidence(.roleMayNotOpen(.auditor))) { try Self.open(desk, id, by: "otto") }
    try desk.expect(.evidence(.roleMayNotOpen(.auditor))) { try remove(id, by: "otto", "Doublon.") }
    try desk.expect(.noSuchEvidence(other)) { try Self.open(desk, other) }
    try desk.expect(.noSuchUser("nemo")) { try Self.open(desk, id, by: "nemo") }
    try desk.expect(.evidence(.noReason)) { try Self.open(desk, id, " \n") }
    try desk.expect(.evidence(.noReason)) { try remove(id, by: "agnes", "") }
    #expect(try desk.parts.store.read { try $0.evidenceActs(of: id) } == [])
    let gone = try remove(id, by: "ada", "Doublon.").value()
    #expect(gone.purgedAt != nil)
    let instant = try #require(gone.purgedAt)
    try desk.expect(.evidence(.alreadyGone(on: instant))) { try Self.open(desk, id) }
    try desk.expect(.evidence(.alreadyGone(on: instant))) { try remove(id, by: "ada", "Doublon.") }
    #expect(try desk.parts.store.read { try $0.evidenceActs(of: id) }.map(\.what) == [.remove])
  }

  // MARK: Going

  @Test func `a purge takes what is due on its day, and nothing a day before`() throws {
    let (desk, reference) = try Self.desk()
    let stated = try Self.add(desk, reference, until: "2026-02-01", draw: 1).value().id
    let later = try Self.add(desk, reference, draw: 2).value().id
    func purge(_ text: String, isDryRun: Bool = false) throws -> [EvidenceID] {
      var parts = desk.parts
      parts.isDryRun = isDryRun
      return try PurgeEvidence(on: day(text)).perform(with: parts).value().map(\.id)
    }
    #expect(try purge("2026-04-14", isDryRun: true) == [stated, later])
    try desk.expect(.evidence(.purgeInTheFuture(day("2026-02-01"), today: day("2026-01-15")))) {
      try PurgeEvidence(on: day("2026-02-01")).perform(with: desk.parts)
    }
    desk.clock.set(day("2026-04-14"))
    #expect(try purge("2026-01-31") == [])
    #expect(try purge("2026-02-01") == [stated])
    #expect(try purge("2026-02-01") == [])
    #expect(try desk.parts.store.read { try $0.evidenceKept() }.map(\.id) == [later])
    // The case closed long ago, as is entered only now: its paper goes thirty days after that.
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: day("2026-01-20")).perform(with: desk.parts).value()
    #expect(try purge("2026-02-18") == [])
    #expect(try purge("2026-02-19") == [later])
  }

  @Test func `keys are put under the new key in steps, and by no key that does not open them`() throws {
    let (desk, reference) = try Self.desk()
    let ids = try [1, 2, 3].map { try Self.add(desk, reference, draw: $0).value().id }
    let keys = WorkspaceKeys(first: try Self.key()).adding(try Self.key(1))
    let steps = try (1...3).map { _ in try RewrapEvidence(keys, limit: 2).perform(with: desk.parts) }
    #expect(steps == [2, 1, 0])
    for id in ids {
      let opened = try Self.open(desk, id).value()
      #expect(try opened.contents(with: keys.withoutRetired) == Self.contents)
    }
    let wrong = WorkspaceKeys(first: try Self.key(2))
    #expect(throws: UnopenableEvidence.self) { try RewrapEvidence(wrong, limit: 2).perform(with: desk.parts) }
  }
}
