import Foundation
import TestProgram
import Testing

/// Wrong input of every kind at every command: one line, the right status, nothing changed.
@Suite struct WrongInputTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var line: String
    var status: Int32
    var input = ""
    var environment: [String: String] = [:]
    /// A word that the complaint must hold: what, or where.
    var naming = ""
    var testDescription: String { "\(line) → \(status)" }

    init(
      _ line: String, _ status: Int32, naming: String = "", input: String = "", _ environment: [String: String] = [:]
    ) {
      self.line = line
      self.status = status
      self.naming = naming
      self.input = input
      self.environment = environment
    }

    var arguments: [String] {
      line.split(separator: " ", omittingEmptySubsequences: true).map { $0 == "∅" ? "" : String($0) }
    }
  }

  static let usage: [Row] = [
    Row("nonsense", 64, naming: "nonsense"),
    Row("--nonsense", 64, naming: "--nonsense"),
    Row("situation", 64),
    Row("situation 1042 --all", 64),
    Row("situation 1042 --as-of 2025-02-30", 64, naming: "2025-02-30"),
    Row("situation 1042 --as-of", 64, naming: "--as-of"),
    Row("situation 1042 --lang xx", 64, naming: "xx"),
    Row("rights", 64),
    Row("evaluate facts.txt", 64, naming: "facts.txt"),
    Row("case open --adviser 1042", 64),
    Row("case open --adviser 1042 --obligation annual-25 --ground other --as anne", 64, naming: "annual-25"),
    Row("case open --adviser 1042 --obligation annual-2025 --ground other", 64, naming: "--as"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --as anne --to 2025-03-01", 64, naming: "--from"
    ),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --as anne --requested-by mother", 64,
      naming: "mother"),
    Row("case take 2025-1 --as anne", 64, naming: "2025-1"),
    Row("case propose 2025-00001 maybe --reason x --as anne", 64, naming: "maybe"),
    Row("case refuse 2025-00001 --as pierre", 64, naming: "--reason"),
    Row("case approve 2025-00001 --modules two --as pierre", 64, naming: "two"),
    Row("case list --state open", 64, naming: "open"),
    Row("user add bob --name B --capacity C --email bob@desk.example --role king", 64, naming: "king"),
    Row("user add bob --name B --capacity C --email bob --role agent", 64, naming: "bob"),
    Row("user add b!b --name B --capacity C --email b@desk.example --role agent", 64, naming: "b!b"),
    Row("user add bob --name ∅ --capacity C --email b@desk.example --role agent", 64),
    Row("import", 64),
    Row("import modules x.csv", 64, naming: "modules"),
    Row("adviser add 7 --last-name X", 64, naming: "--structure"),
    Row("adviser set 1042 --email a@b", 64, naming: "--email"),
    Row("structure set 10 --department 99", 64, naming: "99"),
    Row("structure set 10 --siret 12", 64, naming: "12"),
    Row("completion add 1042 M07", 64),
    Row("completion add 1042 M07 yesterday", 64, naming: "yesterday"),
    Row("exemption set 1042 perhaps", 64, naming: "perhaps"),
    Row("exemption set 1042 no --on 2025-01-01", 64, naming: "--on"),
    Row("outbox retry many", 64, naming: "many"),
    Row("outbox list --state gone", 64, naming: "gone"),
    Row("mail test nobody", 64, naming: "nobody"),
    Row("overdue send --as-of tomorrow", 64, naming: "tomorrow"),
    Row("rules compare one", 64),
    Row("demo --advisers 1", 64, naming: "--advisers"),
  ]

  static let absent: [Row] = [
    Row("situation 9999", 66, naming: "9999"),
    Row("rights 9999", 66, naming: "9999"),
    Row(
      "case open --adviser 9999 --obligation annual-2025 --ground other --as anne --as-of 2025-12-01", 66,
      naming: "9999"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground headache --as anne --as-of 2025-12-01", 66,
      naming: "headache"),
    Row("case take 2025-00099 --as anne", 66, naming: "2025-00099"),
    Row("case show 2025-00099", 66, naming: "2025-00099"),
    Row("case preview 2025-00099 approve --as pierre", 66, naming: "2025-00099"),
    Row("completion add 9999 M07 2025-01-01", 66, naming: "9999"),
    Row("completion retract 1042 M07 2020-01-01", 66, naming: "M07"),
    Row("exemption set 9999 yes", 66, naming: "9999"),
    Row("adviser set 9999 --last-name X", 66, naming: "9999"),
    Row("adviser add 7 --structure 999 --start 2025-01-01", 66, naming: "999"),
    Row("outbox retry 99", 66, naming: "99"),
    Row("import structures nowhere.csv", 66, naming: "nowhere.csv"),
    Row("evaluate nowhere.csv", 66, naming: "nowhere.csv"),
    Row("situation 1042 --rules nowhere.yaml", 66, naming: "nowhere.yaml"),
    Row("rules check nowhere.yaml", 66, naming: "nowhere.yaml"),
    Row("case note 2025-00001 @nowhere.txt --as anne", 66, naming: "nowhere.txt"),
    Row("situation 1042 --workspace elsewhere", 66, naming: "elsewhere"),
    Row("case list --workspace elsewhere", 66, naming: "elsewhere"),
    Row("import structures structures.csv --workspace elsewhere", 66, naming: "elsewhere"),
  ]

  static let data: [Row] = [
    Row("import structures -", 65, naming: "-"),
    Row("import structures -", 65, input: "nothing,known\n1,2\n"),
    Row("import advisers -", 65, input: "\u{0}\u{1}\u{2}\u{0}binary"),
    Row("import completions -", 65, input: "adviser_id,module\n1,M01\n"),
    Row("evaluate empty.csv", 65, naming: "empty.csv"),
    Row(
      "case open --adviser 1042 --obligation annual-2024 --ground other --as anne --as-of 2025-12-05", 65,
      naming: "annual-2024"),
    Row(
      "case open --adviser 1042 --obligation annual-2031 --ground other --as anne --as-of 2025-12-05", 65,
      naming: "annual-2031"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --modules 2 --as anne --as-of 2025-12-05", 65,
      naming: "2"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --modules 0 --as anne --as-of 2025-12-05", 65,
      naming: "0"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --as anne --as-of 2999-12-05", 65,
      naming: "2999-12-05"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --as anne --as-of 2025-12-05 --received-on 2025-12-06",
      65, naming: "2025-12-06"),
    Row(
      "case open --adviser 1042 --obligation annual-2025 --ground other --as anne --from 2025-03-02 --to 2025-03-01",
      65, naming: "--to"),
    Row("case take 2025-00001 --as anne --as-of 2025-12-05", 65, naming: "proposed"),
    Row("case note 2025-00001 ∅ --as anne --as-of 2025-12-05", 65),
    Row("case note 2025-00001 x --as anne --as-of 2025-12-01", 65, naming: "2025-12-04"),
    Row("case note 2025-00001 x --as anne --as-of 2999-01-01", 65, naming: "2999-01-01"),
    Row("case propose 2025-00001 approve --reason x --as anne --as-of 2025-12-05", 65, naming: "proposed"),
    Row("case approve 2025-00001 --modules 2 --as pierre --as-of 2025-12-05", 65, naming: "2"),
    Row("case approve 2025-00001 --modules 0 --as pierre --as-of 2025-12-05", 65, naming: "0"),
    Row("case refuse 2025-00001 --reason ∅ --as pierre --as-of 2025-12-05", 65),
    Row("adviser set 1042 --structure 10 --start 2025-02-02 --end 2025-02-01", 65, naming: "--end"),
    Row("mail test a@mairie.example", 65, naming: "mail.url"),
    Row(
      "outbox run", 65, naming: "mail.url",
      ["QUITUS_MAIL_URL": "ftp://mail.example", "QUITUS_MAIL_FROM": "a@b.example"]),
    Row(
      "outbox run", 65, naming: "starttls",
      ["QUITUS_MAIL_URL": "smtp://mail.example", "QUITUS_MAIL_FROM": "a@b.example", "QUITUS_MAIL_STARTTLS": "off"]),
    Row("outbox run", 65, naming: "starttls", ["QUITUS_MAIL_STARTTLS": "perhaps"]),
    Row("outbox run", 65, naming: "mail.from", ["QUITUS_MAIL_FROM": "nobody"]),
    Row("overdue list", 65, naming: "overdue.stages", ["QUITUS_OVERDUE_STAGES": "30,1"]),
    Row("overdue list", 65, naming: "overdue.grace_days", ["QUITUS_OVERDUE_GRACE_DAYS": "soon"]),
    Row("situation 1042", 65, naming: "time_zone", ["QUITUS_TIME_ZONE": "Mars/Olympus"]),
    Row("case list", 65, naming: "shared_terminal", ["QUITUS_CLI_SHARED_TERMINAL": "perhaps"]),
    Row("situation 1042 --rules broken.yaml", 65, naming: "broken.yaml"),
    Row("evaluate facts.csv --rules broken.yaml", 65, naming: "broken.yaml"),
  ]

  static let people: [Row] = [
    Row("case note 2025-00001 x --as nobody", 77, naming: "nobody"),
    Row("case note 2025-00001 x --as ines --as-of 2025-12-05", 77, naming: "auditor"),
    Row(
      "case open --adviser 1043 --obligation annual-2025 --ground other --as ines --as-of 2025-12-05", 77,
      naming: "auditor"),
    Row("case approve 2025-00001 --as anne --as-of 2025-12-05", 77, naming: "agent"),
    Row("case refuse 2025-00001 --reason x --as anne --as-of 2025-12-05", 77, naming: "agent"),
    // The terminal is not shared: the system account that opened the case as anne may not decide as pierre.
    Row(
      "case approve 2025-00001 --as pierre --as-of 2025-12-05", 77, naming: "anne",
      ["QUITUS_CLI_SHARED_TERMINAL": "false"]),
  ]

  @Test(arguments: [usage, absent, data, people].flatMap(\.self))
  func `wrong input gets one line in either language and the right status, and changes nothing`(row: Row) throws {
    let program = try Self.desk()
    for language in ["fr", "en"] {
      let environment = row.environment.merging(["QUITUS_LANG": language]) { a, _ in a }
      let answer = try program.run(row.arguments, input: row.input, environment: environment)
      #expect(answer.status == row.status, "\(answer.errors)")
      #expect(answer.complaints.count == 1, "\(answer.errors)")
      #expect(answer.output.isEmpty, "\(answer.output)")
      #expect(row.naming.isEmpty || answer.errors.contains(row.naming), "\(answer.errors)")
      for dump in ["Optional(", "Error Domain", "Fatal", "Swift.", "Complaint", "throw"] {
        #expect(!answer.errors.contains(dump), "\(answer.errors)")
      }
    }
    #expect(try program.everything() == Self.template.get().said)
  }

  /// A desk made once, and what it says; each test works on a copy of its own.
  private static let template = Result {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    try program.file(named: "empty.csv", holding: "")
    try program.file(named: "facts.csv", holding: "id,employment_start\n1,2024-01-01\n")
    try program.file(named: "broken.yaml", holding: "in_force_from: 2024-12-19\nonboarding: 3\n")
    return (program: program, said: try program.everything())
  }

  private static func desk() throws -> Program { try Program(copying: template.get().program) }

  @Test(arguments: [
    "Config/rules/2024-12-19.yaml", "Config/grounds.yaml", "Templates/mail/fr/approval.text.mustache", "quitus.yaml",
  ])
  func `a broken override is named, and nothing is done`(path: String) throws {
    let program = try Self.desk()
    let before = try program.everything()
    let kept = program.folder.appending(path: "workspace/" + path)
    let original = try? Data(contentsOf: kept)
    try program.file(named: "workspace/" + path, holding: "{{#open}\n: [")
    let answer = try program.run("case", "approve", "2025-00001", "--as", "pierre", "--as-of", "2025-12-15")
    #expect(answer.status == 65)
    #expect(answer.complaints.count == 1)
    #expect(answer.errors.contains(path.split(separator: "/").last.map(String.init) ?? path))
    if let original { try original.write(to: kept) } else { try FileManager.default.removeItem(at: kept) }
    #expect(try program.everything() == before)
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let program = try Program()
    try program.run("init")
    let path = "workspace/quitus.sqlite"
    let text = String(repeating: "this is no database ", count: 20)
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(at: program.folder.appending(path: path + suffix))
    }
    try program.file(named: path, holding: text)
    let answer = try program.run("case", "list")
    #expect(answer.status == 65)
    #expect(answer.complaints.count == 1)
    #expect(try String(contentsOf: program.folder.appending(path: path), encoding: .utf8) == text)
  }
}
