import Cases
import Dates
import Desk
import Envelope
import Intake
import Roster
import Rules
import Store
import Testing

/// Notices from the facts to the letter that leaves.
@Suite struct NoticeTests {
  /// Alice and Basile owe a module of 2026, thirty days before its deadline.
  private func december() throws -> TestDesk {
    let desk = try TestDesk(on: "2026-12-01")
    try desk.importTownHall()
    return desk
  }

  private static let both = ["upcoming-deadline 1 annual-2026 30", "upcoming-deadline 2 annual-2026 30"]

  @Test func `each is told once at a stage, whatever is run again and wherever the clock stands`() throws {
    let desk = try december()
    #expect(try desk.notify().queued == [.upcomingDeadline: 2])
    #expect(try desk.noticed() == Self.both)
    #expect(try desk.outbox().map(\.campaign) == ["notices-2026-12-01", "notices-2026-12-01"])
    #expect(try desk.outbox().map(\.purpose) == [.reminder, .reminder])
    #expect(try desk.notify().letters == 0)
    #expect(try desk.leftOut() == Self.both.map { $0.replacing(" 30", with: " told-already") })
    #expect(try desk.sent().count == 2)
    for text in ["2026-12-02", "2026-11-20", "2026-12-23"] {
      desk.clock.set(day(text))
      #expect(try desk.notify().letters == 0, "\(text)")
    }
    desk.clock.set(day("2026-12-24"))
    #expect(try desk.notify().letters == 2)
    // The clock goes back: what was said as a week is not said again as a month.
    desk.clock.set(day("2026-12-02"))
    #expect(try desk.notify().letters == 0)
    #expect(try desk.noticed().sorted() == (Self.both + Self.both.map { $0.replacing(" 30", with: " 7") }).sorted())
    try desk.checkInvariants()
  }

  @Test func `a letter says what is owed, by when, and how to plead`() throws {
    let desk = try december()
    try desk.notify()
    let letters = try desk.sent()
    #expect(letters.count == 2)
    #expect(letters.allSatisfy { $0.contains("31\u{A0}décembre\u{A0}2026") && !$0.contains("maladie") })
    #expect(letters[0].contains("Alice") && !letters[0].contains("Basile"))
    let wire = try desk.whole(try #require(try desk.outbox().first))
    #expect(wire.contains("List-Id: <upcoming-deadline.desk.example>") && wire.contains("text/calendar"))
  }

  @Test func `a case opened before the letter leaves keeps it back; once withdrawn, it is told`() throws {
    let desk = try december()
    try desk.notify()
    let reference = try desk.open("1", "annual-2026").value().file.reference
    #expect(try desk.leftOut([.upcomingDeadline]).contains("upcoming-deadline 1 annual-2026 under-review"))
    let report = try desk.dispatch { _ in .accepted }
    #expect(report.sent == 1 && report.dropped == 1)
    #expect(try desk.outbox().map(\.lastReply) == ["no-longer-true", "250 ok"])
    #expect(try desk.noticed() == [Self.both[1]])
    #expect(try desk.notify().letters == 0)
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.notify().letters == 1)
    #expect(try desk.noticed() == [Self.both[1], Self.both[0]])
    try desk.checkInvariants()
  }

  /// What may come to light between the day a letter is queued and the day it leaves.
  enum News: String, CaseIterable, Sendable {
    case followed, left, granted, later, deadlinePassed, nothing

    func arrive(at desk: TestDesk) throws {
      switch self {
      case .followed: _ = try desk.importCompletions("1;M09;2026-11-20;", "1;M10;2026-11-21;")
      case .left: _ = try desk.importAdvisers("1;;;;7;2023-01-01;2026-11-30;;;")
      case .granted: _ = try desk.approve(try desk.proposed("1", "annual-2026")).value()
      case .later:
        desk.clock.set(day("2026-12-24"))
        #expect(try desk.notify().letters == 2)
      case .deadlinePassed: desk.clock.set(day("2027-01-01"))
      case .nothing: break
      }
    }
  }

