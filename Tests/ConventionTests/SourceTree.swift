import Foundation

/// One text file of the project: its path below the root, and its lines.
struct SourceFile {
  var path: String
  var lines: [String]

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  /// The folder below `Sources` or `Tests` that it lies in; nil elsewhere.
  var room: String? {
    let parts = path.split(separator: "/").map(String.init)
    return parts.count > 2 && ["Sources", "Tests"].contains(parts[0]) ? parts[1] : nil
  }

  var isSwift: Bool { path.hasSuffix(".swift") }
}

/// Where a rule is broken.
struct Breach: Hashable, CustomStringConvertible {
  var path: String
  var line: Int
  var what: String

  init(_ file: SourceFile, _ index: Int, _ what: String) {
    path = file.path
    line = index + 1
    self.what = what
  }

  var description: String { "\(path):\(line): \(what)" }
}

/// The project as it lies on the disk, without what was built or is not its own.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let files: [SourceFile] = {
    let foreign: Set = [".git", "Package.resolved", "workspace", "run"]
    // Where there is nothing to list, the test that looks for the manifest says so.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
    return names.filter { !foreign.contains($0) && !isBuilt($0) }.sorted().flatMap(files(below:))
  }()

  static let swift = files.filter { $0.isSwift && $0.path.hasPrefix("Sources/") }

  /// The folders of `Sources`.
  static let rooms = Set(files.filter { $0.path.hasPrefix("Sources/") }.compactMap(\.room))

  static func files(in room: String) -> [SourceFile] { swift.filter { $0.room == room } }

  private static func files(below path: String) -> [SourceFile] {
    let url = root.appending(path: path)
    guard let inside = try? FileManager.default.contentsOfDirectory(atPath: url.path()) else {  // then it is a file
      guard let data = FileManager.default.contents(atPath: url.path()) else { return [] }
      return [SourceFile(path, String(decoding: data, as: UTF8.self))]
    }
    return inside.filter { !isBuilt($0) }.sorted().flatMap { files(below: path + "/" + $0) }
  }

  private static func isBuilt(_ name: String) -> Bool { name.hasPrefix(".build") || name == "__pycache__" }
}

/// Swift text as far as the rules read it.
enum SwiftText {
  static let typeKeywords: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]

  /// The words of a line, without the attributes that lead it.
  static func words(_ line: String) -> [Substring] {
    Array(line.split(separator: " ").drop { $0.hasPrefix("@") })
  }

  /// The letters, digits and low lines that `text` begins with.
  static func name(_ text: some StringProtocol) -> String {
    String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }

  static func isComment(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix("//") }
}
