import Foundation
import TestProgram
import Testing

@testable import Sealing

/// Papers kept, opened and destroyed through the program, as people do it.
@Suite struct EvidenceTests {
  static let shape = Shape([
    "evidence": .number, "case": .text, "kind": .word(["pdf", "png", "jpeg"]), "size": .number,
    "valid_from": .optional(.day), "valid_to": .day, "added_by": .text, "added_at": .text, "purge_on": .day,
    "purged_at": .optional(.text), "openings": .number,
  ])

  @Test func `a paper is kept, listed without its name, and opened into a file for one`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    let added = try program.run(EvidenceDesks.add + ["--json", "--keep-until", "2099-12-31"])
    #expect(added.status == 0 && added.errors.isEmpty, "\(added)")
    try expectShape(Self.shape, added.output)
    let list = try program.run("evidence", "list", "2025-00001", "--json")
    #expect(list.output == added.output)
    #expect(list.output.contains(#""purge_on":"2099-12-31""#))
    let shown = try program.run("evidence", "list", "2025-00001").output
    #expect(shown.contains("effacement le 2099-12-31") && !shown.contains("palu"))
    let opened = try program.json(
      "evidence", "open", "1", "--to", "out.pdf", "--as", "pierre", "--reason", "Contrôle.")
    #expect(opened["name"] as? String == EvidenceDesks.name && opened["kind"] as? String == "pdf")
    #expect(try program.mode("out.pdf") == 0o600)
    #expect(try String(contentsOf: program.folder.appending(path: "out.pdf"), encoding: .utf8) == EvidenceDesks.paper)
    #expect(try program.jsonLines("evidence", "list", "2025-00001").first?["openings"] as? Int == 1)
  }

  @Test func `an opening overwrites nothing, and one that could give nothing out is not on record`() throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    try program.file(named: "mine.pdf", holding: "mine")
    let existing = try program.openEvidence(1, to: "mine.pdf")
    #expect(existing.status == 73 && existing.complaints.count == 1 && !existing.errors.contains("mine.pdf"))
    #expect(try String(contentsOf: program.folder.appending(path: "mine.pdf"), encoding: .utf8) == "mine")
    #expect(try program.openEvidence(1, to: "no/such/folder.pdf").status == 73)
    #expect(try program.openEvidence(1, to: "out.pdf", by: "ines").status == 77)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.pdf").path()))
    #expect(try program.run("evidence", "openings", "1").output.isEmpty)
  }

  @Test func `who opened a paper is told to all, and why to those who say who they are`() throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    #expect(try program.openEvidence(2).status == 0)
    let open = try #require(try program.jsonLines("evidence", "openings", "2").first)
    #expect(open["by"] as? String == "pierre" && open["what"] as? String == "open" && open["reason"] is NSNull)
    let full = try #require(try program.jsonLines("evidence", "openings", "2", "--as", "ines").first)
    #expect(full["reason"] as? String == "Contrôle.")
    #expect(try program.run("evidence", "openings", "2", "--as", "nemo").status == 77)
    #expect(try program.run("evidence", "openings", "9").status == 66)
  }

  @Test func `a paper that was altered on the disk gives out nothing`() throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    _ = try program.sqlite("UPDATE evidence_blob SET bytes = zeroblob(length(bytes)) WHERE evidence_id = 1")
    let answer = try program.openEvidence(1, to: "out.pdf")
    #expect(answer.status == 74 && answer.output.isEmpty && answer.complaints.count == 1)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.pdf").path()))
    #expect(try program.openEvidence(2).status == 0)
  }

  @Test func `what is due is destroyed, the rest stays, and so does what is known of both`() throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    #expect(try program.run("case", "withdraw", "2025-00001", "--as", "anne", "--as-of", "2025-12-20").status == 0)
    let days = try program.jsonLines("evidence", "list", "2025-00001").map { $0["purge_on"] as? String }
    #expect(days == ["2026-03-20", "2026-03-20", "2026-03-20"])
    #expect(try program.run("evidence", "remove", "2", "--as", "anne", "--reason", "Doublon.").status == 0)
    #expect(try program.run("evidence", "purge", "--as-of", "2026-03-19", "--json").output == #"{"purged":[]}"# + "\n")
    let due = ["evidence", "purge", "--as-of", "2026-03-20"]
    #expect(try program.run(due + ["--json", "--dry-run"]).output == #"{"purged":[1,3]}"# + "\n")
    #expect(try program.run(due + ["--json"]).output == #"{"purged":[1,3]}"# + "\n")
    #expect(try program.openEvidence(1).status == 65)
    let left = try program.jsonLines("evidence", "list", "2025-00001")
    #expect(left.count == 3 && left.allSatisfy { $0["purged_at"] is String })
    #expect(try program.sqlite("SELECT count(*) FROM evidence_blob; SELECT count(*) FROM evidence_key") == "0\n0\n")
    #expect(try program.run("evidence", "purge", "--as-of", "2999-01-01").status == 65)
  }

  static let dryRuns = [
    EvidenceDesks.add, EvidenceDesks.rotate, ["evidence", "remove", "1", "--as", "anne", "--reason", "Doublon."],
    ["evidence", "open", "1", "--to", "out.pdf", "--as", "anne", "--reason", "Contrôle."],
    ["evidence", "purge", "--as-of", "2999-01-01"],
  ]

  @Test(arguments: dryRuns) func `a dry run changes nothing and gives nothing out`(arguments: [String]) throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    let (rows, keys) = (try program.everything(), try Data(contentsOf: program.keyFile))
    let dry = try program.run(arguments + ["--dry-run"])
    #expect(
      dry.status == 0 && dry.output.hasPrefix("à blanc : ") && !dry.output.contains(EvidenceDesks.secret), "\(dry)")
    #expect(try program.everything() == rows)
    #expect(try Data(contentsOf: program.keyFile) == keys)
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.pdf").path()))
  }

  @Test func `a dry run makes no key either`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    #expect(try program.run(EvidenceDesks.add + ["--dry-run"]).status == 0)
    #expect(!FileManager.default.fileExists(atPath: program.keyFile.path()))
  }

  @Test func `what is no paper is refused before anything is made, and no sentence names it`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    try program.file(named: "palu.txt", holding: "fièvre")
    try program.file(named: "palu.png", holding: EvidenceDesks.paper)
    try program.file(named: "palu.pdf", holding: EvidenceDesks.paper.replacing("/Title", with: "/JavaScript"))
    for (name, status) in [("palu.txt", 65), ("palu.png", 65), ("palu.pdf", 65), ("palu-absent.pdf", 66), (".", 74)] {
      for language in ["fr", "en"] {
        var arguments = EvidenceDesks.add
        arguments[3] = name
        let answer = try program.run(arguments + ["--lang", language])
        #expect(answer.status == status && answer.complaints.count == 1 && answer.output.isEmpty, "\(answer)")
        #expect(!answer.errors.contains("palu") && !answer.errors.contains("elected"))
      }
    }
    let small = try program.run(EvidenceDesks.add, environment: ["QUITUS_EVIDENCE_MAX_BYTES": "50"])
    #expect(small.status == 65 && small.errors.contains("evidence.max_bytes"))
    let other = try program.run(EvidenceDesks.add, environment: ["QUITUS_EVIDENCE_TYPES": "png,jpeg"])
    #expect(other.status == 65 && other.errors.contains("evidence.types"))
    #expect(!FileManager.default.fileExists(atPath: program.keyFile.path()))
  }

  // MARK: Secrecy

  /// Text as it may stand in a database: as it is, and in UTF-16.
  private static func forms(_ text: String) -> [Data] {
    [Data(text.utf8), text.data(using: .utf16LittleEndian) ?? Data(text.utf8)]
  }

  @Test(
    .enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"),
    arguments: ["write", "fdatasync"])
  func `neither the paper, nor its name, nor its key stands in any file or sentence, wherever the program dies`(
    call: String
  ) throws {
    var count = 0
    var hadLog = false
    while true {
      let program = try Program(copying: EvidenceDesks.filled.get())
      let isKilled = try program.isKilled(at: call, count + 1, running: EvidenceDesks.add)
      let files = try program.workspaceBytes()
      #expect(files["keys/evidence.key"] != nil && files["quitus.sqlite"] != nil)
      hadLog = hadLog || files["quitus.sqlite-wal"].map { !$0.isEmpty } ?? false
      let keys = try WorkspaceKeys(text: String(decoding: try #require(files["keys/evidence.key"]), as: UTF8.self))
      var secrets = Self.forms(EvidenceDesks.secret) + Self.forms("paludisme") + Self.forms("/Catalog")
      for line in try program.sqlite("SELECT key_id, hex(wrapped) FROM evidence_key").split(separator: "\n") {
        let words = line.split(separator: "|")
        let wrapped = WrappedFileKey(
          under: .init(rawValue: String(words[0])), bytes: SealedBytes.of(String(words[1])))
        let fileKey = try keys.current.unwrapped(wrapped)
        secrets += [Data(fileKey.bytes)] + Self.forms(SealedBytes.digits(fileKey.bytes))
      }
      #expect(secrets.count >= 15)
      for (path, data) in files {
        for secret in secrets { #expect(data.range(of: secret) == nil, "\(path)") }
        if path.hasPrefix("quitus.sqlite") {
          #expect(data.range(of: Data(keys.current.bytes)) == nil)
          #expect(data.range(of: Data(SealedBytes.digits(keys.current.bytes).utf8)) == nil)
        }
      }
      if !isKilled { break }
      count += 1
    }
    #expect(count >= 1)
    // When it comes to write its answer, the database may be closed already and its log put away.
    #expect(hadLog || call == "write")
  }
}

/// Bytes and their hexadecimal digits.
enum SealedBytes {
  static func of(_ digits: String) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }

  static func digits(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
