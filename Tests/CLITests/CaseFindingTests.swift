import Foundation
import TestProgram
import Testing

/// `case search`, `case filter`, `case export` and `statistics`, on the desk of ``CaseListTests``.
@Suite struct CaseFindingTests {
  private let program: Program

  init() throws { program = try Program(copying: CaseListTests.desk.get()) }

  private func found(_ words: String..., more: [String] = []) throws -> [Int] {
    let answer = try program.run(["case", "search", "--as", "ines"] + more + words)
    #expect(answer.status == 0, "\(answer)")
    return answer.lines.compactMap { Int($0.prefix(10).suffix(5)) }
  }

  @Test func `words find cases by names, by their own words and by what their ground is called`() throws {
    #expect(try found("tetenlair") == [3, 2])
    #expect(try found("maladroite", "LÉA") == [1])
    #expect(try found("mairie de null") == [3, 2, 1])
    #expect(try found("arrêt de trav") == [1])
    #expect(try found("\"fin d'année\"") == [3])
    #expect(try found("sick leave") == [1])
    #expect(try found("vu") == [1])
    #expect(try found("vu", more: ["--state", "received"]) == [])
    #expect(try found("mairie", more: ["--by", "rank", "--limit", "2"]) == [3, 2])
    #expect(try program.run("case", "search", "-", "--as", "ines", input: "luc têtenlair\n").lines.count == 2)
    let listed = try program.run("case", "list", "--text", "luc", "--as", "anne", "--sort", "received")
    #expect(listed.lines.map { $0.prefix(10) } == ["2025-00002", "2025-00003"])
  }

  @Test func `pages of a search follow one another`() throws {
    let first = try program.run("case", "search", "mairie", "--as", "ines", "--limit", "2")
    let cursor = try #require(first.complaints.first?.split(separator: " ").last.map(String.init))
    #expect(first.lines.count == 2)
    #expect(try found("mairie", more: ["--after", cursor]) == [1])
  }

  @Test(
    arguments: [
      (["case", "search", "luc"], 64), (["case", "search", "luc", "--as", "nobody"], 77),
      (["case", "list", "--text", "luc"], 64), (["case", "list", "--text", "luc", "--as", "x"], 77),
      (["case", "search", "--as", "anne", "!"], 64), (["case", "search", "--as", "anne"], 64),
      (["case", "search", "--as", "anne", "luc", "--by", "rank", "--after", "x"], 64),
      (["case", "search", "--as", "anne", "luc", "--limit", "0"], 64),
      (["case", "list", "--filter", "rien", "--as", "anne"], 66), (["case", "list", "--filter", "rien"], 64),
      (["case", "filter", "remove", "rien", "--as", "anne"], 66),
      (["case", "filter", "save", "x", "--as", "anne"], 64),
      (["case", "filter", "save", "x", "--open", "--as", "x"], 77), (["case", "export", "x.csv"], 64),
      (["case", "export", "x.csv", "--as", "x"], 77), (["case", "export", "no/x.csv", "--as", "anne"], 73),
      (["statistics", "--from", "2026-01-02", "--to", "2026-01-01"], 64),
    ] as [([String], Int32)])
  func `who may not, or asks for what is not there, is told so in one line`(arguments: [String], status: Int32) throws {
    let answer = try program.run(arguments)
    #expect(answer.status == status && answer.output.isEmpty && answer.complaints.count == 1, "\(answer)")
  }

  @Test func `a filter is saved, used, added to, listed and forgotten, each by its owner`() throws {
    let options = ["--assigned-to", "nobody", "--state", "received", "--adviser", "1043"]
    let dry = try program.run(["case", "filter", "save", "file", "--as", "anne", "--dry-run"] + options)
    #expect(dry.status == 0)
    #expect(try program.run("case", "filter", "list", "--as", "anne").output.isEmpty)
    #expect(try program.run(["case", "filter", "save", "à prendre", "--as", "anne"] + options).status == 0)
    func numbers(_ more: String...) throws -> [String] {
      let answer = try program.run(["case", "list", "--filter", "à prendre", "--as", "anne"] + more)
      #expect(answer.status == 0, "\(answer)")
      return answer.lines.map { String($0.prefix(10)) }
    }
    #expect(try numbers() == ["2025-00003"])
    #expect(try numbers("--state", "withdrawn") == ["2025-00002", "2025-00003"])
    #expect(try numbers("--adviser", "1042") == [])
    let listed = try program.jsonLines("case", "filter", "list", "--as", "anne")
    #expect(listed.first?["name"] as? String == "à prendre" && listed.count == 1)
    #expect((listed.first?["options"] as? [String])?.contains("--adviser=1043") == true)
    #expect(try program.run("case", "list", "--filter", "à prendre", "--as", "pierre").status == 66)
    #expect(try program.run("case", "filter", "remove", "à prendre", "--as", "anne").status == 0)
    #expect(try program.run("case", "filter", "list", "--as", "anne").output.isEmpty)
  }

