import Testing

@Suite struct ConventionsTests {
  private static func planted(_ text: String, at path: String = "Sources/Desk/Planted.swift") -> SourceFile {
    SourceFile(path, text)
  }

  @Test func `no file of the source is longer than 250 lines`() {
    #expect(SourceTree.swift.flatMap(Conventions.tooLong) == [])
    let lines = Array(repeating: "a", count: 250).joined(separator: "\n")
    #expect(Conventions.tooLong(Self.planted(lines + "\n")) == [])
    #expect(Conventions.tooLong(Self.planted(lines + "\nb\n")).map(\.what) == ["251 lines"])
  }

  @Test func `every change that the desk makes names a deed`() {
    #expect(SourceTree.swift.flatMap(Conventions.deedlessWrites) == [])
    let planted = "try store.write(at: now) { _ in }\ntry store.write(at: now, as: deed) { _ in }\n"
    #expect(Conventions.deedlessWrites(Self.planted(planted)).map(\.line) == [1])
    #expect(Conventions.deedlessWrites(Self.planted(planted, at: "Sources/Desk/Outbox/DispatchRun.swift")) == [])
  }

  @Test func `no folder, file or type has a name that says nothing`() {
    #expect(SourceTree.files.flatMap(Conventions.emptyPaths) == [])
    #expect(SourceTree.files.filter(\.isSwift).flatMap(Conventions.emptyTypes) == [])
  }

  @Test(arguments: [
    "Sources/Utils/Day.swift", "Sources/Desk/Helpers/Day.swift", "Sources/Desk/MailManager.swift",
    "Sources/Desk/Day+Util.swift", "Tests/Common/Day.swift", "docs/misc.md", "Sources/HELPERS/A.swift",
  ])
  func `a path that says nothing is found`(path: String) {
    #expect(Conventions.emptyPaths(Self.planted("", at: path)).count == 1)
  }

  @Test(arguments: [
    "struct Helper {", "public final class MailManager: Sendable {", "  @frozen enum CaseInfo {",
    "private actor Service {", "typealias DateUtils = Day",
  ])
  func `a type that says nothing is found`(line: String) {
    #expect(Conventions.emptyTypes(Self.planted("\n" + line + "\n")).map(\.line) == [2])
  }

  @Test(arguments: [
    "// struct Helper", "struct ServiceAddress {", "struct CommonGround {", "let manager = 1", "enum Cores {",
  ])
  func `what only resembles such a name is none`(line: String) {
    #expect(Conventions.emptyTypes(Self.planted(line)) == [])
  }

  @Test func `nothing forbidden is written`() {
    #expect(SourceTree.swift.flatMap { Conventions.forbiddenWords($0) } == [])
    for word in Conventions.forbidden {
      #expect(Conventions.forbiddenWords(Self.planted("a\n  b \(word) c")).map(\.line) == [2])
    }
  }

  @Test func `no template leaves a value unescaped`() {
    let templates = SourceTree.files.filter { $0.path.hasSuffix(".mustache") }
    #expect(templates.count > 20)
    let unescaped = ["{{{", "{{&"]
    #expect(templates.flatMap { Conventions.forbiddenWords($0, unescaped) } == [])
    let planted = SourceFile("Templates/mail/fr/planted.mustache", "<p>{{name}}</p>\n<p>{{{name}}}</p>\n{{&name}}")
    #expect(Conventions.forbiddenWords(planted, unescaped).map(\.line) == [2, 3])
  }

  @Test func `every loss of an error is argued where it happens`() {
    #expect(SourceTree.swift.flatMap(Conventions.unarguedLosses) == [])
    #expect(Conventions.unarguedLosses(Self.planted("a\nlet b = try? c()\n")).map(\.line) == [2])
    #expect(Conventions.unarguedLosses(Self.planted("let b = (try? c()) ?? d(entry?.day)\n")).map(\.line) == [1])
    #expect(Conventions.unarguedLosses(Self.planted("let b = entry?.day\n")) == [])
    #expect(Conventions.unarguedLosses(Self.planted("let b = try? c()  // nobody is left to be told")) == [])
    #expect(Conventions.unarguedLosses(Self.planted("// Nobody is left to be told.\nlet b = try? c()")) == [])
    #expect(Conventions.unarguedLosses(Self.planted("// Why.\n\nlet b = try? c()")).map(\.line) == [3])
  }

  @Test func `every public type and function says what it is`() {
    #expect(SourceTree.swift.flatMap(Conventions.undocumented) == [])
  }

  @Test(arguments: [
    "public struct A {", "  public static func a() {", "@inlinable public mutating func a() {",
    "public enum A: Error {",
    "// A sentence that is no doc comment.\npublic final class A {", "/// A sentence.\n\npublic protocol A {",
    "/// A sentence.\nlet b = 1\n@inlinable\npublic func a() {",
  ])
  func `a public declaration without a word is found`(text: String) {
    #expect(Conventions.undocumented(Self.planted(text)).count == 1)
  }

  @Test(arguments: [
    "/// A sentence.\npublic struct A {", "/// A sentence.\n@inlinable\npublic func a() {", "struct A {",
    "public static func < (a: A, b: A) -> Bool {", "public func perform(with parts: DeskParts) {", "public var a = 1",
  ])
  func `a declaration that says what it is, or that nobody else sees, is none`(text: String) {
    #expect(Conventions.undocumented(Self.planted(text)) == [])
  }
}
