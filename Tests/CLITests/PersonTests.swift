import Foundation
import TestProgram
import Testing

/// What one adviser may ask of the desk, through the program.
@Suite struct PersonTests {
  /// Words that stand nowhere else, with all that could break a page.
  static let words = "Entorse <b>\"du\"</b> poignet & {{title}}"

  /// Adviser 1042 left in March 2026; her case of December 2025 is approved, and all letters have left.
  static let left = Result {
    let program = try Program(copying: Desks.queued.get())
    try program.addAdmin()
    try program.file(named: "note.txt", holding: words)
    for line in [
      "case note 2025-00001 @note.txt --as anne --as-of 2025-12-16",
      "adviser set 1042 --structure 10 --start 2023-02-01 --end 2026-03-31",
    ] {
      let answer = try program.run(line.split(separator: " ").map(String.init))
      try #require(answer.status == 0, "\(line): \(answer.errors)")
    }
    try program.sqliteRun("UPDATE outbox SET state = 'accepted'")
    return program
  }

  static let shape = Shape([
    "schema": .number, "adviser": .text, "as_of": .day,
    "person": .optional(.object(Shape(["last_name": .text, "first_name": .text, "email": .optional(.text)]))),
    "employments": .list(
      .object(Shape(["structure": .text, "name": .optional(.text), "from": .day, "to": .optional(.day)]))),
    "training": .object(Shape(["entry": .optional(.day), "exempt": .word(["yes", "no", "unknown"])])),
    "situation": .object(.situation), "cases": .list(.object(.justification)), "moved_cases": .list(.text),
    "reviews": .list(.object(Shape(["case": .text, "kind": .text]))),
    "papers": .list(
      .object(Shape(["evidence": .number, "acts": .list(.object(Shape(["what": .text, "by": .text])))]))),
    "letters": .list(
      .object(
        Shape(["id": .number, "letter": .text, "to": .list(.text), "text": .optional(.text), "written_at": .text]))),
    "reminders": .list(.object(Shape(["structure": .text, "obligation": .text, "stage": .number, "told": .flag]))),
    "recorded": .list(.object(Shape(["what": .text, "values": .map(.text), "source": .optional(.text)]))),
    "retention": .object(Shape(["keep": .map(.text), "backups": .text])),
    "left_out": .list(.object(Shape(["table": .text, "reason": .text]))),
  ])

