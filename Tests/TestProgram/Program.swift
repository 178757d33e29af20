package import Foundation
import Synchronization

/// The program as it was built, run as people run it: in a folder of its own, as a process of its own.
package final class Program: Sendable {
  /// The folder it runs in; its workspace is `workspace` there.
  package let folder: URL

  /// How one run ended and what it said.
  package struct Answer: Sendable {
    package var status: Int32
    package var output: String
    package var errors: String

    package var lines: [Substring] { output.split(separator: "\n") }
    package var complaints: [Substring] { errors.split(separator: "\n") }
  }

  /// The day that it is for the program; that of the machine where nil.
  private let today = Mutex<String?>(nil)

  /// From here on the program runs on this day.
  package func play(_ day: String) { today.withLock { $0 = day } }

  package init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    Leftovers.expect(folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A copy of another's folder, to change at will.
  package init(copying other: Program) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    Leftovers.expect(folder)
    try FileManager.default.copyItem(at: other.folder, to: folder)
  }

  deinit { Leftovers.remove(folder) }

  /// Beside the test bundle, wherever it was built.
  package static let url: URL = {
    var folder = Bundle.main.bundleURL
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(filePath: argument).deletingLastPathComponent()
    }
    while folder.path != "/" {
      let program = folder.appending(path: "quitus")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder = folder.deletingLastPathComponent()
    }
    return URL(filePath: "quitus")
  }()

  @discardableResult
  package func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Answer {
    try run(arguments, input: input, environment: environment)
  }

  @discardableResult
  package func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Answer {
    try start(Self.url, arguments, input: input, environment: environment)
  }

  /// Runs another program in the same folder, such as one that watches ours.
  package func start(
    _ program: URL, _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Answer {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Tests run at any hour, on any day.
    let ours = [
      "PATH": "/usr/bin:/bin", "QUITUS_CLI_SHARED_TERMINAL": "true", "QUITUS_MAIL_QUIET_ENABLED": "false",
    ]
    let played = today.withLock { $0.map { ["QUITUS_TEST_TODAY": $0] } ?? [:] }
    process.environment = ours.merging(played) { $1 }.merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the program while we wait for it.
    let output = try file(named: "output-\(UUID().uuidString)", holding: "")
    let errors = try file(named: "errors-\(UUID().uuidString)", holding: "")
    let given = try file(named: "input-\(UUID().uuidString)", holding: input)
    process.standardInput = try FileHandle(forReadingFrom: given)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    // What stays behind goes with the folder.
    defer { for url in [output, errors, given] { try? FileManager.default.removeItem(at: url) } }
    return Answer(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  @discardableResult
  package func file(named name: String, holding text: String) throws -> URL {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url
  }
}

/// A file of the repository, from a test file two folders below its root.
package func repositoryFile(_ path: String, from file: String = #filePath) -> URL {
  URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: path)
}
