import Foundation
import TestProgram
import Testing

/// A desk that keeps papers, made once; each test works on a copy of its own.
enum EvidenceDesks {
  /// Words that stand nowhere but in the paper, and in its name.
  static let secret = "DIAGNOSTIC-FIEVRE-QUARTE"
  static let name = "certificat-paludisme.pdf"

  static let paper = """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Title(\(secret))>> endobj
    trailer <</Root 1 0 R>>
    startxref
    9
    %%EOF

    """

  /// Case 2025-00001 is open and its ground keeps files; none is kept yet.
  static let empty = Result {
    let program = try Program()
    try program.makeDesk()
    let open = "case open --adviser 1042 --obligation annual-2025 --ground elected-mandate --as anne --as-of 2025-12-03"
    try #require(try program.run(open.split(separator: " ").map(String.init)).status == 0)
    try program.file(named: name, holding: paper)
    return program
  }

  /// Three papers are kept, numbered from 1.
  static let filled = Result {
    let program = try Program(copying: empty.get())
    for _ in 1...3 { try #require(try program.run(add).status == 0) }
    return program
  }

  static let add = [
    "evidence", "add", "2025-00001", name, "--valid-to", "2025-12-31", "--as", "anne", "--as-of", "2025-12-20",
  ]
  static let rotate = ["evidence", "rotate-key"]
}

extension Program {
  var keyFile: URL { folder.appending(path: "workspace/keys/evidence.key") }

  /// The names of the keys in the key file, oldest first.
  func keyNames() throws -> [Substring] {
    try String(contentsOf: keyFile, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.prefix { $0 != " " } }
  }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path())
    return try #require(attributes[.posixPermissions] as? Int)
  }

  func openEvidence(_ id: Int, to path: String = "-", by login: String = "pierre") throws -> Answer {
    try run("evidence", "open", "\(id)", "--to", path, "--as", login, "--reason", "Contrôle.")
  }

  /// That papers 1 to `count` open as they were given.
  func expectOpen(_ count: Int = 3, _ place: String = "") throws {
    for id in 1...count {
      let answer = try openEvidence(id)
      #expect(answer.status == 0 && answer.output == EvidenceDesks.paper, "\(place): \(id) \(answer)")
    }
  }

  /// All files of the workspace, by path.
  func workspaceBytes() throws -> [String: Data] {
    let root = folder.appending(path: "workspace")
    var files: [String: Data] = [:]
    for case let path as String in try #require(FileManager.default.enumerator(atPath: root.path())) {
      if let data = FileManager.default.contents(atPath: root.appending(path: path).path()) { files[path] = data }
    }
    return files
  }

  /// What SQLite's own program answers.
  func sqlite(_ sql: String) throws -> String {
    let answer = try start(URL(filePath: "/usr/bin/sqlite3"), ["workspace/quitus.sqlite", sql])
    #expect(answer.status == 0, "\(answer.errors)")
    return answer.output
  }
}
