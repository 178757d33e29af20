import Cases
import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

@Suite struct OverdueTests {
  /// Town 101 with adviser 101 who followed nothing for 2025; completions are known to the end of 2026.
  private func town(on today: String = "2026-01-15") throws -> TestDesk {
    let desk = try TestDesk(on: today)
    try desk.importTowns(1)
    return desk
  }

  @Test func `structures are told of what is overdue, and of nothing else`() throws {
    let desk = try TestDesk()
    for id in 101...115 {
      let address = id == 111 ? "" : "contact\(id)@ville.example"
      _ = try desk.importStructures("\(id);Mairie \(id);;public;35;;\(address)")
    }
    var wrong = StructureRow(line: 0, id: StructureID("112"))
    wrong.contactEmail = "a b@c"
    _ = try SaveStructure(wrong).perform(with: desk.parts).value()
    for id in [101, 102, 103, 104, 105, 111, 112] {
      _ = try desk.importAdvisers("\(id);N\(id);A;;\(id);2025-01-01;;2023-02-01;no;")
    }
    _ = try desk.importAdvisers(
      "106;Partie;A;;106;2025-01-01;2025-06-30;2023-02-01;no;", "107;Ancien;A;;107;2023-01-01;;2023-02-01;no;",
      "108;Inconnu;A;;108;2023-01-01;;;;", "109;Attend;A;;109;2023-01-01;;;no;",
      "110;Exempt;A;;110;2025-10-01;;;yes;", "113;Arrive;A;;113;2025-01-10;;2025-01-10;no;",
      "114;Jour;A;;114;2025-01-15;;2025-01-15;no;", "115;Neuf;A;;115;2026-01-05;;2023-02-01;no;")
    _ = try desk.importCompletions(
      "102;M01;2025-12-31;", "103;M01;2026-01-05;", "103;M02;2026-01-08;", "107;M01;2025-05-05;",
      completeTo: "2026-12-31")
    _ = try desk.open("104")
    _ = try desk.approve(try desk.proposed("105")).value()

    let statuses = try [103, 104, 105, 106].map { try desk.status("\($0)", "annual-2025", on: "2026-01-15") }
    #expect(statuses == [.metLate, .underReview, .carriedOver, .waived])
    #expect(try desk.status("107", "annual-2024", on: "2026-01-15") == .lapsed)
    let report = try desk.remind()
    #expect(
      try desk.told() == ["101/101/annual-2025/1", "110/110/annual-2025/1", "113/113/initial/1"])
    #expect(report.structures == 5 && report.advisers == 5 && report.queued == 3 && report.alreadySent == 0)
    #expect(report.skipped.map(\.structure.rawValue) == ["111", "112"])
    #expect(report.skipped.map(\.reason) == [.noAddress, .unusableAddress])
    #expect(report.campaign == "overdue-2026-01-15")
    let list = try OverdueList(on: day("2026-01-15"), policy: desk.policy).perform(with: desk.parts)
    #expect(list.map(\.structure.id.rawValue) == ["101", "110", "111", "112", "113"])
    try desk.checkInvariants()
  }

  @Test func `each stage is told once, on the first day that it is reached`() throws {
    let desk = try town(on: "2025-12-31")
    // 31 December is the deadline itself; then 1, 29, 30, 59, 60 and 300 days.
    let days: [(String, Int)] = [
      ("2025-12-31", 0), ("2026-01-01", 1), ("2026-01-01", 0), ("2026-01-29", 0), ("2026-01-30", 1), ("2026-02-28", 0),
      ("2026-03-01", 1), ("2026-03-01", 0), ("2026-10-27", 0),
    ]
    for (text, queued) in days {
      desk.clock.set(day(text))
      let report = try desk.remind()
      #expect(report.queued == queued, "\(text)")
      #expect(report.alreadySent == (queued == 0 && text > "2026" ? 1 : 0), "\(text)")
    }
    #expect(try desk.told() == (1...3).map { "101/101/annual-2025/\($0)" })
    try desk.checkInvariants()
  }

  @Test func `a stage that was missed is not made up for`() throws {
    let desk = try town(on: "2026-02-15")
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["101/101/annual-2025/2"])
    let first = try desk.letter(try #require(try desk.outbox().first))
    #expect(first.contains("1er\u{A0}rappel sur\u{A0}2") && !first.contains("Nous revenons vers vous"))
    #expect(try desk.dispatch { _ in .accepted }.sent == 1)
    desk.clock.set(day("2026-03-02"))
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told() == ["101/101/annual-2025/2", "101/101/annual-2025/3"])
    let last = try desk.letter(try #require(try desk.outbox().last))
    #expect(last.contains("2e\u{A0}rappel sur\u{A0}2") && last.contains("Ce message est le dernier rappel"))
    desk.clock.set(day("2027-01-01"))
    #expect(try desk.remind().queued == 1)
    #expect(try desk.told().last == "101/101/annual-2026/1", "2025 has lapsed, 2026 begins")
  }

  @Test func `before the first stage nobody is told, nor counted`() throws {
    let desk = try town()
    desk.policy = OverduePolicy(stages: [30, 16])
    let report = try desk.remind()
    #expect(report.queued == 0 && report.structures == 0 && report.advisers == 0)
    desk.clock.set(day("2026-01-16"))
    #expect(try desk.remind().queued == 1)
  }

  @Test(arguments: [
    (nil, 0, false), ("2025-12-30", 0, false), ("2025-12-31", 0, true), ("2026-01-13", 14, false),
    ("2026-01-14", 14, true),
  ])
  func `nobody is told before completions are known up to the deadline and the days of grace`(
    completeTo: String?, grace: Int, isTold: Bool
  ) throws {
    let desk = try TestDesk()
    _ = try desk.importStructures("7;Mairie;;public;35;;contact@ville.example")
    _ = try desk.importAdvisers("1;Martin;Alice;;7;2025-01-01;;2023-02-01;no;")
    if let completeTo { _ = try desk.importCompletions(completeTo: completeTo) }
    desk.policy = OverduePolicy(graceDays: grace)
    let report = try desk.remind()
    #expect(report.queued == (isTold ? 1 : 0) && report.structures == 1)
    #expect(report.skipped.map(\.reason) == (isTold ? [] : [.factsNotComplete]))
    #expect(try desk.outbox().count == report.queued)
  }

  @Test func `employers at the same time each get theirs, and one after the deadline gets none`() throws {
    let desk = try town()
    _ = try desk.importStructures(
      "8;Asso;;private;35;;asso@asso.example", "9;Autre;;public;35;;autre@autre.example")
    _ = try desk.importAdvisers(
      "101;;;;101;2025-01-01;2025-12-31;;;", "101;;;;8;2025-12-31;;;;", "101;;;;9;2026-01-01;;;;")
    #expect(try desk.remind().queued == 2)
    #expect(try desk.told() == ["8/101/annual-2025/1", "101/101/annual-2025/1"])
    #expect(try desk.outbox().map(\.to) == [["asso@asso.example"], ["contact101@ville.example"]])
    try desk.checkInvariants()
  }

  @Test func `an employer of thirty-seven gets one mail that names them all`() throws {
    let desk = try TestDesk()
    _ = try desk.importStructures("7;La Grande;;private;35;;rh@grande.example")
    for id in 1...37 { _ = try desk.importAdvisers("\(id);Nom\(id);Zoé;;7;2025-01-01;;2023-02-01;no;") }
    _ = try desk.importCompletions(completeTo: "2025-12-31")
    let report = try desk.remind()
    #expect(report.queued == 1 && report.structures == 1 && report.advisers == 37)
    let row = try #require(try desk.outbox().first)
    #expect(row.reminders.count == 37)
    let text = try desk.letter(row)
    for id in 1...37 { #expect(text.contains("Zoé Nom\(id) (identifiant \(id))")) }
  }

  @Test func `a dry run says what a real one then does, and changes nothing`() throws {
    let desk = try TestDesk()
    try desk.importTowns(3)
    _ = try desk.importStructures("8;Asso;;private;35;;")
    _ = try desk.importAdvisers("101;;;;8;2025-06-01;;;;")
    let before = try desk.everything()
    let dry = try desk.remind(isDryRun: true)
    #expect(try desk.everything() == before)
    #expect(try desk.remind() == dry)
    #expect(dry.queued == 3 && dry.skipped.map(\.reason) == [.noAddress])
  }

  @Test func `two who send at the same time tell each structure once`() throws {
    let desk = try TestDesk()
    try desk.importTowns(6)
    let (both, policy, today) = ([desk.parts, try desk.another()], desk.policy, desk.clock.today)
    let errors = Threads.run(2) { index in
      let report = try SendOverdue(on: today, policy: policy).perform(with: both[index])
      guard report.queued + report.alreadySent == 6 else { throw Refused(what: "\(report)") }
    }
    #expect(errors.isEmpty)
    #expect(try desk.outbox().count == 6)
    try desk.checkInvariants()
  }
}
