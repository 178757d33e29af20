import Foundation
import Testing

/// The program as it was built, run as people run it: in a folder of its own, as a process of its own.
final class Program: Sendable {
  /// The folder it runs in; its workspace is `workspace` there.
  let folder: URL

  struct Answer {
    var status: Int32
    var output: String
    var errors: String

    var lines: [Substring] { output.split(separator: "\n") }
    var complaints: [Substring] { errors.split(separator: "\n") }
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A copy of another's folder, to change at will.
  init(copying other: Program) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: other.folder, to: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody

  /// Beside the test bundle, wherever it was built.
  static let url: URL = {
    var folder = Bundle.main.bundleURL
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(filePath: argument).deletingLastPathComponent()
    }
    while folder.path != "/" {
      let program = folder.appending(path: "quitus")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder = folder.deletingLastPathComponent()
    }
    return URL(filePath: "quitus")
  }()

  @discardableResult
  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Answer {
    try run(arguments, input: input, environment: environment)
  }

  @discardableResult
  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Answer {
    let process = Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "QUITUS_CLI_SHARED_TERMINAL": "true"].merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the program while we wait for it.
    let output = try file(named: "output-\(UUID().uuidString)", holding: "")
    let errors = try file(named: "errors-\(UUID().uuidString)", holding: "")
    let given = try file(named: "input-\(UUID().uuidString)", holding: input)
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    // What stays behind goes with the folder.
    defer { for url in [output, errors, given] { try? FileManager.default.removeItem(at: url) } }
    return Answer(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  @discardableResult
  func file(named name: String, holding text: String) throws -> URL {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url
  }

  /// A workspace with two people, a town hall, and two advisers who owe a module of 2025.
  func makeDesk() throws {
    try run("init")
    for (login, role) in [("anne", "agent"), ("pierre", "approver"), ("paule", "approver"), ("ines", "auditor")] {
      try run(
        "user", "add", login, "--name", "\(login) Exemple", "--capacity", "support", "--email", "\(login)@desk.example",
        "--role", role)
    }
    try file(
      named: "structures.csv",
      holding: """
        id,name,siret,kind,department,contact_name,contact_email
        10,Mairie de Nullepart,,public,75,Contact,contact@mairie.example

        """)
    try file(
      named: "advisers.csv",
      holding: """
        id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on
        1042,MALADROITE,Léa,lea@mairie.example,,10,2023-02-01,,2023-03-06,no,
        1043,TÊTENLAIR,Luc,luc@mairie.example,,10,2023-02-01,,2023-03-06,no,

        """)
    try file(
      named: "completions.csv",
      holding: """
        adviser_id,module,followed_on
        1042,M07,2024-05-14
        1043,M03,2024-09-18

        """)
    try run("import", "structures", "structures.csv")
    try run("import", "advisers", "advisers.csv")
    try run("import", "completions", "completions.csv", "--complete-to", "2025-12-31")
  }

  /// A case for 1042's year 2025, proposed by anne.
  func proposeCase() throws {
    try run(
      "case", "open", "--adviser", "1042", "--obligation", "annual-2025", "--ground", "sick-leave", "--as", "anne",
      "--as-of", "2025-12-03")
    try run("case", "take", "2025-00001", "--as", "anne", "--as-of", "2025-12-03")
    try run(
      "case", "propose", "2025-00001", "approve", "--reason", "Vu.", "--as", "anne", "--as-of", "2025-12-04")
  }

  /// All that a command could change: what every list says.
  func everything() throws -> String {
    try ["case list --json", "outbox list --json", "user list --json", "situation --all --as-of 2026-01-02 --json"]
      .map { try run($0.split(separator: " ").map(String.init)).output }.joined()
  }

  func json(_ arguments: String...) throws -> [String: Any] {
    let answer = try run(arguments)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(object as? [String: Any])
  }
}

func repositoryFile(_ path: String, from file: String = #filePath) -> URL {
  URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: path)
}