  @Test(arguments: News.allCases) func `what comes to light before a letter leaves is taken into account`(news: News)
    throws
  {
    let desk = try december()
    try desk.notify()
    try news.arrive(at: desk)
    let deadlines = try desk.sent().filter { $0.contains("approche") }
    let cancelled = try desk.outbox().filter { $0.state == .cancelled }
    switch news {
    case .nothing: #expect(deadlines.count == 2 && cancelled.isEmpty)
    case .followed, .left, .granted:
      #expect(deadlines.count == 1 && deadlines.allSatisfy { $0.contains("Basile") } && cancelled.count == 1)
    // Of two stages that were held up only the last one leaves.
    case .later: #expect(deadlines.count == 2 && cancelled.count == 2)
    case .deadlinePassed: #expect(deadlines.isEmpty && cancelled.count == 2)
    }
    #expect(cancelled.allSatisfy { $0.lastReply == "no-longer-true" && $0.notices.isEmpty })
    try desk.checkInvariants()
  }

  @Test func `a carried-over right is told until it is used`() throws {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    _ = try desk.sent()
    desk.clock.set(day("2026-11-01"))
    #expect(try desk.notify([.expiringRight]).letters == 1)
    #expect(try desk.noticed() == ["expiring-right 1 annual-2025+1 60"])
    let letter = try #require(try desk.sent().first)
    #expect(letter.contains("31\u{A0}décembre\u{A0}2026") && letter.contains("ne peuvent pas être reconduits"))
    desk.clock.set(day("2026-12-16"))
    #expect(try desk.notify([.expiringRight]).letters == 1)
    // The first module of the year takes its own obligation, the second one the right.
    _ = try desk.importCompletions("1;M09;2026-11-20;", "1;M10;2026-11-21;")
    #expect(try desk.dispatch { _ in .accepted }.dropped == 1)
    #expect(try desk.noticed() == ["expiring-right 1 annual-2025+1 60"])
    try desk.checkInvariants()
  }

  // MARK: Unfunded modules

  /// A private employer of two, each with one module beyond the quota, on 10 May 2026.
  private func association() throws -> TestDesk {
    let desk = try TestDesk(on: "2026-05-10")
    try desk.importTownHall()
    _ = try desk.importStructures("8;Asso du Clic;;private;35;Mme Clic;clic@asso.example")
    _ = try desk.importAdvisers(
      "3;Roux;Chloé;chloe@asso.example;8;2023-01-01;;2023-02-01;no;",
      "4;Blanc;Denis;denis@asso.example;8;2023-01-01;;2023-02-01;no;")
    _ = try desk.importCompletions(
      "3;M01;2026-02-01;", "3;M02;2026-03-01;", "4;M01;2026-02-01;", "4;M05;2026-04-01;", "1;M02;2026-02-01;",
      "1;M03;2026-04-01;")
    return desk
  }

  private static let unpaid = [
    "unfunded-module 3 2026-03-01 M02 0 to 8", "unfunded-module 4 2026-04-01 M05 0 to 8",
  ]

  @Test func `an employer is told of all its modules in one letter, once`() throws {
    let desk = try association()
    #expect(try desk.leftOut([.unfundedModule]) == ["unfunded-module 1 2026-04-01 M03 public-employer"])
    #expect(try desk.notify().queued == [.unfundedModule: 1])
    #expect(try desk.noticed() == Self.unpaid)
    let row = try #require(try desk.outbox().first)
    #expect(row.to == ["clic@asso.example"] && row.structure == StructureID("8"))
    let letters = try desk.sent()
    #expect(letters.count == 1)
    #expect(letters.allSatisfy { $0.contains("Roux") && $0.contains("Blanc") && $0.contains("OPCO") })
    #expect(try desk.notify().letters == 0)
    _ = try desk.importCompletions("3;M07;2026-05-02;")
    #expect(try desk.notify().letters == 1)
    #expect(try desk.sent().allSatisfy { $0.contains("M07") && !$0.contains("M02") && !$0.contains("Blanc") })
    try desk.checkInvariants()
  }

