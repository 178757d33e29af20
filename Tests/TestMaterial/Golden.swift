import Foundation

/// Texts that a person read once and that stay as they were.
package enum Golden {
  /// What is wrong with `text`, held against the file of this name in the folder `Golden` beside the test; nil where it is the same.
  ///
  /// With `QUITUS_RECORD=1` the file is written, and that is what is wrong: recording never passes for a check.
  package static func difference(of text: String, from name: String, beside test: String = #filePath) throws -> String?
  {
    let file = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["QUITUS_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "recorded \(name)"
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    if text == golden { return nil }
    let lines = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
    let first = lines.first { $0 != $1 }.map { "\"\($0)\" instead of \"\($1)\"" }
    return "\(name) has changed: \(first ?? "another number of lines")"
  }
}
