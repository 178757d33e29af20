import Foundation
import TestProgram
import Testing

/// `quitus case preview`: what a decision would change, and what stands in its way.
@Suite struct PreviewTests {
  private static let preview = ["case", "preview", "2025-00001", "approve", "--as-of", "2025-12-15", "--as"]

  private func document(_ program: Program, by login: String, _ language: String = "fr") throws -> [String: Any] {
    let answer = try program.run(Self.preview + [login, "--json"], environment: ["QUITUS_LANG": language])
    return try #require(try answer.objects().first)
  }

  @Test func `a preview shows situation and letters, and changes nothing`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let before = try program.everything()
    let answer = try program.run(Self.preview + ["pierre"])
    #expect(answer.status == 0)
    for part in ["Avant :", "Après :", "annual-2025+1", "lea@mairie.example", "contact@mairie.example"] {
      #expect(answer.output.contains(part), "\(part)")
    }
    #expect(!answer.output.contains("Refusé en l’état"))
    #expect(try document(program, by: "pierre")["obstacle"] is NSNull)
    #expect(try program.everything() == before)
  }

  @Test func `who may not decide sees the decision and is told why it is not theirs`() throws {
    let program = try Program(copying: Desks.proposed.get())
    let answer = try program.run(Self.preview + ["anne"])
    #expect(answer.status == 0)
    #expect(answer.output.contains("annual-2025+1"))
    #expect(answer.output.contains("Refusé en l’état : le rôle agent ne permet pas de décider"))
    let obstacle = try document(program, by: "anne", "en")["obstacle"]
    #expect((obstacle as? String)?.hasPrefix("the role agent may not decide") == true)
  }
}
