import Foundation
import TestProgram
import Testing

/// A workspace that a later version of the program has written.
@Suite struct NewerWorkspaceTests {
  @Test func `a workspace of a newer program is refused with a sentence, and left as it is`() throws {
    let program = try Program()
    try program.run("init")
    let database = program.folder.appending(path: "workspace/quitus.sqlite")
    let newer = try program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      [database.path, "INSERT INTO grdb_migrations VALUES ('9999-from-the-future.sql')"])
    #expect(newer.status == 0)
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
