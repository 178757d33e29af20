import Foundation
import TestProgram
import Testing

/// Where the answer goes may fail as well.
@Suite struct OutputTests {
  private static func type(_ line: String, into program: Program) throws -> Program.Answer {
    try program.start(URL(filePath: "/bin/bash"), ["-c", "Q='\(Program.url.path())'; \(line)"])
  }

  @Test func `an answer that cannot be written is no success`() throws {
    let program = try Program(copying: Desks.queued.get())
    for line in ["situation --all --json", "outbox list", "case list --json", "evaluate facts.jsonl"] {
      try program.file(
        named: "facts.jsonl",
        holding: #"{"id":"1","as_of":"2025-01-01","facts":{"employments":[{"start":"2024-01-01"}]}}"# + "\n")
      let answer = try Self.type("$Q \(line) > /dev/full", into: program)
      #expect(answer.status == 74, "\(line): \(answer)")
      #expect(answer.complaints.count == 1, "\(line): \(answer)")
    }
  }

  @Test func `a reader who has seen enough ends the program quietly`() throws {
    let program = try Program(copying: Desks.queued.get())
    let answer = try Self.type("$Q outbox list --json | head -c 1; echo \" ${PIPESTATUS[0]}\"", into: program)
    #expect(answer.output == "{ 0\n")
    #expect(answer.errors.isEmpty)
  }
}
