import TestProgram
import Testing

/// `--dry-run` says what a command would do, and leaves everything as it was.
@Suite struct DryRunTests {
  static let commands = [
    "user add zoe --name Zoé --capacity support --email zoe@desk.example --role agent",
    "adviser add 1050 --last-name NEUF --structure 10 --start 2025-01-01",
    "adviser set 1042 --email lea.autre@mairie.example",
    "structure set 10 --contact-email autre@mairie.example",
    "completion add 1043 M09 2025-11-30",
    "completion retract 1043 M03 2024-09-18",
    "exemption set 1043 yes",
    "case open --adviser 1043 --obligation annual-2025 --ground other --as anne --as-of 2025-12-05",
    "case note 2025-00001 vu --as anne --as-of 2025-12-05",
    "case approve 2025-00001 --as pierre --as-of 2025-12-15",
    "case refuse 2025-00001 --reason absence --as pierre --as-of 2025-12-15",
    "case withdraw 2025-00001 --as anne --as-of 2025-12-15",
    "overdue send --as-of 2026-01-02",
    "notices send --as-of 2025-12-05",
  ]

  @Test(arguments: commands) func `a dry run says what the command then does, and changes nothing`(line: String) throws
  {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    let before = try program.everything()
    let arguments = line.split(separator: " ").map(String.init)
    let dry = try program.run(arguments + ["--dry-run"])
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(dry.output.hasPrefix("à blanc : "))
    #expect(try program.everything() == before)
    let done = try program.run(arguments)
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.hasPrefix(dry.output.dropFirst("à blanc : ".count)), "\(dry.output) \(done.output)")
    #expect(try program.everything() != before)
  }

  @Test func `a refusal is the same in a dry run`() throws {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    let answer = try program.run("case", "approve", "2025-00001", "--as", "anne", "--as-of", "2025-12-15", "--dry-run")
    #expect(answer.status == 77)
    #expect(answer.complaints.count == 1)
  }
}
