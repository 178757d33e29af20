import Foundation
import TestProgram
import Testing

/// One act on many cases: a result for each, and a run that may be interrupted and run again.
@Suite struct CaseBulkTests {
  private static let day = "2025-12-08"

  /// A desk with three cases that anne opened on 3 December: 2025-00001 to 2025-00003.
  private static let three = Result {
    let program = try Program()
    try program.makeDesk()
    for (adviser, obligation) in [("1042", "annual-2025"), ("1043", "annual-2025"), ("1042", "annual-2025")] {
      let opened = try program.run(
        "case", "open", "--adviser", adviser, "--obligation", obligation, "--ground", "sick-leave", "--as", "anne",
        "--as-of", "2025-12-03")
      try #require(opened.status == 0, "\(opened.errors)")
    }
    return program
  }
  private static let references = ["2025-00001", "2025-00002", "2025-00003"]

  private static func copy() throws -> Program { try Program(copying: three.get()) }

  private static func bulk(_ words: String..., in program: Program, input: String = "") throws -> Program.Answer {
    try program.run(["case", "bulk"] + words + ["--as", "anne", "--as-of", day], input: input)
  }

  /// Each case and its result, then how many there were of each.
  private static func results(_ answer: Program.Answer) throws -> (cases: [String], end: [String: Int]) {
    let objects = try answer.objects()
    let cases = objects.dropLast().map { "\($0["case"] ?? "") \($0["result"] ?? "")" }
    return (cases, try #require(objects.last as? [String: Int]))
  }

  private static func versions(_ program: Program) throws -> [Int] {
    try references.map { try program.json("case", "show", $0)["version"] as? Int ?? -1 }
  }

  @Test func `all that meet a criterion are taken, and run again nothing is left to do`() throws {
    let program = try Self.copy()
    let first = try Self.bulk("take", "--state", "received", "--json", in: program)
    #expect(first.status == 0, "\(first.errors)")
    let (cases, end) = try Self.results(first)
    #expect(cases == Self.references.map { $0 + " done" })
    #expect(end == ["done": 3, "unchanged": 0, "refused": 0, "left": 0, "letters": 0])
    for reference in Self.references {
      let file = try program.json("case", "show", reference)
      #expect(file["state"] as? String == "in-review" && file["assigned_to"] as? String == "anne")
    }
    let before = try program.everything()
    // The criterion finds none of them any more; by name they are as they would be.
    let criterion = try Self.bulk("take", "--state", "received", in: program)
    #expect(criterion.status == 0 && criterion.lines.count == 1)
    let second = try program.run(
      ["case", "bulk", "take"] + Self.references + ["--as", "anne", "--as-of", Self.day, "--json"])
    #expect(second.status == 0)
    #expect(try Self.results(second).cases == Self.references.map { $0 + " unchanged" })
    #expect(try program.everything() == before)
  }

  @Test func `what one case refuses keeps none of the others back`() throws {
    let program = try Self.copy()
    try program.run("case", "withdraw", "2025-00002", "--as", "anne", "--as-of", "2025-12-04")
    let list = try program.run("case", "list").output
    let file = "# à confier\n\n\(list)2025-00099\n2025-00001\n"
    let answer = try Self.bulk("give", "pierre", "--from", "-", "--json", in: program, input: file)
    #expect(answer.status == 65)
    let (cases, end) = try Self.results(answer)
    #expect(
      cases == ["2025-00001 done", "2025-00002 refused", "2025-00003 done", "2025-00099 refused"])
    #expect(end == ["done": 2, "unchanged": 0, "refused": 2, "left": 0, "letters": 0])
    let refused = try answer.objects().first { $0["case"] as? String == "2025-00002" }
    #expect((refused?["en"] as? String)?.contains("withdrawn") == true && refused?["state"] is String == false)
    #expect(try program.json("case", "show", "2025-00003")["assigned_to"] as? String == "pierre")
    let words = try Self.bulk("give", "pierre", "2025-00002", "--lang", "en", in: program)
    #expect(words.status == 65)
    #expect(words.lines.first == "2025-00002\trefused\ta case in state withdrawn does not allow \"give\"")
  }

  @Test func `labels and notes are put on once, and unassigning and unlabelling undo them`() throws {
    let program = try Self.copy()
    for words in [["label", "a-relancer"], ["note", "Structure appelée."], ["give", "pierre"]] {
      let line = ["case", "bulk"] + words + ["--open", "--as", "anne", "--as-of", Self.day, "--json"]
      #expect(try Self.results(program.run(line)).end["done"] == 3)
      #expect(try Self.results(program.run(line)).end["unchanged"] == 3, "\(words)")
    }
    #expect(try Self.versions(program) == [4, 4, 4])
    #expect(try Self.results(Self.bulk("note", "Autre chose.", "--open", "--json", in: program)).end["done"] == 3)
    for words in [["unlabel", "a-relancer"], ["unassign"]] {
      let line = ["case", "bulk"] + words + ["--open", "--as", "anne", "--as-of", Self.day, "--json"]
      #expect(try Self.results(program.run(line)).end["done"] == 3)
      #expect(try Self.results(program.run(line)).end["unchanged"] == 3, "\(words)")
    }
    #expect(try Self.versions(program) == [7, 7, 7])
    let file = try program.json("case", "show", "2025-00003")
    #expect((file["labels"] as? [String])?.isEmpty == true && file["assigned_to"] is String == false)
  }

