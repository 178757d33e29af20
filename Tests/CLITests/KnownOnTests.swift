import Foundation
import TestProgram
import Testing

/// `--known-on` and `--as-of`: what was known then, of what was true then.
@Suite struct KnownOnTests {
  /// Approved by the last of seven changes, the first of which was recorded on 2 January 2026 at 00:00 UTC, and each other
  /// a day after the one before.
  private static let desk = Result {
    let program = try Program(copying: Desks.proposed.get())
    try program.run(Desks.approve)
    let change = try program.start(
      URL(filePath: "/usr/bin/sqlite3"),
      [
        "workspace/quitus.sqlite",
        """
        DROP TRIGGER revision_stays;
        UPDATE revision SET recorded_at = 1767225600000
          + 86400000 * (SELECT count(*) FROM revision r WHERE r.last_seq <= revision.last_seq);
        UPDATE adviser SET recorded_at = 1; UPDATE structure SET recorded_at = 1;
        SELECT count(*) FROM revision;
        """,
      ])
    #expect(change.output == "7\n", "\(change)")
    return program
  }

  private let program: Program

  init() throws { program = try Self.desk.get() }

  private func status(_ knownOn: String?, all: Bool = false, _ environment: [String: String] = [:]) throws -> String {
    let arguments =
      ["situation", all ? "--all" : "1042", "--as-of", Desks.day, "--json"]
      + (knownOn.map { ["--known-on", $0] } ?? [])
    let answer = try program.run(arguments, environment: environment)
    let lea = try #require(try answer.objects().first { $0["adviser"] as? String == "1042" }, "\(answer)")
    let obligations = lea["obligations"] as? [[String: Any]] ?? []
    return obligations.first { $0["id"] as? String == "annual-2025" }?["status"] as? String ?? ""
  }

  @Test(arguments: [
    "2026-01-08T00:00:00Z", "2026-01-08T01:00:00+01:00", "2026-01-07T19:00:00-0500", "2026-01-08",
    "2026-01-08T00:00:00.000Z",
  ])
  func `an approval is known from the moment it was recorded`(instant: String) throws {
    let now = try status(nil)
    #expect(try status(instant) == now)
    #expect(try status(instant, all: true) == now)
  }

  @Test(arguments: [
    "2026-01-07T23:59:59Z", "2026-01-08T00:59:59+01:00", "2026-01-07", "07/01/2026", "2026-01-07T23:59:59.999Z",
  ])
  func `before that the case was still waiting`(instant: String) throws {
    #expect(try status(instant) == "under-review")
    #expect(try status(instant, all: true) == "under-review")
    #expect(try status(nil) != "under-review")
  }

  @Test func `a day ends where the office is`() throws {
    #expect(try status("2026-01-07", ["QUITUS_TIME_ZONE": "America/New_York"]) == status(nil))
    #expect(try status("2026-01-07", ["QUITUS_TIME_ZONE": "Europe/Paris"]) == "under-review")
  }

  @Test func `before there was a case, the module was overdue and its structure answered for both`() throws {
    func advisers(_ knownOn: [String]) throws -> [String] {
      let lines = try program.run(["overdue", "list", "--as-of", Desks.day, "--json"] + knownOn).objects()
      return lines.flatMap { $0["advisers"] as? [[String: Any]] ?? [] }.compactMap { $0["adviser"] as? String }
    }
    #expect(try advisers(["--known-on", "2026-01-04"]) == ["1042", "1043"])
    #expect(try advisers(["--known-on", "2026-01-07"]) == ["1043"])
    #expect(try advisers([]) == ["1043"])
  }

  @Test func `a case is shown and listed as it was known`() throws {
    func state(_ arguments: String...) throws -> String? {
      try program.run(["case", "show", "2025-00001", "--json"] + arguments).objects().first?["state"] as? String
    }
    #expect(try state() == "approved")
    #expect(try state("--known-on", "2026-01-07") == "proposed")
    #expect(try state("--known-on", "2026-01-05") == "received")
    #expect(try program.run("case", "show", "2025-00001", "--known-on", "2026-01-04").status == 66)
    func count(_ arguments: String...) throws -> Int { try program.run(["case", "list"] + arguments).lines.count }
    #expect(try count("--state", "approved") == 1)
    #expect(try count("--state", "approved", "--known-on", "2026-01-07") == 0)
    #expect(try count("--state", "proposed", "--known-on", "2026-01-07") == 1)
    #expect(try count("--known-on", "2026-01-04") == 0)
  }

  @Test func `a case is shown and listed as it stood on a day`() throws {
    func state(_ day: String) throws -> String? {
      try program.json("case", "show", "2025-00001", "--as-of", day)["state"] as? String
    }
    #expect(try state("2025-12-03") == "in-review")
    #expect(try state("2025-12-14") == "proposed")
    #expect(try state("2025-12-15") == "approved")
    #expect(try program.run("case", "show", "2025-00001", "--as-of", "2025-12-02").status == 66)
    let listed = try program.jsonLines("case", "list", "--state", "in-review", "--as-of", "2025-12-03")
    #expect(listed.count == 1)
    #expect(try program.jsonLines("case", "list", "--state", "approved", "--as-of", "2025-12-14").isEmpty)
  }

  @Test func `both axes at once: decided on the 15th, known only later`() throws {
    let known = try program.json(
      "case", "show", "2025-00001", "--as-of", "2025-12-15", "--known-on", "2026-01-06T00:00:00Z")
    #expect(known["state"] as? String == "in-review")
    #expect((known["timeline"] as? [Any])?.count == 2)
  }

  @Test func `an adviser of whom nothing was recorded yet is not there`() throws {
    let answer = try program.run("situation", "1042", "--known-on", "2025-12-31")
    #expect(answer.status == 66 && answer.output.isEmpty)
    let all = try program.run("situation", "--all", "--json", "--known-on", "2025-12-31")
    #expect(all.status == 0 && all.output.isEmpty)
  }

  @Test(
    arguments: [
      ("2999-01-01", 65), ("2999-01-01T00:00:00Z", 65), ("2026-01-08T00:00:00", 64), ("2026-01-08T24:00:00Z", 64),
      ("2026-02-30T00:00:00Z", 64), ("yesterday", 64), ("2026-01-08T00:00Z", 64), ("2026-01-08T00:00:00+1", 64),
      ("", 64),
    ] as [(String, Int32)])
  func `an instant that is yet to come, or is none, is refused`(instant: String, status: Int32) throws {
    for command in [["situation", "1042"], ["overdue", "list"], ["case", "list"], ["case", "show", "2025-00001"]] {
      let answer = try program.run(command + ["--known-on", instant])
      #expect(answer.status == status && answer.complaints.count == 1 && answer.output.isEmpty, "\(answer)")
      #expect(answer.errors.contains("--known-on"))
    }
  }

  @Test func `the answer says from what it is made, beside it`() throws {
    let answer = try program.run("case", "list", "--known-on", "2026-01-07T10:00:00Z")
    #expect(answer.lines.count == 1 && answer.errors.contains("2026-01-07T10:00:00Z"))
  }
}
