import TestMail
import TestProgram
import Testing

/// Pierre is away, and Zoé, an agent, decides in his place; Pierre himself stands in for Anne.
@Suite struct SubstituteStoryTests {
  @Test
  func `a substitute decides neither what they touched nor what the absent one did, and only while they are away`()
    throws
  {
    let story = try Story()
    try story.filesComeIn()
    try story.employ("zoe", as: "agent")
    try story.employ("paule", as: "approver")
    try story.run(
      "user", "substitute", "zoe", "--for", "pierre", "--from", "2025-12-08", "--to", "2025-12-12", "--as", "pierre")

    // What Zoé proposed, and what Pierre opened, are for neither of them.
    let hers = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.act("propose", hers, "approve", "--reason", "Vu.", as: "zoe", on: "2025-12-04")
    try story.refuses(77, "approve", hers, as: "zoe", on: "2025-12-09")
    let his = try story.open("1043", as: "pierre", on: "2025-12-03")
    try story.act("propose", his, "approve", "--reason", "Vu.", as: "anne", on: "2025-12-04")
    try story.refuses(77, "approve", his, as: "zoe", on: "2025-12-09")

    // She decides what neither touched, on his days alone; the decision says in whose place.
    try story.act("send-back", hers, "--reason", "À revoir.", as: "zoe", on: "2025-12-05")
    try story.act("withdraw", hers, as: "anne", on: "2025-12-05")
    let other = try story.open("1042", as: "anne", on: "2025-12-05")
    try story.act("propose", other, "approve", "--reason", "Vu.", as: "anne", on: "2025-12-05")
    try story.refuses(77, "approve", other, as: "zoe", on: "2025-12-07")
    try story.refuses(77, "approve", other, as: "zoe", on: "2025-12-13")
    try story.act("approve", other, as: "zoe", on: "2025-12-12")
    #expect(try story.timeline(other).last == "2025-12-12 approve zoe for pierre")
    #expect(try story.letters("approval", about: other) == ["lea@example.org"])

    // An act in his place is his as well: what was taken back for him he does not decide.
    try story.run(
      "user", "substitute", "zoe", "--for", "pierre", "--from", "2025-12-15", "--to", "2025-12-16", "--as", "pierre")
    try story.act("reopen", other, "--reason", "Erreur.", as: "zoe", on: "2025-12-15")
    #expect(try story.timeline(other).last == "2025-12-15 reopen zoe for pierre")
    try story.act("propose", other, "approve", "--reason", "Vu.", as: "anne", on: "2025-12-17")
    try story.refuses(77, "approve", other, as: "pierre", on: "2025-12-18")
    try story.act("approve", other, as: "paule", on: "2025-12-18")
    try story.checkInvariants(on: "2025-12-18")
  }

  @Test func `an approver who stands in for another is refused what they touched in their own name`() throws {
    let story = try Story()
    try story.filesComeIn()
    try story.employ("zoe", as: "agent")
    try story.run(
      "user", "substitute", "pierre", "--for", "anne", "--from", "2025-12-01", "--to", "2025-12-31", "--as", "anne")
    let touched = try story.open("1042", as: "pierre", on: "2025-12-03")
    try story.act("propose", touched, "approve", "--reason", "Vu.", as: "zoe", on: "2025-12-04")
    try story.refuses(77, "approve", touched, as: "pierre", on: "2025-12-05")
    // What he did not touch he decides in his own right, even where Anne did: he stands for nobody.
    let annes = try story.open("1043", as: "anne", on: "2025-12-03")
    try story.act("propose", annes, "approve", "--reason", "Vu.", as: "anne", on: "2025-12-04")
    try story.act("approve", annes, as: "pierre", on: "2025-12-05")
    #expect(try story.timeline(annes).last == "2025-12-05 approve pierre")
    // Under a login of Anne's at his own terminal he is still himself.
    let answer = try story.program.run(
      ["case", "approve", touched, "--as", "anne", "--as-of", "2025-12-05"],
      environment: ["QUITUS_CLI_SHARED_TERMINAL": "false"])
    #expect(answer.status == 77, "\(answer.errors)")
    #expect(try story.file(touched)["state"] as? String == "proposed")
  }
}