  @Test func `papers are asked for in each, and their delays rest`() throws {
    let program = try Self.copy()
    let asked = try Self.bulk(
      "request-documents", "L’arrêt de travail.", "--by", "2025-12-31", "2025-00001", "2025-00002", "--json",
      in: program)
    #expect(asked.status == 0, "\(asked.errors)")
    #expect(try Self.results(asked).end["done"] == 2)
    // Received on 3 December: 3 February, and 23 days from 8 to 31 December.
    for reference in ["2025-00001", "2025-00002"] {
      let file = try program.json("case", "show", reference)
      #expect(file["state"] as? String == "awaiting-documents")
      #expect(file["implied_decision_on"] as? String == "2026-02-26")
    }
    #expect(try program.json("case", "show", "2025-00003")["state"] as? String == "received")
    let again = try Self.bulk(
      "request-documents", "L’arrêt de travail.", "--by", "2025-12-31", "--state", "awaiting-documents", "--json",
      in: program)
    #expect(try Self.results(again).end["unchanged"] == 2)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var line: String
    var status: Int32
    var naming: String
    var testDescription: String { line }
  }

  static let wrong = [
    Wrong(line: "approve --state proposed --as pierre", status: 64, naming: "preview"),
    Wrong(line: "refuse 2025-00001 --as pierre", status: 64, naming: "preview"),
    Wrong(line: "propose approve --as anne", status: 64, naming: "preview"),
    Wrong(line: "withdraw --open --as anne", status: 64, naming: "case by case"),
    Wrong(line: "merge --open --as anne", status: 64, naming: "case by case"),
    Wrong(line: "take --as anne", status: 64, naming: "--state"),
    Wrong(line: "take 2025-00001 --open --as anne", status: 64, naming: "one way"),
    Wrong(line: "take --open", status: 64, naming: "--as"),
    Wrong(line: "take --from absent.txt --as anne", status: 66, naming: "absent.txt"),
    Wrong(line: "take --from list.txt --as anne", status: 65, naming: "line 2"),
    Wrong(line: "take --open --as nobody", status: 77, naming: "nobody"),
    Wrong(line: "take --open --as ines", status: 77, naming: "auditor"),
    Wrong(line: "give nobody --open --as anne", status: 66, naming: "nobody"),
    Wrong(line: "give ines --open --as anne", status: 65, naming: "ines"),
    Wrong(line: "note - --from - --as anne", status: 64, naming: "standard input"),
  ]

  @Test(arguments: wrong) func `what cannot be done to any case is refused in one line, and nothing is`(row: Wrong)
    throws
  {
    let program = try Self.copy()
    try program.file(named: "list.txt", holding: "2025-00001\nno reference\n")
    let before = try program.everything()
    let words = row.line.split(separator: " ").map(String.init)
    let answer = try program.run(["case", "bulk"] + words + ["--lang", "en"], environment: ["QUITUS_LANG": "en"])
    #expect(answer.status == row.status, "\(answer.output)\(answer.errors)")
    #expect(answer.complaints.count == 1 && answer.output == "")
    #expect(answer.errors.contains(row.naming), "\(answer.errors)")
    #expect(try program.everything() == before)
  }

  @Test func `a dry run says what would be done to each, and changes nothing`() throws {
    let program = try Self.copy()
    let before = try program.everything()
    let dry = try Self.bulk("take", "--open", "--dry-run", in: program)
    #expect(dry.status == 0 && dry.lines.count == 4)
    #expect(dry.lines.allSatisfy { $0.hasPrefix("à blanc : ") })
    #expect(try program.everything() == before)
    let done = try Self.bulk("take", "--open", in: program)
    #expect(done.lines == dry.lines.map { $0.dropFirst("à blanc : ".count) })
  }

  @Test(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
  func `interrupted it stops between two cases and says so, and run again it does the rest`() throws {
    let line = ["case", "bulk", "note", "Appelé."] + Self.references + ["--as", "anne", "--as-of", Self.day, "--json"]
    var halves = 0
    for count in 1...12 {
      let program = try Self.copy()
      let stopped = try program.run(line, signalled: "SIGINT", at: "fdatasync", count)
      if stopped.status == 0 { break }
      #expect(stopped.status == 75, "\(stopped.errors)")
      #expect(stopped.complaints.count == 1)
      let (cases, end) = try Self.results(stopped)
      let done = try #require(end["done"])
      #expect(cases.count == done && end["left"] == 3 - done && done < 3)
      if done > 0 { halves += 1 }
      let rest = try Self.results(program.run(line)).end
      #expect(rest["unchanged"] == done && rest["done"] == 3 - done)
      #expect(try Self.versions(program) == [2, 2, 2])
    }
    #expect(halves > 0, "it was never interrupted after a case")
  }
}
