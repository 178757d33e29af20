import Foundation
import TestMail
import TestProgram
import Testing

/// A person leaves, years pass in months, and what is left of her is a number: told day by day through the program.
@Suite(.enabled(if: ReceivedMail.canBeRead, "needs python3 as an independent reader of mail: Debian package python3"))
struct RetentionTests {
  @Test func `whoever left is noticed, held, released and taken out, and the case counts as before`() throws {
    // When the letters of the decision leave decides until when it can be contested.
    let story = try Story(today: "2026-01-05")
    try story.filesComeIn()
    try story.leaWritesIn()
    try story.pierreApproves()
    try story.leaLeaves()
    let figures = try story.figures()
    try story.herWordsGoFirst()
    try story.anAppealHoldsHer()
    try story.sheIsNoticedAndTakenOut()
    #expect(try story.figures() == figures)
    try story.nobodyCanTellWhoSheWas()
  }
}

extension Story {
  /// 31 December 2025: her contract ends. This desk keeps words for three months, and people for six.
  fileprivate func leaLeaves() throws {
    try run("adviser", "set", "1042", "--structure", "201", "--start", "2023-02-01", "--end", "2025-12-31")
    try run(
      "user", "add", "ada", "--name", "Ada Troisième", "--capacity", "administratrice", "--email", "ada@desk.example",
      "--role", "admin")
    try program.file(
      named: "workspace/Config/retention.yaml",
      holding: """
        retention:
          letters: {keep: always, notice: 30 days, grace: 14 days}
          case-words: {keep: 3 months, notice: 30 days, grace: 14 days}
          advisers: {keep: 6 months, notice: 60 days, grace: 30 days}
        backups: {keep: 90 days}

        """)
  }

  /// How many cases there were, of what ground and with what end.
  fileprivate func figures() throws -> [String] {
    try program.jsonLines("case", "list").map {
      "\($0["case"] ?? "") \($0["ground"] ?? "") \($0["state"] ?? "") \($0["obligation"] ?? "")"
    } + [try run("statistics", "--as-of", "2026-07-01", "--json").output]
  }

  /// What a purge on `day` notices and erases: kinds and keys.
  private func purge(_ day: String) throws -> (noticed: [String], erased: [String], held: [String]) {
    program.play(day)
    let answer = try program.json("purge", "--as-of", day, "--as", "ada")
    func names(_ key: String) -> [String] {
      (answer[key] as? [[String: Any]] ?? []).map { "\($0["kind"] ?? "") \($0["key"] ?? "")" }
    }
    return (names("noticed"), names("erased"), names("held"))
  }

  /// Closed on 15 December 2025, so due on 15 March 2026, and said thirty days before.
  fileprivate func herWordsGoFirst() throws {
    #expect(try purge("2026-02-12") == ([], [], []))
    #expect(try purge("2026-02-13") == (["case-words 2025-00001"], [], []))
    #expect(try purge("2026-03-14") == ([], [], []))
    #expect(try files(holding: "genou") == ["quitus.sqlite"])
    #expect(try purge("2026-03-15") == ([], ["case-words 2025-00001"], []))
    #expect(try files(holding: "genou") == [])
    #expect(try files(holding: "MALADROITE") == ["quitus.sqlite"])
  }

  /// Due on 30 June. In May she appeals: nothing is noticed until that is over.
  fileprivate func anAppealHoldsHer() throws {
    try run("retention", "hold", "1042", "--reason", "Recours en cours.", "--as", "ada")
    #expect(try purge("2026-05-04") == ([], [], ["advisers 1042"]))
    #expect(try purge("2026-07-30") == ([], [], ["advisers 1042"]))
    let refused = try program.run("person", "anonymise", "1042", "--as", "ada")
    #expect(refused.status == 65 && refused.complaints.count == 1)
    try run("retention", "hold", "1042", "--release", "--as", "ada")
  }

  /// Noticed on 31 July, a month of grace.
  fileprivate func sheIsNoticedAndTakenOut() throws {
    #expect(try purge("2026-07-31") == (["advisers 1042"], [], []))
    #expect(try purge("2026-08-29") == ([], [], []))
    #expect(try situation("1042", on: "2025-12-31").obligation("annual-2024")?.status == "met")
    #expect(try purge("2026-08-30") == ([], ["advisers 1042"], []))
  }

  fileprivate func nobodyCanTellWhoSheWas() throws {
    for words in ["MALADROITE", "lea@example.org", "genou", "Arrêt du 10"] {
      #expect(try files(holding: words) == [], "\(words)")
    }
    #expect(try files(holding: "TÊTENLAIR") == ["quitus.sqlite"])
    #expect(try program.run("situation", "1042").status == 66)
    let timeline = try program.json("case", "show", "2025-00001")["timeline"] as? [[String: Any]]
    #expect(timeline?.map { $0["what"] as? String } == ["open", "take", "propose", "approve"])
  }

  /// The files of the workspace that hold these words, by name.
  private func files(holding words: String) throws -> [String] {
    let folder = program.folder.appending(path: "workspace")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().filter { name in
      FileManager.default.contents(atPath: folder.appending(path: name).path())?.range(of: Data(words.utf8)) != nil
    }
  }
}
