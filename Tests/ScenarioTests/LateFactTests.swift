import Foundation
import TestMail
import TestProgram
import Testing

/// Stories of what is learned after a decision, told day by day through the program.
@Suite(.enabled(if: ReceivedMail.canBeRead, "needs python3 as an independent reader of mail: Debian package python3"))
struct LateFactTests {
  @Test func `a module that turns up after the refusal brings the case back, and it is withdrawn`() throws {
    let story = try Story()
    try story.lucsCaseIsRefused()
    try story.checkInvariants(on: "2026-01-20")
    try story.hisModuleTurnsUp()
    try story.checkInvariants(on: "2026-02-03")
    try story.theCaseIsReopenedAndWithdrawn()
    try story.checkInvariants(on: "2026-02-05")
  }

  @Test func `a new rule book is seen, adopted, and what it touches is looked at`() throws {
    let story = try Story()
    try story.lucsCaseIsRefused()
    try story.theNewBookIsSeen()
    try story.theNewBookIsAdopted()
    try story.checkInvariants(on: "2026-03-01")
    try story.theRefusalIsKept()
  }
}

extension Story {
  /// January 2026: Luc did not follow his module of 2025, as far as the desk knows, and has no good ground.
  func lucsCaseIsRefused() throws {
    #expect(try importing("advisers", "employed-advisers.csv") == [4, 4, 0, 0, 0])
    #expect(try importing("exemptions", "exemptions.csv") == [1, 1, 0, 0, 0])
    #expect(
      try importing("completions", "completions-until-2025.csv", "--complete-to", "2025-12-31") == [4, 4, 0, 0, 0])
    #expect(
      try situation("1043", on: "2026-01-10").statuses == ["annual-2024 met", "annual-2025 overdue", "annual-2026 due"])
    try run(
      "case", "open", "--adviser", "1043", "--obligation", "annual-2025", "--ground", "other", "--as", "anne",
      "--as-of",
      "2026-01-10")
    try run(
      "case", "propose", "2026-00001", "refuse", "--reason", "Aucun module suivi en 2025.", "--as", "anne", "--as-of",
      "2026-01-12")
    try run(
      "case", "refuse", "2026-00001", "--reason", "Aucun module suivi en 2025 (§3).", "--as", "pierre", "--as-of",
      "2026-01-20")
    try run("outbox", "run", "--as-of", "2026-01-20")
    #expect(try run("review", "list").output == "")
  }

  /// 3 February: the training provider's file holds a module of November that nobody had sent. Luc's status mends itself; the refusal does not.
  func hisModuleTurnsUp() throws {
    let sent = try office.count()
    try program.file(named: "november.csv", holding: "adviser_id;module;followed_on\n1043;M09;2025-11-18\n")
    let report = try program.json("import", "completions", "november.csv")
    #expect(report["reviews"] as? Int == 1)
    #expect(
      try situation("1043", on: "2026-02-03").statuses == ["annual-2024 met", "annual-2025 met", "annual-2026 due"])
    let review = try program.json("review", "list")
    #expect(review["case"] as? String == "2026-00001" && review["state"] as? String == "refused")
    let changes = try #require(review["changes"] as? [[String: Any]])
    #expect(changes.map { "\($0["then"] ?? "") \($0["now"] ?? "")" } == ["under-review met", "1 0"])
    let causes = try #require(review["causes"] as? [[String: Any]])
    #expect(causes.map { $0["now"] as? String } == ["2025-11-18 M09"])
    // Nobody is written to by a fact.
    try run("outbox", "run", "--as-of", "2026-02-03")
    #expect(try office.count() == sent)
  }

  /// 4 and 5 February: Pierre reopens it, Luc is told, and as nothing is owed any more Anne closes it without a decision.
  func theCaseIsReopenedAndWithdrawn() throws {
    let own = try program.run(
      "review", "settle", "2026-00001", "--keep", "--reason", "Vu.", "--as", "pierre")
    #expect(own.status == 77)
    try run(
      "case", "reopen", "2026-00001", "--reason", "Module du 18 novembre connu depuis.", "--as", "pierre", "--as-of",
      "2026-02-04")
    #expect(try run("review", "list").output == "")
    let settled = try program.json("review", "list", "--all")["settlement"] as? [String: Any]
    #expect(settled?["outcome"] as? String == "reopened" && settled?["by"] as? String == "pierre")
    let approval = try program.run(
      "case", "propose", "2026-00001", "approve", "--reason", "Vu.", "--as", "anne", "--as-of", "2026-02-05")
    #expect(approval.status == 65)
    try run("case", "withdraw", "2026-00001", "--as", "anne", "--as-of", "2026-02-05")
    #expect(try program.json("case", "show", "2026-00001")["state"] as? String == "withdrawn")
    #expect(
      try situation("1043", on: "2026-02-05").statuses == ["annual-2024 met", "annual-2025 met", "annual-2026 due"])
  }

  /// 10 February: from March on nothing is owed for 2025 any more. Who would change, and that somebody loses, is seen first.
  func theNewBookIsSeen() throws {
    var text = try String(contentsOf: repositoryFile("Config/rules/2024-12-19.yaml"), encoding: .utf8)
    text = text.replacing("in_force_from: 2024-12-19", with: "in_force_from: 2026-03-01")
    text = text.replacing("  first_year:\n    value: 2024", with: "  first_year:\n    value: 2026")
    text = text.replacing("2024: 2025-03-31", with: "2026: 2027-01-31")
    try program.file(named: "march.yaml", holding: text)
    let lines = try run("rules", "adopt", "march.yaml", "--as-of", "2026-03-01", "--json").lines
    #expect(lines.count == 4, "\(lines)")
    let summary = try program.jsonLines("rules", "adopt", "march.yaml", "--as-of", "2026-03-01").last
    #expect(summary?["advisers"] as? Int == 4 && summary?["changed"] as? Int == 3)
    #expect(summary?["reviews"] as? [String] == ["2026-00001"])
    #expect(try situation("1043", on: "2026-03-01").overdue == 1)
  }

  /// Pierre has seen it, states so, and the book is in force from its day on.
  func theNewBookIsAdopted() throws {
    let seen = try #require(
      try program.jsonLines("rules", "adopt", "march.yaml", "--as-of", "2026-03-01").last?["previewed"] as? String)
    // A fact that changes the change: it must be seen again.
    try run("completion", "add", "1042", "M10", "2025-11-18")
    let late = try program.run(
      "rules", "adopt", "march.yaml", "--as-of", "2026-03-01", "--previewed", seen, "--as", "pierre")
    #expect(late.status == 75)
    let again = try #require(
      try program.jsonLines("rules", "adopt", "march.yaml", "--as-of", "2026-03-01").last?["previewed"] as? String)
    try run("rules", "adopt", "march.yaml", "--as-of", "2026-03-01", "--previewed", again, "--as", "pierre")
    try run("rules", "check")
    #expect(try situation("1043", on: "2026-02-28").obligation("annual-2025")?.status == "overdue")
    #expect(try situation("1043", on: "2026-03-01").statuses == ["annual-2026 due"])
  }

  /// The refusal rested on an obligation that is no longer there: Anne, who did not take it, says that it stays.
  func theRefusalIsKept() throws {
    let review = try program.json("review", "list")
    #expect(review["kind"] as? String == "rule-book")
    let changes = try #require(review["changes"] as? [[String: Any]])
    #expect(
      changes.map { "\($0["field"] ?? "") \($0["on"] ?? "") \($0["now"] ?? "")" }.first == "status 2026-03-01 none")
    try run("review", "settle", "2026-00001", "--keep", "--reason", "Jugé selon le livre d’alors.", "--as", "anne")
    #expect(try run("review", "list").output == "")
    #expect(try program.json("case", "show", "2026-00001")["state"] as? String == "refused")
  }
}