  /// Rows as Python reads them, and the bytes.
  private func export(_ login: String, _ more: String...) throws -> (rows: [[String]], bytes: Data) {
    let answer = try program.run(["case", "export", "out.csv", "--as", login] + more)
    #expect(answer.status == 0, "\(answer)")
    let reader =
      "import csv,json;print(json.dumps(list(csv.reader(open('out.csv',encoding='utf-8-sig',newline=''),delimiter=';'))))"
    let read = try program.start(URL(filePath: "/usr/bin/python3"), ["-c", reader])
    let rows = try JSONSerialization.jsonObject(with: Data(read.output.utf8)) as? [[String]]
    return (try #require(rows), try Data(contentsOf: program.folder.appending(path: "out.csv")))
  }

  @Test func `an export is what a French spreadsheet opens, and no cell of it is a formula`() throws {
    try program.file(
      named: "evil.csv",
      holding: """
        id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on
        1042,"=HYPERLINK(""http://evil.example"";""x"")",@SUM(A1),lea@mairie.example,,10,2023-02-01,,2023-03-06,no,
        1043,+33,"-2;3",luc@mairie.example,,10,2023-02-01,,2023-03-06,no,

        """)
    #expect(try program.run("import", "advisers", "evil.csv").status == 0)
    let (rows, bytes) = try export("pierre")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("\r\n") && text.replacing("\r\n", with: "").contains("\n") == false)
    #expect(rows.count == 4 && rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[0][0] == "Dossier" && rows[0].contains("Étiquettes"))
    #expect(rows[1][0] == "2025-00001" && rows[1][1] == "proposé" && rows[1][2] == "1042")
    #expect(rows[1][3] == "'=HYPERLINK(\"http://evil.example\";\"x\")" && rows[1][4] == "'@SUM(A1)")
    #expect(rows[2][3] == "'+33" && rows[2][4] == "'-2;3")
    #expect(rows[1][6] == "Mairie de Nullepart" && rows[1][8] == "75" && rows[1].last == "a-voir")
    #expect(rows[1][11] == "03/12/2025" && rows[1][12] == "03/02/2026" && rows[1][13] == "")
    #expect(rows[2][12] == "" && rows[2][13] == "06/12/2025")
    for cell in rows.joined() {
      #expect(cell.first.map { !"=+-@\t\r".contains($0) } ?? true, "\(cell)")
    }
    let page = try export("pierre", "--adviser", "1043", "--limit", "1", "--descending").rows
    #expect(page.map { $0[0] } == ["Dossier", "2025-00003"])
    // Reading the output as text takes its mark away.
    let streamed = try program.run("case", "export", "-", "--as", "pierre")
    #expect(Data(streamed.output.utf8) == Data(bytes.dropFirst(3)))
    // Each time it is on record who took cases away.
    let taken = try program.sqlite("SELECT login FROM audit_entry WHERE verb = 'case-export'")
    #expect(taken == "pierre\npierre\npierre\n")
  }

  @Test func `a ground about health stands in no export but of those who decide`() throws {
    #expect(
      try export("pierre").rows.map { $0[10] } == [
        "Motif", "arrêt de travail", "autre motif", "arrivée en fin d’année",
      ])
    for login in ["anne", "ines"] {
      #expect(try export(login).rows.map { $0[10] } == ["Motif", "situation", "autre motif", "arrivée en fin d’année"])
    }
  }

  @Test func `statistics count what there is`() throws {
    let figures = try program.json("statistics", "--as-of", "2026-02-04")
    let open = try #require(figures["open"] as? [[String: Any]])
    #expect(open.map { $0["state"] as? String } == ["received", "proposed"])
    // Received on 8 and 3 December: 58 and 63 days before.
    let ages = open.map { ($0["ages"] as? [[String: Any]])?.map { $0["cases"] as? Int } }
    #expect(ages == [[0, 1, 0, 0], [0, 0, 1, 0]])
    let decided = try #require(figures["decided"] as? [String: Any])
    #expect(decided["cases"] as? Int == 0 && decided["median_days"] is NSNull)
    let grounds = try #require(figures["by_ground"] as? [[String: Any]])
    #expect(grounds.map { $0["code"] as? String } == ["late-arrival", "other", "sick-leave"])
    let departments = try #require(figures["by_department"] as? [[String: Any]])
    #expect(departments.map { $0["cases"] as? Int } == [3])
    let silence = try #require(figures["implied_decisions"] as? [[String: Any]])
    #expect(silence.map { "\($0["month"] ?? "") \($0["cases"] ?? "")" } == ["2026-02 1"])
    // Both advisers plead for annual-2025, which keeps it from being overdue.
    #expect((figures["overdue"] as? [Any])?.isEmpty == true)
    let text = try program.run("statistics", "--as-of", "2026-02-04")
    #expect(text.lines.contains { $0.hasPrefix("  proposé") && $0.hasSuffix("1") })
    let rows = text.lines.filter { $0.hasPrefix("  ") && $0.contains("75") || $0.contains("approuvé") }
    #expect(Set(rows.map(\.count)).count <= 2)
  }

  @Test func `the median and the ninetieth are days within which that share was decided`() throws {
    let now = ["--as", "pierre"]
    for (number, day) in [("2025-00001", "2025-12-20"), ("2025-00003", "2025-12-10")] {
      if number == "2025-00003" {
        try program.run([
          "case", "propose", number, "refuse", "--reason", "Non.", "--as", "anne", "--as-of", "2025-12-09",
        ])
        try program.run(["case", "refuse", number, "--reason", "Non.", "--as-of", day] + now)
      } else {
        try program.run(["case", "approve", number, "--as-of", day] + now)
      }
    }
    // 17 days and 2 days.
    let decided = try #require(try program.json("statistics")["decided"] as? [String: Any])
    #expect(decided["cases"] as? Int == 2 && decided["median_days"] as? Int == 2 && decided["p90_days"] as? Int == 17)
  }
}
