import Foundation
import TestProgram
import Testing

/// Many advisers told on one day, by runs that are killed and runs at the same time.
@Suite struct NoticeCrowdTests {
  private static let advisers = 700
  private static let send = ["notices", "send", "--as-of", "2025-12-01"]

  private func crowd() throws -> Program {
    let program = try Program()
    try program.run("init")
    try program.file(
      named: "structures.csv",
      holding: "id,name,kind,department,contact_email\n1,Mairie,public,35,contact@ville.example\n")
    try program.file(
      named: "advisers.csv",
      holding: "id,last_name,first_name,email,structure_id,employment_start,initial_training_entry,exempt\n"
        + (1...Self.advisers).map { "\($0),Nom\($0),Zoé,zoe\($0)@ville.example,1,2025-02-01,2023-03-06,no\n" }.joined())
    #expect(try program.run("import", "structures", "structures.csv").status == 0)
    #expect(try program.run("import", "advisers", "advisers.csv").status == 0)
    return program
  }

  @Test(.timeLimit(.minutes(5)))
  func `a run that is killed half-way, then two at once, tell each adviser once`() throws {
    let program = try crowd()
    let before = try killed(program) { $0 > 0 }
    #expect(before > 0 && before < Self.advisers, "\(before)")
    let answers = program.runAtOnce([Self.send + ["--json"], Self.send + ["--json"]])
    #expect(answers.map(\.status) == [0, 0], "\(answers.map(\.errors))")
    let queued = try answers.flatMap { try $0.objects() }.compactMap { $0["queued"] as? [String: Int] }
    #expect(queued.flatMap(\.values).reduce(0, +) == Self.advisers - before)
    let letters = try program.jsonLines("outbox", "list").flatMap { $0["to"] as? [String] ?? [] }
    #expect(letters.count == Self.advisers && Set(letters).count == Self.advisers)
    #expect(try count(program) == Self.advisers)
    #expect(try program.run(Self.send).output.contains("upcoming-deadline 0"))
    #expect(try program.run("audit", "verify").status == 0)
  }

  /// How many things are told; 0 while nobody can tell.
  private func count(_ program: Program) throws -> Int {
    let answer = try program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      ["-readonly", "workspace/quitus.sqlite", "SELECT count(*) FROM notice WHERE stands = 1"])
    return Int(answer.output.split(separator: "\n").first ?? "") ?? 0
  }

  /// Kills a run, as the kernel would, once `holds` of what it has told; says how much that was.
  private func killed(_ program: Program, once holds: (Int) -> Bool) throws -> Int {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = Self.send
    process.currentDirectoryURL = program.folder
    process.environment = ["PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, try !holds(count(program)) { usleep(2_000) }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "it ended before it could be killed")
    return try count(program)
  }
}
