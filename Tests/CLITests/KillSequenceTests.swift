import Foundation
import TestProgram
import Testing

/// Sequences of moves, each move killed at every write and at every flush: it happened wholly, or not at all.
@Suite(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
struct KillSequenceTests {
  @Test(arguments: KillSequence.all)
  func `killed at any write or flush, each move with its letters is there whole, or is not there`(
    sequence: KillSequence
  ) throws {
    let program = try Program(copying: Self.desk.get())
    for line in sequence.before { try Self.must(line, in: program) }
    for move in sequence.moves {
      let before = try program.contents()
      let done = try Program(copying: program)
      try Self.must(move, in: done)
      let after = try done.contents()
      try #require(before != after, "\(move) changes nothing")
      var ends: Set<Bool> = []
      for call in ["pwrite64", "fdatasync"] {
        ends.formUnion(try Self.kill(move, atEach: call, in: program, before: before, after: after))
      }
      // A kill before the commit leaves nothing; one after it, as the log is put away, leaves the whole move.
      #expect(ends == [false, true], "\(move)")
      try Self.must(move, in: program)
    }
  }

  @Test func `there are twenty-two sequences, and no two are alike`() {
    #expect(KillSequence.all.count == 22)
    #expect(Set(KillSequence.all.map { $0.before + ["|"] + $0.moves }).count == 22)
  }

  /// Kills `move` at the first, second, … `call` until it comes to its end.
  ///
  /// - Returns: whether the move had happened, for all the kills.
  private static func kill(
    _ move: String, atEach call: String, in program: Program, before: String, after: String
  ) throws -> Set<Bool> {
    var ends: Set<Bool> = []
    var kills = 0
    while true {
      let killed = try Program(copying: program)
      guard try killed.isKilled(at: call, kills + 1, running: arguments(move)) else { break }
      kills += 1
      let found = try killed.contents()
      #expect(found == before || found == after, "\(move), \(call) \(kills): \(changes(before, found))")
      #expect(try killed.integrity() == "ok\n", "\(move), \(call) \(kills)")
      ends.insert(found == after)
      // Nothing that was left behind keeps the next run from doing it.
      if found == before, kills.isMultiple(of: 4) {
        try must(move, in: killed)
        #expect(try killed.contents() == after, "\(move), \(call) \(kills), again")
      }
    }
    #expect(kills > 0, "\(move) makes no \(call)")
    return ends
  }

  private static func arguments(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private static func must(_ line: String, in program: Program) throws {
    let answer = try program.run(arguments(line))
    try #require(answer.status == 0, "\(line): \(answer.errors)")
  }

  /// The lines that one has and the other has not.
  private static func changes(_ old: String, _ new: String) -> [String] {
    new.split(separator: "\n").map(String.init).difference(from: old.split(separator: "\n").map(String.init)).map {
      "\($0)"
    }
  }

  private static let desk = Result {
    let program = try Program()
    try program.file(named: "workspace/Config/grounds.yaml", holding: KillSequence.grounds)
    try program.makeDesk()
    try program.file(
      named: "workspace/quitus.yaml", holding: "mail: {from: support@desk.example, starttls: \"off\"}\n")
    try program.file(named: "paper.pdf", holding: EvidenceDesks.paper)
    return program
  }
}

extension Program {
  /// Every row of every table, without what differs from one run to the next: instants, drawn names, keys and digests.
  fileprivate func contents() throws -> String {
    let columns = try reading(
      """
      SELECT m.name || ' ' || group_concat('quote("' || c.name || '")', ' || ' || char(39) || ' ' || char(39) || ' || ')
      FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'grdb_migrations'
        AND c.name NOT IN (\(Self.volatile.map { "'\($0)'" }.joined(separator: ", ")))
      GROUP BY m.name ORDER BY m.name;
      """)
    let tables = columns.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    return try reading(
      tables.map { "SELECT '\($0[0]) ' || \($0[1]) FROM \"\($0[0])\" ORDER BY 1;" }.joined(separator: "\n"))
  }

  private static let volatile = [
    "at", "recorded_at", "imported_at", "enqueued_at", "added_at", "purged_at", "frozen_at", "ended_at", "dropped_at",
    "message_id", "bytes", "nonce",
    "wrapped", "key_id", "hash", "previous", "bound",
  ]

  private func reading(_ sql: String) throws -> String {
    let answer = try start(URL(filePath: "/usr/bin/sqlite3"), ["-readonly", "workspace/quitus.sqlite"], input: sql)
    try #require(answer.status == 0, "\(answer.errors)")
    return answer.output
  }
}
