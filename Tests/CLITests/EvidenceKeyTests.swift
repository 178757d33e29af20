import Foundation
import Glibc
import TestProgram
import Testing

/// The file of keys: who may read it, and what becomes of papers when it is changed, spoilt, lost or rotated.
@Suite struct EvidenceKeyTests {
  @Test func `the key file is made with the first paper, for its owner alone, whatever the umask`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    let answer = try program.start(
      URL(filePath: "/bin/sh"), ["-c", "umask 0; exec \"$0\" \"$@\"", Program.url.path()] + EvidenceDesks.add)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try program.mode("workspace/keys/evidence.key") == 0o600)
    #expect(try program.mode("workspace/keys") == 0o700)
    #expect(try program.keyNames().count == 1)
    #expect(try program.keyFolder() == ["evidence.key", "reply.key"])
  }

  /// What somebody does to the key file, and the exit code of every command that would need it.
  struct Spoiling: Sendable, CustomTestStringConvertible {
    var what: String
    var status: Int32
    var spoil: @Sendable (URL) throws -> Void
    var testDescription: String { what }
  }

  static let spoilings = [
    Spoiling(what: "others may read it", status: 77) { _ = unsafe chmod($0.path(), 0o604) },
    Spoiling(what: "the group may write to it", status: 77) { _ = unsafe chmod($0.path(), 0o620) },
    Spoiling(what: "it is a link", status: 77) { file in
      let other = file.deletingLastPathComponent().appending(path: "real.key")
      try FileManager.default.moveItem(at: file, to: other)
      try FileManager.default.createSymbolicLink(at: file, withDestinationURL: other)
    },
    Spoiling(what: "it is a folder", status: 77) { file in
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    },
    Spoiling(what: "it is missing", status: 66) { try FileManager.default.removeItem(at: $0) },
    Spoiling(what: "it is empty", status: 65) { try write("", $0) },
    Spoiling(what: "its key is too short", status: 65) { try write(String(try text($0).dropLast(3)) + "\n", $0) },
    Spoiling(what: "its key is too long", status: 65) { try write(try text($0).dropLast() + "00\n", $0) },
    Spoiling(what: "it holds a key mistyped", status: 65) { file in
      let text = try text(file)
      try write(text.dropLast(2) + (text.hasSuffix("0\n") ? "1\n" : "0\n"), file)
    },
    Spoiling(what: "it holds another key", status: 66) { file in
      // A key whose name is right and under which nothing lies.
      try write("7407a716575a8364 0000000000000000000000000000000000000000000000000000000000000000\n", file)
    },
  ]

  private static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private static func write(_ text: some StringProtocol, _ file: URL) throws {
    try Data(text.utf8).write(to: file)
    _ = unsafe chmod(file.path(), 0o600)
  }

  @Test(arguments: spoilings) func `a key file that cannot be trusted is refused in one line`(spoiling: Spoiling) throws
  {
    let program = try Program(copying: EvidenceDesks.filled.get())
    try spoiling.spoil(program.keyFile)
    let rows = try program.everything()
    let isForeign = spoiling.what == "it holds another key"
    var commands = [EvidenceDesks.rotate]
    // With another key new papers could be kept: those that are here cannot be opened.
    if !isForeign { commands += [EvidenceDesks.add] }
    for command in commands {
      let answer = try program.run(command)
      #expect(answer.status == spoiling.status && answer.complaints.count == 1 && answer.output.isEmpty, "\(answer)")
    }
    #expect(try program.everything() == rows)
    let opened = try program.openEvidence(1, to: "out.pdf")
    #expect(opened.status == spoiling.status && opened.complaints.count == 1, "\(opened)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out.pdf").path()))
    // Openings alone are on record where the key file itself was in order.
    #expect(try program.run("evidence", "openings", "1").lines.count == (isForeign ? 1 : 0))
  }

  // MARK: Other accounts

  /// Whether a program can be run as `nobody`: by root, from a folder that others may enter.
  static let canBeNobody: Bool = {
    guard geteuid() == 0, let program = try? Program(), unsafe chmod(program.folder.path(), 0o755) == 0 else {
      return false
    }
    return (try? program.asNobody(["--version"]).status) == 0  // some machines have no setpriv
  }()

  @Test(.enabled(if: canBeNobody, "needs root, setpriv and a build folder that others may enter"))
  func `another account keeps papers of its own, and neither uses nor replaces keys of somebody else's`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    try program.giveToNobody(".")
    #expect(try program.asNobody(EvidenceDesks.add).status == 0)
    #expect(try program.mode("workspace/keys/evidence.key") == 0o600)
    // Root, which may read anything, does not take keys from a file that another account could have put there.
    let root = try program.run(EvidenceDesks.add)
    #expect(root.status == 77 && root.complaints.count == 1, "\(root)")
    try #require(unsafe chown(program.keyFile.path(), 0, 0) == 0)
    for command in [
      EvidenceDesks.add, EvidenceDesks.rotate, ["evidence", "open", "1", "--to", "-", "--as", "anne", "--reason", "x"],
    ] {
      let answer = try program.asNobody(command)
      #expect(answer.status == 74 && answer.complaints.count == 1 && answer.output.isEmpty, "\(answer)")
    }
    #expect(try program.keyNames().count == 1)
  }

  // MARK: Rotation

  @Test func `a rotation leaves one key, another one, and all papers open`() throws {
    let program = try Program(copying: EvidenceDesks.filled.get())
    let old = try program.keyNames()
    let answer = try program.json("evidence", "rotate-key")
    #expect(answer["files"] as? Int == 3 && answer["resumed"] as? Bool == false)
    #expect(try program.keyNames().map(String.init) == [answer["key"] as? String])
    #expect(try program.keyNames() != old)
    #expect(try program.mode("workspace/keys/evidence.key") == 0o600)
    try program.expectOpen()
    #expect(try program.run(EvidenceDesks.add).status == 0)
    try program.expectOpen(4)
  }

  @Test func `where there is no key there is nothing to rotate`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    #expect(try program.run(EvidenceDesks.rotate).status == 66)
  }

  @Test func `papers kept and keys rotated at the same moment all open afterwards`() throws {
    let program = try Program(copying: EvidenceDesks.empty.get())
    let first = program.runAtOnce(Array(repeating: EvidenceDesks.add, count: 4))
    #expect(first.map(\.status) == [0, 0, 0, 0], "\(first.map(\.errors))")
    #expect(try program.keyNames().count == 1)
    let adds = Array(repeating: EvidenceDesks.add, count: 3)
    let answers = program.runAtOnce(adds + [EvidenceDesks.rotate, EvidenceDesks.rotate])
    #expect(answers.count == 5 && answers.prefix(3).allSatisfy { $0.status == 0 }, "\(answers)")
    #expect(answers.suffix(2).allSatisfy { $0.status == 0 || $0.status == 75 }, "\(answers)")
    try program.expectOpen(7)
  }

  // MARK: Dying

  /// A system call, and how often a rotation makes it at least.
  static let calls = [("write", 3), ("fsync", 6), ("rename", 2), ("pwrite64", 4), ("fdatasync", 1)]

  @Test(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"), arguments: calls)
  func `killed at any call, a rotation leaves every paper open, and is taken up again`(call: String, least: Int) throws
  {
    let old = try EvidenceDesks.filled.get().keyNames()
    var kills = 0
    while true {
      let program = try Program(copying: EvidenceDesks.filled.get())
      guard try program.isKilled(at: call, kills + 1, running: EvidenceDesks.rotate) else { break }
      kills += 1
      try program.expectOpen(3, "\(call) \(kills)")
      #expect(try program.run(EvidenceDesks.add).status == 0)
      let again = try program.run(EvidenceDesks.rotate)
      #expect(again.status == 0, "\(call) \(kills): \(again)")
      try program.expectOpen(4, "\(call) \(kills), again")
      let names = try program.keyNames()
      #expect(names.count == 1 && names != old, "\(call) \(kills)")
      #expect(try program.keyFolder() == ["evidence.key", "reply.key"], "\(call) \(kills)")
      #expect(try program.integrity() == "ok\n")
    }
    #expect(kills >= least)
  }

  @Test(
    .enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"),
    arguments: [("fsync", "EIO"), ("rename", "EROFS"), ("pwrite64", "ENOSPC"), ("fdatasync", "EIO")])
  func `on a disk that breaks at any call, a rotation says so and leaves every paper open`(call: String, error: String)
    throws
  {
    let count = try Program(copying: EvidenceDesks.filled.get()).calls([call], running: EvidenceDesks.rotate).count
    try #require(count > 0)
    for number in 1...count {
      let program = try Program(copying: EvidenceDesks.filled.get())
      let answer = try program.run(EvidenceDesks.rotate, failing: call, from: number, with: error)
      #expect([0, 74].contains(answer.status) && answer.complaints.count == (answer.status == 0 ? 0 : 1), "\(answer)")
      try program.expectOpen(3, "\(call) \(number)")
      #expect(try program.run(EvidenceDesks.rotate).status == 0)
      try program.expectOpen(3, "\(call) \(number), again")
    }
  }
}

extension Program {
  fileprivate func asNobody(_ arguments: [String]) throws -> Answer {
    try start(
      URL(filePath: "/usr/bin/setpriv"),
      ["--reuid", "65534", "--regid", "65534", "--clear-groups", Program.url.path()] + arguments)
  }

  /// Makes the account `nobody` the owner of all below `path`.
  fileprivate func giveToNobody(_ path: String) throws {
    try #require(try start(URL(filePath: "/bin/chown"), ["-R", "65534:65534", path]).status == 0)
  }
}

extension Program {
  /// What lies beside the key of evidence; `init` has made the key of answers.
  fileprivate func keyFolder() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: keyFile.deletingLastPathComponent().path()))
  }
}
