import Foundation
import Synchronization
import Testing

/// Several programs of ours at the same workspace at the same moment.
@Suite struct ManyProgramsTests {
  /// Runs the program once for each line of arguments, all at once.
  private func together(_ program: Program, _ lines: [[String]]) -> [Program.Answer] {
    let answers = Mutex<[Program.Answer]>([])
    let group = DispatchGroup()
    for line in lines {
      group.enter()
      Thread.detachNewThread {
        // One that could not be run at all is missing from the answers.
        if let answer = try? program.run(line) { answers.withLock { $0.append(answer) } }
        group.leave()
      }
    }
    group.wait()
    return answers.withLock { $0 }
  }

  @Test func `a workspace that several programs make at once is made once, and works`() throws {
    let program = try Program()
    let answers = together(program, Array(repeating: ["init"], count: 4))
    #expect(answers.map(\.status) == [0, 0, 0, 0], "\(answers.map(\.errors))")
    try program.makeDesk()
    #expect(try program.run("situation", "--all", "--as-of", "2026-01-02", "--json").lines.count == 2)
  }

  @Test func `programs that write at the same time all succeed, and nothing is lost`() throws {
    let program = try Program()
    try program.makeDesk()
    let lines = (1...6).map { ["completion", "add", "1042", "M0\($0)", "2025-0\($0)-10"] }
    let answers = together(program, lines)
    #expect(answers.map(\.status) == Array(repeating: 0, count: 6), "\(answers.map(\.errors))")
    let situation = try program.json("situation", "1042", "--as-of", "2026-01-02", "--json")
    #expect((situation["completions"] as? [Any])?.count == 7)
  }

  @Test func `a workspace of a newer program is refused with a sentence, and left as it is`() throws {
    let program = try Program()
    try program.run("init")
    let database = program.folder.appending(path: "workspace/quitus.sqlite")
    let newer = Process()
    newer.executableURL = URL(filePath: "/usr/bin/sqlite3")
    newer.arguments = [database.path, "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')"]
    try newer.run()
    newer.waitUntilExit()
    let bytes = try Data(contentsOf: database)
    for command in [["init"], ["user", "list"], ["outbox", "run"]] {
      let answer = try program.run(command + ["--lang", "en"])
      #expect(answer.status == 65 && answer.output.isEmpty)
      #expect(answer.complaints.count == 1)
      #expect(answer.errors.contains("was made by a newer quitus; update the program, nothing was touched"))
    }
    #expect(try Data(contentsOf: database) == bytes)
  }
}
