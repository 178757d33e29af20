import Foundation
import TestProgram
import Testing

/// `quitus letters`: what the desk writes, looked at and checked without writing to anybody.
@Suite struct LettersTests {
  @Test func `every letter is listed with its readers and can be shown, without a workspace`() throws {
    let program = try Program()
    let listed = try program.jsonLines("letters", "list")
    #expect(listed.count >= 11)
    for line in listed {
      let letter = try #require(line["letter"] as? String)
      #expect((line["languages"] as? [String]) == ["fr", "en"] && (line["to"] as? [String])?.isEmpty == false)
      for language in ["fr", "en"] {
        let text = try program.run("letters", "preview", letter, "--lang", language)
        #expect(text.status == 0 && text.output.count > 200, "\(letter): \(text.errors)")
        let html = try program.run("letters", "preview", letter, "--lang", language, "--format", "html")
        #expect(html.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
        let message = try program.run("letters", "preview", letter, "--lang", language, "--format", "eml")
        #expect(
          message.output.contains("Content-Language: \(language)\r\n") && message.output.utf8.allSatisfy { $0 < 0x80 })
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path()).isEmpty)
  }

  @Test func `a letter about a case says what the workspace knows, and changes nothing`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let before = try program.everything()
    let answer = try program.json("letters", "preview", "approval", "--case", "2025-00001", "--as-of", "2025-12-15")
    #expect((answer["text"] as? String)?.contains("dossier n°\u{A0}2025-00001") == true)
    #expect((answer["to"] as? [String]) == ["lea@mairie.example"])
    let notice = try program.json(
      "letters", "preview", "decision-notice", "--case", "2025-00001", "--as-of", "2025-12-15")
    #expect((notice["to"] as? [String]) == ["contact@mairie.example"])
    let nothing = try program.run("letters", "preview", "documents-requested", "--case", "2025-00001")
    #expect(nothing.status == 65 && nothing.errors.contains("rien à dire"))
    #expect(try program.run("letters", "preview", "refusal", "--case", "2025-00099").status == 66)
    #expect(try program.run("letters", "preview", "overdue", "--structure", "none").status == 66)
    #expect(try program.run("letters", "preview", "overdue", "--adviser", "none").status == 66)
    #expect(try program.everything() == before)
  }

  @Test func `a letter is written to a file`() throws {
    let program = try Program()
    let answer = try program.run("letters", "preview", "test", "--format", "eml", "--output", "test.eml")
    #expect(answer.status == 0 && answer.output.isEmpty)
    let bytes = try Data(contentsOf: program.folder.appending(path: "test.eml"))
    #expect(String(decoding: bytes, as: UTF8.self).contains("\r\nMIME-Version: 1.0\r\n"))
    #expect(try program.run("letters", "preview", "test", "--output", "none/test.eml").status == 73)
    #expect(try program.run("letters", "preview", "tset").status == 64)
  }

  @Test func `check finds each thing that is wrong in the workspace's own templates`() throws {
    let program = try Program()
    try program.run("init")
    let sound = try program.run("letters", "check")
    #expect(sound.status == 0 && sound.output.contains("rien à signaler"))
    let own = program.folder.appending(path: "workspace/Templates/mail")
    try "{{ground}} {{motif}}\n".write(
      to: own.appending(path: "fr/refusal.text.mustache"), atomically: true, encoding: .utf8)
    try "".write(to: own.appending(path: "en/refsual.text.mustache"), atomically: true, encoding: .utf8)
    let found = try program.run("letters", "check", "--json")
    #expect(found.status == 1)
    let objects = try found.objects()
    #expect(objects.map { $0["finding"] as? String } == ["unknown-tag", "unknown-tag", "unused"])
    #expect(objects.first?["file"] as? String == "mail/fr/refusal.text.mustache")
    let said = try program.run("letters", "check", "--lang", "en")
    #expect(said.status == 1 && said.output.contains("line 1: the letter does not know \"ground\""))
  }
}
