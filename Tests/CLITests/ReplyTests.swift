import TestProgram
import Testing

/// Picking a text instead of writing it.
@Suite struct ReplyCommandTests {
  private func desk() throws -> Program {
    let program = try Program()
    try program.makeDesk()
    try program.proposeCase()
    return program
  }

  @Test func `a reply is filled from the case, and one's own words follow it`() throws {
    let program = try desk()
    let asked = try program.json(
      "case", "request-documents", "2025-00001", "Merci.", "--reply", "evidence", "--as", "anne", "--as-of",
      "2025-12-11")
    // 26 December is a Friday: fifteen days after the 11th.
    #expect(asked["documents_by"] as? String == "2025-12-26")
    let events = try #require(asked["timeline"] as? [[String: Any]])
    let said = try #require(events.last { $0["what"] as? String == "request-documents" }?["detail"] as? String)
    for words in ["l’arrêt de travail, sans la partie médicale", "26\u{A0}décembre\u{A0}2025", "2025-00001", "Merci."] {
      #expect(said.contains(words), "\(words)")
    }
  }

  @Test(
    arguments: [
      (["note", "2025-00001"], 64), (["note", "2025-00001", "--reply", "none"], 66),
      (["note", "2025-00001", "--reply", "evidence"], 65), (["refuse", "2025-00001"], 64),
    ] as [([String], Int)])
  func `no text, an unknown reply and one for something else are refused`(_ arguments: [String], _ status: Int) throws {
    let program = try desk()
    let before = try program.everything()
    let answer = try program.run(["case"] + arguments + ["--as", "anne", "--as-of", "2025-12-11"])
    #expect(Int(answer.status) == status && answer.complaints.count == 1, "\(answer.errors)")
    #expect(try program.everything() == before)
  }

  @Test func `a workspace adds and replaces replies, and what is wrong in one is named`() throws {
    let program = try desk()
    try program.file(
      named: "workspace/Config/replies/rang.yaml", holding: "for: note\nfr: \"Appelé.\"\nen: \"Rang.\"\n")
    #expect(try program.run("replies", "show", "rang").output == "Appelé.\n")
    let codes = try program.jsonLines("replies", "list").map { $0["code"] as? String }
    #expect(codes.contains("rang") && codes.contains("evidence"))
    try program.file(named: "workspace/Config/replies/x.yaml", holding: "for: note\nfr: \"{{day}}\"\nen: a\n")
    let answer = try program.run("replies", "list")
    #expect(answer.status == 65 && answer.complaints.count == 1 && answer.errors.contains("x.yaml"))
  }
}
