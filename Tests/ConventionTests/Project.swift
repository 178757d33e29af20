/// Rules about the project as a whole.
enum Project {
  /// Folders of the machine on which the project is written, in pieces, so that this file does not name them itself.
  static let machineFolders = [["..", "shared"], ["", "work", ""], ["", "root", ""]].map { $0.joined(separator: "/") }

  static func machineMentions(_ file: SourceFile) -> [Breach] { Conventions.forbiddenWords(file, machineFolders) }

  /// Migrations are numbered from 1 without a gap; what is wrong with these file names, in words.
  static func misnumbered(_ names: [String]) -> [String] {
    names.sorted().enumerated().compactMap { index, name in
      let number = String("000\(index + 1)".suffix(4))
      let words = name.dropFirst(5).split(separator: ".", omittingEmptySubsequences: false)
      let isNamed = words.count == 2 && !words[0].isEmpty && words[1] == "sql"
      return name.hasPrefix(number + "-") && isNamed ? nil : "\(name) is not number \(number)"
    }
  }

  // MARK: Landing pages

  /// Rooms that other rooms look into; the program's own face is its `--help`, and the others hold no Swift of their own.
  static let rooms = Set(Imports.allowed.keys).subtracting(["CLI", "CCurl", "CHeap", "EmbedFiles"])

  /// What is wrong with a room's landing page: its title, its promise, its example, and the names it speaks of.
  static func flaws(inPage page: SourceFile, of room: String, declaring source: [SourceFile]) -> [String] {
    var flaws: [String] = []
    if page.lines.first != "# ``\(room)``" { flaws.append("its title is not the room's name") }
    for heading in ["## Overview", "## Topics"] where !page.lines.contains(heading) { flaws.append("no \(heading)") }
    if !page.lines.contains("```swift") { flaws.append("no worked example") }
    let declared = declarations(source)
    for name in links(page) where !declared.contains(name) { flaws.append("\(room) has no \(name)") }
    return flaws
  }

  /// The names that a page links to, outside its title: for `A/b(of:)` both `A` and `b`.
  static func links(_ page: SourceFile) -> [String] {
    page.lines.dropFirst().filter { !$0.hasPrefix("```") }.flatMap { line in
      var pieces = line.split(separator: "``", omittingEmptySubsequences: false)
      pieces = pieces.indices.filter { !$0.isMultiple(of: 2) }.map { pieces[$0] }
      return pieces.flatMap { $0.split(separator: "/") }.map(SwiftText.name)
    }
  }

  private static func declarations(_ files: [SourceFile]) -> Set<String> {
    let keywords = SwiftText.typeKeywords.union(["func", "var", "let", "case", "init"])
    var names: Set<String> = []
    for line in files.flatMap(\.lines) {
      let words = line.split { $0 == " " || $0 == "," }
      for (keyword, name) in zip(words, words.dropFirst()) where keywords.contains(String(keyword)) {
        names.insert(SwiftText.name(name))
      }
    }
    return names
  }
}
