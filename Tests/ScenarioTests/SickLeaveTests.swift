import TestMail
import TestProgram
import Testing

/// The story for which the desk exists, told day by day through the program, real files and real mail.
@Suite(.enabled(if: ReceivedMail.canBeRead, "needs python3 as an independent reader of mail: Debian package python3"))
struct SickLeaveTests {
  @Test
  func `whoever was ill in 2025 has two funded modules in 2026, and only the colleague who did nothing is reported`()
    throws
  {
    let story = try Story()
    try story.filesComeIn()
    try story.checkInvariants(on: "2025-12-01")
    try story.leaWritesIn()
    try story.checkInvariants(on: "2025-12-03")
    try story.annesOwnDecisionIsRefused()
    try story.checkInvariants(on: "2025-12-04")
    try story.pierreApproves()
    try story.checkInvariants(on: "2025-12-15")
    try story.lettersArrive()
    try story.theNewYearBegins()
    try story.checkInvariants(on: "2026-01-02")
    try story.aRehearsalTellsNobody()
    try story.theTownHallIsTold()
    try story.aSecondRunTellsNothing()
    try story.checkInvariants(on: "2026-01-03")
    try story.leaFollowsBothModules()
    try story.checkInvariants(on: "2026-12-31")
  }
}

extension Story {
  /// 1 December 2025: the programme's list of employed advisers, the exempt ones, the modules followed.
  func filesComeIn() throws {
    #expect(try importing("advisers", "employed-advisers.csv") == [4, 4, 0, 0, 0])
    #expect(try importing("exemptions", "exemptions.csv") == [1, 1, 0, 0, 0])
    #expect(
      try importing("completions", "completions-until-2025.csv", "--complete-to", "2025-11-30") == [4, 4, 0, 0, 0])
    #expect(try importing("advisers", "employed-advisers.csv") == [4, 0, 0, 4, 0])
    let lea = try situation("1042", on: "2025-12-01")
    #expect(lea.regime == "standing")
    #expect(lea.provider == "la-fabrik")
    #expect(lea.statuses == ["annual-2024 met", "annual-2025 due"])
    #expect(lea.obligation("annual-2025")?.missing == 1)
    #expect(try situation("1044", on: "2025-12-01").statuses == ["annual-2024 met", "annual-2025 met"])
    // Neither an entry day nor a word about an exemption: nothing is concluded about him.
    #expect(try situation("1045", on: "2025-12-01").regime == "undetermined")
    #expect(try program.jsonLines("missing").map { $0["adviser"] as? String } == ["1045"])
  }

  /// 3 December: she writes; Anne opens the case, takes it and proposes to accept.
  func leaWritesIn() throws {
    try program.file(named: "request.txt", holding: "Opérée du genou, j’étais arrêtée du 10 février au 30 novembre.\n")
    try program.file(named: "reason.txt", holding: "Arrêt du 10 février au 30 novembre 2025, vu le 3 décembre.\n")
    let opened = try run(
      "case", "open", "--adviser", "1042", "--obligation", "annual-2025", "--ground", "sick-leave", "--from",
      "2025-02-10", "--to", "2025-11-30", "--message", "@request.txt", "--as", "anne", "--as-of", "2025-12-03")
    #expect(opened.output == "2025-00001\n")
    #expect(try program.jsonLines("outbox", "list").map { $0["letter"] as? String } == ["acknowledgement"])
    try run("outbox", "run", "--as-of", "2025-12-03")
    let receipt = try #require(try office.mail(to: "lea", expecting: 1).first)
    for words in ["2025-00001", "reçu le 3 décembre 2025", "le 3 février 2026", "Anne Première"] {
      #expect(receipt.words.contains(words), "\(words)")
    }
    for secret in ["genou", "arrêt", "10 février"] { #expect(!(receipt.words + receipt.html).contains(secret)) }
    try run("case", "take", "2025-00001", "--as", "anne", "--as-of", "2025-12-03")
    try run(
      "case", "propose", "2025-00001", "approve", "--reason", "@reason.txt", "--as", "anne", "--as-of", "2025-12-03")
    #expect(try situation("1042", on: "2025-12-03").statuses == ["annual-2024 met", "annual-2025 under-review"])
  }

  /// 4 December: Anne may approve cases, but not the one that she proposed.
  func annesOwnDecisionIsRefused() throws {
    let before = try run("case", "show", "2025-00001", "--json").output
    let answer = try program.run("case", "approve", "2025-00001", "--as", "anne", "--as-of", "2025-12-04")
    #expect(answer.status == 77)
    #expect(answer.complaints.count == 1)
    #expect(answer.output == "")
    #expect(try run("case", "show", "2025-00001", "--json").output == before)
    #expect(try program.jsonLines("outbox", "list").count == 1)
  }

  /// 15 December: Pierre had no hand in it.
  func pierreApproves() throws {
    try run("case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15")
    #expect(
      try program.jsonLines("outbox", "list").map { $0["to"] as? [String] }
        == [["lea@example.org"], ["lea@example.org"], ["mairie@example.org"]])
    #expect(
      try program.json("outbox", "run", "--as-of", "2025-12-15").filter { $0.key == "sent" || $0.key == "remaining" }
        as? [String: Int] == ["sent": 2, "remaining": 0])
  }

  /// Her letter says what she may do; her employer's says what it must know, and not why.
  func lettersArrive() throws {
    let toLea = try #require(try office.mail(to: "lea", expecting: 2).first { $0.words.contains("décision du") })
    #expect(toLea.sender == "ne-pas-repondre@desk.example")
    #expect(toLea.subject.contains("2025-00001"))
    #expect(toLea.words.contains("1 module thématique, à suivre du 15 décembre 2025 au 31 décembre 2026."))
    #expect(toLea.words.contains("Pierre Second"))
    let toTownHall = try #require(try office.mail(to: "mairie", expecting: 1).first)
    #expect(toTownHall.words.contains("Léa MALADROITE (identifiant 1042)"))
    #expect(toTownHall.words.contains("justifiée par décision du 15 décembre 2025"))
    for secret in ["arrêt", "Arrêt", "maladie", "sick", "genou", "Opérée", "10 février", "30 novembre"] {
      #expect(!(toTownHall.words + toTownHall.html).contains(secret))
    }
    #expect(try office.count() == 3)
  }
}
