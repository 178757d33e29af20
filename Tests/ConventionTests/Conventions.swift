/// Rules that a file alone can keep or break.
enum Conventions {
  static let longest = 250

  static func tooLong(_ file: SourceFile) -> [Breach] {
    file.lines.count > longest ? [Breach(file, longest, "\(file.lines.count) lines")] : []
  }

  /// Changes made by the desk that name no deed, and so would have no entry in the audit. A run over the outbox has one of
  /// its own at its end.
  static func deedlessWrites(_ file: SourceFile) -> [Breach] {
    guard file.path.hasPrefix("Sources/Desk/"), !file.path.hasPrefix("Sources/Desk/Outbox/DispatchRun") else {
      return []
    }
    return file.lines.enumerated().compactMap { index, line in
      line.contains(".write(at:") && !line.contains(" as: ") ? Breach(file, index, "a change without a deed") : nil
    }
  }

  // MARK: Names

  /// Words that say nothing about what a thing is for, as the last one of a name.
  static let emptyWords: Set = [
    "util", "utils", "utility", "utilities", "helper", "helpers", "common", "core", "manager", "service", "services",
    "info", "misc", "stuff",
  ]

  /// The last word of a name such as `MailManager` or `mail-manager`, in small letters.
  static func lastWord(_ name: some StringProtocol) -> String {
    let tail = name.split { !$0.isLetter }.last ?? ""
    guard let capital = tail.lastIndex(where: \.isUppercase), tail.contains(where: \.isLowercase) else {
      return tail.lowercased()
    }
    return tail[capital...].lowercased()
  }

  /// Folders and files with an empty name.
  static func emptyPaths(_ file: SourceFile) -> [Breach] {
    file.path.split(separator: "/").compactMap { part in
      let stem = part.split(separator: ".").first ?? ""
      return emptyWords.contains(lastWord(stem)) ? Breach(file, 0, "named \(part)") : nil
    }
  }

  /// Types with an empty name.
  static func emptyTypes(_ file: SourceFile) -> [Breach] {
    file.lines.enumerated().compactMap { index, line in
      guard !SwiftText.isComment(line) else { return nil }
      let words = SwiftText.words(String(line.prefix { $0 != "\"" }))
      guard let keyword = words.firstIndex(where: { SwiftText.typeKeywords.contains(String($0)) }),
        keyword + 1 < words.count
      else { return nil }
      let name = SwiftText.name(words[keyword + 1])
      return emptyWords.contains(lastWord(name)) ? Breach(file, index, "type named \(name)") : nil
    }
  }

  // MARK: What is not written

  /// Never in Swift, not even in a comment. An error printed as it is would show what it carries.
  static let forbidden = ["try!", "fatalError", "@unchecked Sendable", "TODO", "FIXME", "\"\\(error)\""]

  static func forbiddenWords(_ file: SourceFile, _ words: [String] = forbidden) -> [Breach] {
    file.lines.enumerated().flatMap { index, line in
      words.filter { line.contains($0) }.map { Breach(file, index, $0) }
    }
  }

  /// A loss that is not argued: `try?` without a comment on its line or the one above.
  static func unarguedLosses(_ file: SourceFile) -> [Breach] {
    file.lines.indices.compactMap { index in
      let line = file.lines[index]
      let words = line.split { " ([{".contains($0) }
      guard words.contains("try?"), !SwiftText.isComment(line) else { return nil }
      let above = index > 0 && SwiftText.isComment(file.lines[index - 1])
      return above || line.contains(" // ") ? nil : Breach(file, index, "try? without a word why")
    }
  }

  // MARK: Doc comments

  private static let modifiers: Set = [
    "static", "final", "indirect", "mutating", "nonmutating", "consuming", "borrowing", "nonisolated", "override",
  ]

  /// Public types and functions without a doc comment: operators aside, and an operation's `perform`, whose type says what it does.
  static func undocumented(_ file: SourceFile) -> [Breach] {
    file.lines.indices.compactMap { index in
      guard let name = publicName(file.lines[index]) else { return nil }
      var above = index - 1
      while above >= 0, file.lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && file.lines[above].drop { $0 == " " }.hasPrefix("///")
      return isDocumented ? nil : Breach(file, index, "\(name) has no doc comment")
    }
  }

  /// The name of the public type or function that a line begins, if the rule asks for a word about it.
  private static func publicName(_ line: String) -> String? {
    var words = SwiftText.words(line)
    guard words.first == "public" else { return nil }
    words.removeFirst()
    while let word = words.first, modifiers.contains(String(word)) { words.removeFirst() }
    guard words.count > 1, SwiftText.typeKeywords.contains(String(words[0])) || words[0] == "func" else { return nil }
    let name = SwiftText.name(words[1])
    return name.isEmpty || words[0] == "func" && name == "perform" ? nil : name
  }
}