  @Test func `a module that was retracted before the letter leaves is left out of it, and untold`() throws {
    let desk = try association()
    try desk.notify()
    _ = try RetractCompletion(Completion(day: day("2026-03-01"), module: module("M02")), of: AdviserID("3"))
      .perform(with: desk.parts).value()
    let letters = try desk.sent()
    #expect(letters.count == 1 && letters.allSatisfy { $0.contains("Blanc") && !$0.contains("Roux") })
    #expect(try desk.noticed() == [Self.unpaid[1]])
    try desk.checkInvariants()
  }

  @Test func `whoever had been taken for the employer is no longer told, and who is, is`() throws {
    let desk = try association()
    try desk.notify()
    _ = try desk.importStructures("9;Asso du Pixel;;private;35;;pixel@asso.example")
    _ = try desk.importAdvisers("3;;;;8;2023-01-01;2026-02-15;;;", "3;;;;9;2026-02-16;;;;")
    #expect(try desk.sent().count == 1)
    #expect(try desk.notify().letters == 1)
    #expect(try desk.noticed() == [Self.unpaid[1], "unfunded-module 3 2026-03-01 M02 0 to 9"])
    try desk.checkInvariants()
  }

  // MARK: Papers

  /// Alice's case of 2025 awaits papers until 30 January 2026; she was asked on the fifteenth, by mail.
  private func awaiting() throws -> (desk: TestDesk, reference: CaseReference) {
    let desk = try TestDesk(on: "2026-01-15")
    try desk.importTownHall()
    let reference = try desk.open("1").value().file.reference
    try desk.askForPapers(reference, by: "2026-01-30")
    _ = try desk.sent()
    return (desk, reference)
  }

  @Test(
    arguments: [
      ("2026-01-26", nil), ("2026-01-27", 3), ("2026-01-30", 3), ("2026-01-31", -1), ("2026-03-31", -1),
    ] as [(String, Int?)])
  func `papers are asked for again before their day, and after it`(on text: String, stage: Int?) throws {
    let (desk, reference) = try awaiting()
    desk.clock.set(day(text))
    try desk.notify([.documentsReminder])
    #expect(try desk.noticed() == (stage.map { ["documents-reminder 1 \(reference)/2 \($0)"] } ?? []))
    let letters = try desk.sent()
    #expect(letters.allSatisfy { $0.contains("L’attestation de l’employeur.") && $0.contains("Agnes") })
    #expect(letters.allSatisfy { $0.contains("Vous pouvez encore les envoyer") == (stage == -1) })
    #expect(try desk.notify([.documentsReminder]).letters == 0)
  }

  @Test func `papers that come meanwhile are not asked for`() throws {
    let (desk, reference) = try awaiting()
    desk.clock.set(day("2026-01-27"))
    #expect(try desk.notify().letters == 1)
    _ = try RecordDocumentsSeen(
      reference, text: "Vue.", validity: #require(Period(start: day("2025-03-01"), end: day("2025-11-30"))),
      by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value()
    #expect(try desk.dispatch { _ in .accepted }.dropped == 1)
    desk.clock.set(day("2026-02-02"))
    #expect(try desk.notify([.documentsReminder]).letters == 0)
    #expect(try desk.noticed() == [])
    // Asked for anew, they are another thing to be reminded of; a stage that had passed by then is none.
    try desk.askForPapers(reference, by: "2026-02-04")
    _ = try desk.sent()
    #expect(try desk.notify([.documentsReminder]).letters == 0)
    desk.clock.set(day("2026-02-05"))
    #expect(try desk.notify([.documentsReminder]).letters == 1)
    #expect(try desk.noticed() == ["documents-reminder 1 \(reference)/4 -1"])
    try desk.checkInvariants()
  }

  @Test func `a case that is somebody else's after all is not written about to the first one`() throws {
    let (desk, reference) = try awaiting()
    desk.clock.set(day("2026-01-27"))
    try desk.notify()
    _ = try MoveCase(reference, adviser: AdviserID("2"), by: Acting(login: "agnes"), on: desk.clock.today)
      .perform(with: desk.parts).value()
    #expect(try desk.noticed() == [])
    #expect(try desk.outbox().filter { $0.letter == "documents-reminder" }.map(\.state) == [.cancelled])
    try desk.checkInvariants()
  }
}
