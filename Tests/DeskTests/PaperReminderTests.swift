import Audit
import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// Reminders for structures that no mail reaches are written for the post, and told once as all others are.
@Suite struct PaperReminderTests {
  /// Towns 101 to 103, each with an adviser who followed nothing for 2025; 101 has no address, that of 102 is muted.
  private static func desk() throws -> TestDesk {
    let desk = try TestDesk()
    _ = try desk.importStructures("101;Mairie 101;;public;35;;")
    for number in 102...103 {
      _ = try desk.importStructures("\(number);Mairie \(number);;public;35;;contact\(number)@ville.example")
    }
    for number in 101...103 {
      _ = try desk.importAdvisers("\(number);Nom\(number);Zoé;;\(number);2025-01-01;;2023-02-01;no;")
    }
    _ = try desk.importCompletions(completeTo: "2026-12-31")
    _ = try MuteAddress("contact102@ville.example", reason: "closed", by: Acting(login: "agnes"))
      .perform(with: desk.parts).value()
    return desk
  }

  private static func list(_ desk: TestDesk) throws -> [String] {
    try ListPaperReminders(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts).map {
      "\($0.structure) \($0.why) \($0.advisers) \($0.obligations) \($0.stage)"
    }
  }

  private static func write(
    _ desk: TestDesk, _ structures: [String]? = nil, by login: String = "agnes"
  ) throws -> Outcome<[PaperReminder], DeskRefusal> {
    try WritePaperReminders(
      structures?.map { StructureID($0) }, on: desk.clock.today, policy: desk.policy, by: Acting(login: login)
    ).perform(with: desk.parts)
  }

  private static func post(_ desk: TestDesk) throws -> [String] {
    try ListPost().perform(with: desk.parts).map {
      "\($0.row.id) \($0.row.structure?.rawValue ?? "-") \($0.why.rawValue)"
    }
  }

  private static func print(_ desk: TestDesk, _ letter: Int64) throws -> Outcome<PostalPage, DeskRefusal> {
    try PrintLetter(letter, address: [], policy: desk.policy, by: Acting(login: "agnes")).perform(with: desk.parts)
  }