  @Test func `an export as JSON has every documented part, and nobody's login`() throws {
    let program = try Program(copying: Self.left.get())
    let answer = try program.run("person", "export", "1042", "--json", "--as", "pierre")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
    try expectShape(Self.shape, answer.output)
    let document = try JSONValue(answer.output)
    #expect(document["letters"]?.list.map { $0["letter"]?.text } == ["approval", "decision-notice"])
    #expect(
      document["cases"]?.list.first?["timeline"]?.list.map { $0["by"]?.text }.allSatisfy { $0 == "support" } == true)
    #expect(answer.output.contains("Entorse"))
    for login in ["anne", "pierre"] { #expect(!answer.output.contains("\"\(login)\""), "\(login)") }
    let documentation = try String(contentsOf: repositoryFile("docs/person-export.md"), encoding: .utf8)
    for key in Self.shape.keys.keys { #expect(documentation.contains("`\(key)`"), "\(key)") }
    #expect(try program.run("person", "export", "1042", "--json", "--as", "anne").status == 77)
    #expect(try program.run("person", "export", "9", "--json", "--as", "pierre").status == 66)
  }

  @Test func `an export to read is one page of its own, with everything escaped, for its reader alone`() throws {
    let program = try Program(copying: Self.left.get())
    let answer = try program.run("person", "export", "1042", "--out", "lea.html", "--as", "pierre")
    #expect(answer.status == 0 && answer.output == "Écrit : lea.html\n", "\(answer)")
    let page = try String(contentsOf: program.folder.appending(path: "lea.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
    #expect(page.contains("Entorse &lt;b&gt;&quot;du&quot;&lt;/b&gt; poignet &amp; {{title}}"))
    for name in ["MALADROITE", "2025-00001", "Mairie de Nullepart", "sick-leave"] {
      #expect(page.contains(name), "\(name)")
    }
    for foreign in ["<script", "<img", "url(", "href=\"http", "src="] { #expect(!page.contains(foreign), "\(foreign)") }
    // One first heading, and each part with its own, to which the contents lead.
    #expect(page.components(separatedBy: "<h1>").count == 2)
    let targets = page.matches(of: /href="#([a-z]+)"/).map(\.1)
    #expect(targets.count == 12)
    for target in targets { #expect(page.contains("<h2 id=\"\(target)\">"), "\(target)") }
    #expect(try program.mode("lea.html") == 0o600)
    #expect(try program.run("person", "export", "1042", "--out", "lea.html", "--as", "pierre").status == 73)
    let english = try program.run("person", "export", "1042", "--lang", "en", "--as", "pierre")
    #expect(english.output.contains("<html lang=\"en\">") && english.output.contains("What we know of Léa MALADROITE"))
    let json = try program.run("person", "export", "1042", "--out", "lea.json", "--as", "pierre")
    #expect(json.status == 0)
    #expect(
      try JSONValue(try String(contentsOf: program.folder.appending(path: "lea.json"), encoding: .utf8))["adviser"]
        == .text("1042"))
  }

  @Test func `a preview tells what goes and what stays, and the name is then in no file of the workspace`() throws {
    let program = try Program(copying: Self.left.get())
    // A copy that a migration left, from before secrets were overwritten.
    try program.run("backup", "workspace/quitus.sqlite.before-0005")
    let before = try program.everything()
    let dry = try program.run("person", "anonymise", "1042", "--dry-run", "--as", "ada")
    #expect(
      dry.status == 0 && dry.output.contains("à blanc : conseiller 1042") && dry.output.contains("restent : 1 dossiers")
    )
    #expect(try program.everything() == before)
    #expect(try program.holding("MALADROITE") == ["quitus.sqlite", "quitus.sqlite.before-0005"])
    #expect(try program.holding("Entorse") == ["quitus.sqlite", "quitus.sqlite.before-0005"])
    let answer = try program.run("person", "anonymise", "1042", "--as", "ada")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer)")
    #expect(answer.output.contains("90 days") && answer.output.contains("before-0005"))
    for words in ["MALADROITE", "Entorse", "lea@mairie.example"] {
      #expect(try program.holding(words) == [], "\(words)")
    }
    #expect(try program.holding("TÊTENLAIR") == ["quitus.sqlite"])
    let cases = try program.jsonLines("case", "list")
    #expect(cases.map { $0["ground"] as? String } == ["sick-leave"] && cases.first?["adviser"] as? String != "1042")
    #expect(try program.run("situation", "--all", "--json", "--as-of", "2026-04-01").lines.count == 1)
    #expect(try program.run("person", "anonymise", "1042", "--as", "ada").status == 66)
    #expect(try program.run("import", "advisers", "advisers.csv", "--json").output.contains("a été effacé"))
    #expect(try program.run("doctor").output.contains("keys"))
    #expect(try program.mode("workspace/keys/erased.list") == 0o600)
  }

  @Test func `whoever a restored copy brings back is taken out again by the next purge`() throws {
    let program = try Program(copying: Self.left.get())
    try program.run("backup", "copy.sqlite")
    let name = try program.json("person", "anonymise", "1042", "--as", "ada")["name"] as? String
    let restored = try program.run("restore", "copy.sqlite", "--workspace", "again")
    #expect(restored.status == 0 && restored.output.contains("erased.list"))
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "again/keys"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: program.folder.appending(path: "workspace/keys/erased.list"),
      to: program.folder.appending(path: "again/keys/erased.list"))
    let dry = try program.run("purge", "--dry-run", "--workspace", "again", "--as", "ada", "--json")
    #expect(dry.output.contains(#""returned":["1042"]"#), "\(dry)")
    let purge = try program.run("purge", "--workspace", "again", "--as", "ada")
    #expect(purge.status == 0 && purge.output.contains("revenu d’une copie"), "\(purge)")
    #expect(try program.jsonLines("case", "list", "--workspace", "again").map { $0["adviser"] as? String } == [name])
  }
}

extension Program {
  /// The files of the workspace, keys aside, that hold these words.
  func holding(_ words: String) throws -> [String] {
    try workspaceBytes().filter { $0.value.range(of: Data(words.utf8)) != nil }.keys.sorted()
  }
}
