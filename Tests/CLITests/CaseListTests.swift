import Foundation
import TestProgram
import Testing

/// `case list` on a desk with three cases.
@Suite struct CaseListTests {
  /// 1 proposed and labelled, of 1042; 2 received, of 1043; 3 withdrawn, of 1043.
  static let desk = Result {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    for (day, ground) in [("2025-12-05", "other"), ("2025-12-08", "late-arrival")] {
      try program.run(
        "case", "open", "--adviser", "1043", "--obligation", "annual-2025", "--ground", ground, "--as", "paule",
        "--as-of", day)
      if ground == "other" {
        try program.run("case", "withdraw", "2025-00002", "--as", "paule", "--as-of", "2025-12-06")
      }
    }
    try program.run("case", "label", "2025-00001", "a-voir", "--as", "anne", "--as-of", "2025-12-09")
    return program
  }

  private let program: Program

  init() throws { program = try Self.desk.get() }

  private func numbers(_ arguments: String) throws -> [Int] {
    let answer = try program.run(["case", "list"] + arguments.split(separator: " ").map(String.init))
    #expect(answer.status == 0, "\(answer)")
    return answer.lines.compactMap { Int($0.prefix(10).suffix(5)) }
  }

  @Test(
    arguments: [
      ("", [1, 2, 3]), ("--descending", [3, 2, 1]), ("--state proposed", [1]),
      ("--state withdrawn --state received", [2, 3]),
      ("--adviser 1043", [2, 3]), ("--ground other", [2]), ("--obligation annual-2025", [1, 2, 3]),
      ("--structure 10", [1, 2, 3]), ("--structure 11", []), ("--department 75", [1, 2, 3]), ("--department 1", []),
      ("--assigned-to anne", [1]), ("--assigned-to nobody", [2, 3]), ("--assigned-to me --as anne", [1]),
      ("--label a-voir", [1]), ("--label rien", []), ("--received-from 2025-12-05", [2, 3]),
      ("--received-to 05/12/2025", [1, 2]), ("--received-from 2025-12-04 --received-to 2025-12-05", [2]),
      ("--decided-from 2025-12-06", [2]), ("--decided-to 2025-12-05", []), ("--open", [1, 3]),
      ("--sort due", [1, 3]), ("--sort due --descending", [3, 1]), ("--sort decided", [2]),
      // Received on the 3rd and the 8th: silence decides on 3 and 8 February.
      ("--overdue --as-of 2026-02-03", []), ("--overdue --as-of 2026-02-04", [1]),
      ("--implied-before 2026-02-09", [1, 3]), ("--implied-before 2026-02-08", [1]),
      ("--open-longer-than 3 --as-of 2025-12-11", [1]), ("--open-longer-than 2 --as-of 2025-12-11", [1, 3]),
    ] as [(String, [Int])])
  func `each filter finds its cases`(arguments: String, expected: [Int]) throws {
    #expect(try numbers(arguments) == expected)
  }

  @Test func `pages follow one another, in text and in JSON`() throws {
    let first = try program.run("case", "list", "--limit", "2", "--sort", "received")
    #expect(first.lines.count == 2)
    let hint = try #require(first.complaints.first.map(String.init))
    let cursor = try #require(hint.split(separator: " ").last.map(String.init))
    #expect(hint.contains("--after"))
    let second = try program.run("case", "list", "--limit", "2", "--sort", "received", "--after", cursor)
    #expect(second.lines.count == 1 && second.lines[0].hasPrefix("2025-00003") && second.errors.isEmpty)
    let lines = try program.jsonLines("case", "list", "--limit", "2", "--sort", "received")
    #expect(lines.map { $0["case"] as? String } == ["2025-00001", "2025-00002", nil])
    #expect(lines.last?["next"] as? String == cursor)
    let whole = try program.jsonLines("case", "list", "--limit", "3")
    #expect(whole.count == 3 && whole.allSatisfy { $0["next"] == nil })
  }

  @Test(arguments: [
    "--after x", "--after received/2025-12-03/2025-00001", "--sort received --after received-/2025-12-03/2025-00001",
    "--limit 0", "--limit x", "--department 20", "--department 0", "--open-longer-than -1", "--assigned-to me",
    "--state open", "--sort name",
  ])
  func `a wrong page or filter is refused in one line`(arguments: String) throws {
    let answer = try program.run(["case", "list"] + arguments.split(separator: " ").map(String.init))
    #expect(answer.status == 64 && answer.output.isEmpty && answer.complaints.count == 1, "\(answer)")
  }

  @Test func `the past is paged too`() throws {
    let page = try program.run("case", "list", "--as-of", "2025-12-05", "--limit", "1")
    #expect(page.lines.count == 1 && page.lines[0].hasPrefix("2025-00001\tproposed"))
    let cursor = try #require(page.complaints.first?.split(separator: " ").last.map(String.init))
    let rest = try program.run("case", "list", "--as-of", "2025-12-05", "--limit", "1", "--after", cursor)
    #expect(rest.lines.count == 1 && rest.lines[0].hasPrefix("2025-00002\treceived") && rest.errors.isEmpty)
  }
}
