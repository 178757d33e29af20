import Foundation
import TestMail
import TestProgram
import Testing

/// README.md promises commands; each is typed here as it stands there, into a shell.
@Suite struct ReadmeTests {
  /// Blocks of other kinds: these build and test this very program, and the last are settings.
  private static let others = ["make demo", "make test"]

  private struct Block {
    var kind: Substring
    var lines: [Substring] = []
  }

  private static func blocks(of page: String = "README.md") throws -> [Block] {
    let text = try String(contentsOf: repositoryFile(page), encoding: .utf8)
    var (blocks, isInside): ([Block], Bool) = ([], false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside.toggle()
        if isInside { blocks.append(Block(kind: line.dropFirst(3))) }
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  /// The files that the commands read.
  private static func desk() throws -> Program {
    let program = try Program()
    try program.makeFiles()
    try program.file(
      named: "country.csv",
      holding: """
        id,entry,exempt,exempted_on,employment_start,employment_end,employer,day1,module1
        1,2023-03-06,no,,2023-02-01,,public,2024-05-14,M07
        2,,yes,,2024-09-02,,private,,

        """)
    return program
  }

  @Test func `every command of the README runs in the order given, without a word of complaint`() throws {
    let commands = try Self.blocks().filter { $0.kind == "console" }.flatMap(\.lines)
    #expect(commands.count >= 20)
    let program = try Self.desk()
    var environment = ["QUITUS_CLI_SHARED_TERMINAL": "false"]
    for command in commands {
      if let setting = command.wholeMatch(of: /\$ export (QUITUS_[A-Z_]+)=(\S+)/) {
        environment[String(setting.1)] = String(setting.2)
        continue
      }
      try #require(command.hasPrefix("$ quitus "), "\(command)")
      let answer = try Self.type(command.dropFirst(2), into: program, environment)
      #expect(answer.status == 0, "\(command): \(answer.errors)")
      #expect(answer.errors.isEmpty, "\(command): \(answer.errors)")
      #expect(!answer.output.isEmpty || command.contains(" missing") || command.contains(" check"), "\(command)")
    }
    // What the story comes to. Of the first case: its receipt, the decision for the adviser and for the town hall, and to the
    // adviser that it is open once more. Of the second: reminders at two stages before it was opened, its receipt, the papers asked for.
    let kinds = [
      "acknowledgement", "approval", "decision-notice", "overdue", "overdue", "acknowledgement", "documents-requested",
      "reopening",
    ]
    let letters = try program.letters()
    #expect(letters.map(\.kind) == kinds)
    // The decision had not left when it was taken back: the town hall never learnt of it, and need not learn of the end of it.
    #expect(letters.filter { $0.state == "cancelled" }.map(\.kind) == ["approval", "decision-notice"])
  }

  @Test func `every command of the page on addresses runs where a letter came back`() throws {
    let program = try Program(copying: Desks.queued.get())
    let server = try FaultServer { _ in .proceed }
    _ = try program.runOutbox(["QUITUS_MAIL_URL": server.url])
    try program.file(
      named: "returned.eml",
      holding: """
        From: MAILER-DAEMON@mairie.example
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mairie.example

        Final-Recipient: rfc822; lea@mairie.example
        Action: failed
        Status: 5.1.1

        --x
        Content-Type: text/rfc822-headers

        Message-Id: <\(try program.letters()[0].messageID)>
        --x--
        """)
    try program.file(named: "address.txt", holding: "12 rue des Tilleuls\n84200 Nullepart\n")
    let commands = try Self.blocks(of: "docs/addresses.md").filter { $0.kind == "console" }.flatMap(\.lines)
    #expect(commands.count == 6)
    for command in commands {
      try #require(command.hasPrefix("$ quitus "), "\(command)")
      let answer = try Self.type(command.dropFirst(2), into: program, [:])
      #expect(answer.status == 0 && answer.errors.isEmpty && !answer.output.isEmpty, "\(command): \(answer)")
    }
    #expect(try program.jsonLines("post", "list").map { $0["why"] as? String } == ["came-back"])
  }

  private static func type(
    _ command: Substring, into program: Program, _ environment: [String: String]
  ) throws -> Program.Answer {
    var environment = environment
    environment["PATH"] = Program.url.deletingLastPathComponent().path() + ":/usr/bin:/bin"
    return try program.start(URL(filePath: "/bin/sh"), ["-c", String(command)], environment: environment)
  }

  @Test func `the README's settings are settings`() throws {
    let settings = try #require(try Self.blocks().first { $0.kind == "yaml" })
    let program = try Program()
    try program.run("init")
    try program.file(named: "workspace/quitus.yaml", holding: settings.lines.joined(separator: "\n") + "\n")
    let answer = try program.run("outbox", "list")
    #expect(answer.status == 0, "\(answer.errors)")
  }

  @Test func `whatever else stands in a block is named here`() throws {
    let blocks = try Self.blocks()
    #expect(Set(blocks.map(\.kind)) == ["", "console", "yaml"])
    #expect(blocks.filter { $0.kind.isEmpty }.flatMap(\.lines).map(String.init) == Self.others)
    let makefile = try String(contentsOf: repositoryFile("Makefile"), encoding: .utf8)
    for other in Self.others { #expect(makefile.contains("\n\(other.dropFirst(5)): ")) }
  }
}
