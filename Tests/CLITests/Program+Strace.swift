import Foundation
import TestProgram

/// Meddles with the program's system calls, through strace.
enum Strace {
  private static let url = URL(filePath: "/usr/bin/strace")

  /// Some machines have it and forbid it to trace.
  static let isAvailable: Bool = {
    guard FileManager.default.isExecutableFile(atPath: url.path()), let program = try? Program() else { return false }
    return (try? program.start(url, ["-f", "-o", "trace", "/bin/true"]).status) == 0
  }()

  /// Follows all threads and tells nothing.
  fileprivate static func injecting(_ fault: String, into call: String, when: String) -> [String] {
    ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(call):\(fault):when=\(when)"]
  }

  fileprivate static func watching(_ calls: [String], file: String) -> [String] {
    ["-f", "-qq", "-o", file, "-e", "trace=" + calls.joined(separator: ",")]
  }

  fileprivate static func start(
    _ options: [String], _ arguments: [String], in program: Program, _ environment: [String: String]
  ) throws -> Program.Answer {
    try program.start(url, options + [Program.url.path()] + arguments, environment: environment)
  }
}

extension Program {
  /// Whether the program died as it was about to make `call` for the `count`th time; if not, it has done its work.
  func isKilled(
    at call: String, _ count: Int, running arguments: [String], environment: [String: String] = [:]
  ) throws -> Bool {
    let options = Strace.injecting("signal=SIGKILL", into: call, when: "\(count)")
    let status = try Strace.start(options, arguments, in: self, environment).status
    // strace ends as the program did: with 9, the number of the signal, or with the program's own status.
    guard status == 9 || status == 0 else { throw UnexpectedEnd(call: call, count: count, status: status) }
    return status == 9
  }

  /// The same, with `call` answered by `error` from the `count`th time on, as a disk that has filled up does.
  func run(
    _ arguments: [String], failing call: String, from count: Int, with error: String,
    environment: [String: String] = [:]
  ) throws -> Answer {
    try Strace.start(
      Strace.injecting("error=\(error)", into: call, when: "\(count)+"), arguments, in: self, environment)
  }

  /// The same, with `signal` sent at the `count`th `call`.
  func run(_ arguments: [String], signalled signal: String, at call: String, _ count: Int) throws -> Answer {
    try Strace.start(Strace.injecting("signal=\(signal)", into: call, when: "\(count)"), arguments, in: self, [:])
  }

  /// The calls of these names that one run makes, in order, each with the thread that makes it.
  func calls(
    _ names: [String], running arguments: [String], environment: [String: String] = [:]
  ) throws -> [(name: Substring, thread: Substring)] {
    let answer = try Strace.start(Strace.watching(names, file: "trace"), arguments, in: self, environment)
    guard answer.status == 0 else { throw UnexpectedEnd(call: "", count: 0, status: answer.status) }
    // A line reads `1234 pwrite64(5, …`; what tells of threads and ends reads otherwise.
    return try String(contentsOf: folder.appending(path: "trace"), encoding: .utf8).split(separator: "\n")
      .compactMap { $0.firstMatch(of: /^(\d+) +([a-z0-9]+)\(/) }.map { ($0.2, $0.1) }
  }

  /// What SQLite itself finds wrong in the database; `ok` where nothing is.
  func integrity() throws -> String {
    try start(
      URL(filePath: "/usr/bin/sqlite3"),
      ["workspace/quitus.sqlite", "PRAGMA integrity_check; PRAGMA foreign_key_check;"]
    ).output
  }

  struct UnexpectedEnd: Error {
    var call: String
    var count: Int
    var status: Int32
  }
}