  @Test func `who cannot be mailed is listed with the reason, and written to once when somebody asks`() throws {
    let desk = try Self.desk()
    #expect(try Self.list(desk) == ["101 missing 1 1 1", "102 muted 1 1 1"])
    let report = try desk.remind()
    #expect(report.queued == 1 && report.skipped.map(\.structure.rawValue) == ["101", "102"])
    #expect(try Self.list(desk) == ["101 missing 1 1 1", "102 muted 1 1 1"])
    #expect(try Self.write(desk, ["101"]).value().map(\.letter) == [2])
    #expect(try Self.list(desk) == ["102 muted 1 1 1"])
    #expect(try Self.write(desk).value().map(\.structure.rawValue) == ["102"])
    #expect(try Self.write(desk).value() == [] && Self.list(desk) == [])
    #expect(try Self.post(desk) == ["2 101 no-address", "3 102 no-address"])
    // Nothing of it leaves by mail.
    var sent: [OutgoingMail] = []
    _ = try desk.dispatch {
      sent.append($0)
      return .accepted
    }
    #expect(sent.map(\.outboxID) == [1])
    #expect(try desk.told() == ["103/103/annual-2025/1", "101/101/annual-2025/1", "102/102/annual-2025/1"])
    let entries = try desk.audit().map(\.entry).filter { $0.verb == "post-remind" }
    #expect(
      entries.map(\.touched) == [["letter 2 overdue", "letter 2 held"], ["letter 3 overdue", "letter 3 held"]])
    try desk.checkInvariants()
  }

  @Test func `what cannot be is refused`() throws {
    let desk = try Self.desk()
    #expect(try Self.write(desk, by: "otto") == .refused(.move(.roleMayNotInstruct(.auditor))))
    // One that can be mailed, and one that nobody knows.
    #expect(try Self.write(desk, ["101", "103"]) == .refused(.post(.nothingToTell(StructureID("103")))))
    #expect(try Self.write(desk, ["9"]) == .refused(.post(.nothingToTell(StructureID("9")))))
    #expect(try desk.outbox() == [])
  }

  @Test func `one that is printed says what is true that day, and none is printed that is no longer true`() throws {
    let desk = try Self.desk()
    _ = try desk.importAdvisers("201;Autre;Ana;;101;2025-01-01;;2023-02-01;no;")
    _ = try Self.write(desk, ["101"]).value()
    #expect(try Self.print(desk, 1).value().text.contains("Zoé Nom101"))
    _ = try desk.importCompletions("101;M01;2025-06-01;", completeTo: "2026-12-31")
    let page = try Self.print(desk, 1).value()
    #expect(!page.text.contains("Zoé Nom101") && page.text.contains("Ana Autre") && page.recipient == ["Mairie 101"])
    #expect(try desk.told() == ["101/201/annual-2025/1"])
    _ = try desk.importCompletions("201;M01;2025-06-01;", completeTo: "2026-12-31")
    #expect(try Self.print(desk, 1) == .refused(.post(.noLongerTrue(1))))
    _ = try RecordPost(1, .closed(reason: "Suivi."), by: Acting(login: "agnes")).perform(with: desk.parts).value()
    #expect(try Self.post(desk) == [])
  }

  @Test func `at the next stage a new one takes the place of one that nobody printed`() throws {
    let desk = try Self.desk()
    _ = try Self.write(desk).value()
    _ = try Self.print(desk, 1).value()
    _ = try RecordPost(1, .sent(on: desk.clock.today), by: Acting(login: "agnes")).perform(with: desk.parts).value()
    #expect(try Self.post(desk) == ["2 102 no-address"])
    // The second telling is due thirty days after the last day of 2025.
    desk.clock.set(day("2026-01-30"))
    #expect(try Self.list(desk) == ["101 missing 1 1 2", "102 muted 1 1 2"])
    #expect(try Self.write(desk).value().map(\.letter) == [3, 4])
    #expect(try Self.post(desk) == ["3 101 no-address", "4 102 no-address"])
    #expect(try desk.outbox().map(\.state) == [.held, .cancelled, .held, .held])
    #expect(try desk.told() == ["101/101/annual-2025/1", "101/101/annual-2025/2", "102/102/annual-2025/2"])
    try desk.checkInvariants()
  }

  @Test func `what one that waits told of somebody else is told by the new one too`() throws {
    let desk = try Self.desk()
    _ = try Self.write(desk, ["101"]).value()
    _ = try desk.importAdvisers("201;Autre;Ana;;101;2025-01-01;;2023-02-01;no;")
    #expect(try Self.list(desk).first == "101 missing 1 1 1")
    let written = try Self.write(desk, ["101"]).value()
    #expect(written.map(\.advisers) == [2] && written.map(\.letter) == [2])
    #expect(try desk.told() == ["101/101/annual-2025/1", "101/201/annual-2025/1"])
  }

  @Test func `once there is an address it can be let go, and is mailed`() throws {
    let desk = try Self.desk()
    _ = try Self.write(desk, ["101"]).value()
    var town = StructureRow(line: 0, id: StructureID("101"))
    town.contactEmail = "accueil@ville.example"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    #expect(try ListPost().perform(with: desk.parts).map(\.otherAddress) == ["accueil@ville.example"])
    // It was told, if on paper: no campaign tells it again.
    #expect(try desk.remind().queued == 1)
    try desk.retry([1])
    var sent: [[String]] = []
    _ = try desk.dispatch {
      sent.append($0.recipients)
      return .accepted
    }
    #expect(sent.contains(["accueil@ville.example"]) && sent.count == 2)
    #expect(try Self.post(desk) == [])
  }
}
