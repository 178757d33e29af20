import Cases
import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

@Suite struct ReminderCheckTests {
  /// A letter to the town hall about Alice and Basile waits to leave.
  private func queued() throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["7/1/annual-2025/1", "7/2/annual-2025/1"])
    return desk
  }

  /// What leaves, as its reader sees it.
  private func sent(_ desk: TestDesk) throws -> [String] {
    var letters: [String] = []
    _ = try desk.dispatch { mail in
      letters.append(PlainLetter.text(of: mail.bytes))
      return .accepted
    }
    return letters
  }

  @Test func `who is no longer overdue when it leaves is left out, and may be told of later`() throws {
    let desk = try queued()
    let messageID = try #require(try desk.outbox().first).messageID
    desk.clock.set(day("2026-01-16"))
    let reference = try desk.open("1").value().file.reference
    let letters = try sent(desk)
    #expect(letters.count == 1)
    #expect(letters.allSatisfy { $0.contains("Basile") && !$0.contains("Alice") })
    #expect(try desk.told() == ["7/2/annual-2025/1"])
    #expect(try desk.outbox().first?.messageID == messageID)
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["7/2/annual-2025/1", "7/1/annual-2025/1"])
    #expect(try sent(desk).allSatisfy { $0.contains("Alice") && !$0.contains("Basile") })
    try desk.checkInvariants()
  }

  @Test func `a letter in which nothing is true any more is dropped whole, and may be told later`() throws {
    let desk = try queued()
    let cases = try ["1", "2"].map { try desk.open($0).value().file.reference }
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.dropped == 1 && report.sent == 0 && report.remaining == 0)
    let row = try #require(try desk.outbox().first)
    #expect(row.state == .cancelled && row.lastReply == "no-longer-true" && row.reminders.isEmpty)
    #expect(try desk.retry([row.id]) == 0)
    for reference in cases {
      _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts)
        .value()
    }
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["7/1/annual-2025/1", "7/2/annual-2025/1"])
    try desk.checkInvariants()
  }

  /// What may come to light between the day a letter is queued and the day it leaves.
  enum News: String, CaseIterable, Sendable {
    case followed, left, approved, exempted, otherEmployer, notComplete

    func arrive(at desk: TestDesk) throws {
      switch self {
      case .followed: _ = try desk.importCompletions("1;M09;2025-11-20;")
      case .left: _ = try desk.importAdvisers("1;;;;7;2023-01-01;2025-10-31;;;")
      case .approved: _ = try desk.approve(try desk.proposed()).value()
      case .exempted: _ = try desk.importExemptions("1;yes;2026-01-10")
      case .otherEmployer:
        _ = try desk.importStructures("8;Asso;;private;35;;asso@asso.example")
        _ = try desk.importAdvisers("1;;;;7;2023-01-01;2025-10-31;;;", "1;;;;8;2025-11-01;;;;")
      case .notComplete: _ = try desk.importCompletions(completeTo: "2025-11-30")
      }
    }
  }

  @Test(arguments: News.allCases) func `what comes to light before a letter leaves is taken into account`(news: News)
    throws
  {
    let desk = try queued()
    try news.arrive(at: desk)
    let letters = try sent(desk).filter { $0.contains("OBLIGATIONS CONCERNÉES") }
    switch news {
    case .notComplete: #expect(letters.isEmpty)
    case .exempted:
      // Admitted before the exemption's day: the entry of 2023 still decides.
      #expect(letters.count == 1 && letters.allSatisfy { $0.contains("Alice") && $0.contains("Basile") })
    case .followed, .left, .approved, .otherEmployer:
      #expect(letters.count == 1 && letters.allSatisfy { !$0.contains("Alice") && $0.contains("Basile") })
    }
    try desk.checkInvariants()
  }

  @Test func `a letter goes to the address and under the names that are known when it leaves`() throws {
    let desk = try queued()
    _ = try desk.dispatch { _ in .refused }
    var town = StructureRow(line: 0, id: StructureID("7"))
    town.contactEmail = "nouveau@fleur.example"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    _ = try desk.importAdvisers("1;Martin-Durand;;;;;;;;")
    #expect(try desk.retry() == 1)
    var recipients: [String] = []
    _ = try desk.dispatch { mail in
      recipients += mail.recipients
      return .accepted
    }
    #expect(recipients == ["nouveau@fleur.example"])
    let row = try #require(try desk.outbox().first)
    #expect(row.to == recipients && row.attempts == 2)
    #expect(try desk.letter(row).contains("Alice Martin-Durand"))
    #expect(try desk.remind().alreadySent == 1)
  }

  @Test func `a letter whose structure has lost its address is held for a person`() throws {
    let desk = try queued()
    var town = StructureRow(line: 0, id: StructureID("7"))
    town.contactEmail = "plus d’adresse"
    _ = try SaveStructure(town).perform(with: desk.parts).value()
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.held == 1 && report.sent == 0)
    #expect(try desk.outbox().map(\.lastReply) == ["no-address"])
  }

  @Test func `of several stages that were held up only the last one leaves`() throws {
    let desk = try queued()
    desk.clock.set(day("2026-01-30"))
    _ = try desk.importCompletions("1;M09;2025-11-20;")
    #expect(try desk.remind().queued == 1)
    let letters = try sent(desk)
    #expect(letters.count == 1)
    // Nothing had left before it: it is the first that they read.
    #expect(letters.allSatisfy { $0.contains("1er\u{A0}rappel sur\u{A0}2") && !$0.contains("2e\u{A0}rappel") })
    #expect(try desk.told() == ["7/2/annual-2025/2"])
    #expect(try desk.outbox().map(\.state) == [.cancelled, .accepted])
    #expect(try desk.remind().alreadySent == 1)
    try desk.checkInvariants()
  }
}
