/// Which modules a room may import: the direction of the house.
struct Imports {
  /// The rooms below it.
  var rooms: Set<String> = []
  /// What others wrote, each in one room only.
  var libraries: Set<String> = []
  /// What reaches the machine: files, clocks, threads, processes.
  var platform: Set<String> = []

  var all: Set<String> { rooms.union(libraries).union(platform) }

  private static let facts: Set = ["Dates", "Roster", "Rules"]

  /// Dates, Roster, Rules, Cases; then Mail, Intake and Store, which do not know one another; then Desk, then CLI.
  /// Envelope, Sealing and Audit stand beside Roster; SMTP knows only Envelope, and is known only to CLI.
  static let allowed: [String: Imports] = [
    "Dates": Imports(),
    "Roster": Imports(rooms: ["Dates"]),
    "Rules": Imports(rooms: ["Dates", "Roster"], libraries: ["Yams"]),
    "Cases": Imports(rooms: facts, libraries: ["Yams"]),
    "Envelope": Imports(rooms: ["Dates"]),
    "Sealing": Imports(libraries: ["Crypto"]),
    "Audit": Imports(rooms: ["Dates", "Sealing"]),
    "Mail": Imports(rooms: facts.union(["Cases", "Envelope"])),
    "Intake": Imports(rooms: facts.union(["Cases"])),
    "Store": Imports(
      rooms: facts.union(["Cases", "Envelope", "Sealing", "Audit"]), libraries: ["GRDB", "CHeap"],
      platform: ["FoundationEssentials", "Glibc"]),
    "Desk": Imports(rooms: facts.union(["Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake", "Store"])),
    "SMTP": Imports(
      rooms: ["Envelope"], libraries: ["CCurl"],
      platform: ["Foundation", "FoundationEssentials", "Glibc", "Synchronization"]),
    "CCurl": Imports(),
    "CHeap": Imports(),
    "Builtin": Imports(),
    "CLI": Imports(
      rooms: facts.union([
        "Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake", "Store", "Desk", "SMTP", "Builtin",
      ]),
      libraries: ["ArgumentParser", "Yams"],
      platform: ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]),
    "EmbedFiles": Imports(libraries: ["PackagePlugin"], platform: ["Foundation"]),
  ]

  /// Rooms that compute: no files, no clock, no chance, no waiting.
  static let pure: Set = ["Dates", "Roster", "Rules", "Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake"]

  /// The module that a line imports, or nil.
  static func module(_ line: String) -> String? {
    var words = SwiftText.words(line)
    if let first = words.first, ["public", "package", "internal", "private", "fileprivate"].contains(first) {
      words.removeFirst()
    }
    guard words.first == "import", words.count > 1 else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
    return SwiftText.name(name)
  }

  /// Imports that the room of a file has no right to.
  static func breaches(_ file: SourceFile) -> [Breach] {
    let allowed = file.room.flatMap { Self.allowed[$0]?.all } ?? []
    return file.lines.enumerated().compactMap { index, line in
      guard let module = module(line), !allowed.contains(module) else { return nil }
      return Breach(file, index, "\(file.room ?? "?") may not import \(module)")
    }
  }

  /// What a pure room has no use for.
  static func impurities(_ file: SourceFile) -> [Breach] {
    let words = [
      "async", "await", "Task", "random", "randomElement", "shuffled", "print", "SystemRandomNumberGenerator",
    ]
    return file.lines.enumerated().filter { !SwiftText.isComment($1) }.flatMap { index, line in
      line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.filter { words.contains(String($0)) }.map {
        Breach(file, index, "\($0) in a pure room")
      }
    }
  }
}
