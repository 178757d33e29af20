import TestMail
import TestProgram
import Testing

/// Adviser and employer both wrote in; two colleagues merge the two cases at the same moment, each into the other.
@Suite struct TwinsStoryTests {
  @Test func `of two merges into each other exactly one is done, and one case is left to decide`() throws {
    let story = try Story()
    try story.filesComeIn()
    try story.employ("paule", as: "approver")
    let first = try story.open("1042", as: "anne", on: "2025-12-03", "--received-on", "2025-12-01")
    let second = try story.open("1042", as: "pierre", on: "2025-12-05", "--requested-by", "structure")
    #expect(try story.file(first)["implied_decision_on"] as? String == "2026-02-01")
    #expect(try story.file(second)["implied_decision_on"] as? String == "2026-02-05")

    let merge = { (one: String, other: String, login: String) in
      ["case", "merge", one, "--into", other, "--as", login, "--as-of", "2025-12-08"]
    }
    for _ in 1...6 {
      let copy = try Program(copying: story.program)
      let answers = copy.runAtOnce([merge(first, second, "anne"), merge(second, first, "pierre")])
      #expect(answers.map(\.status).sorted() == [0, 65])
      let (one, other) = (try copy.json("case", "show", first), try copy.json("case", "show", second))
      let isFirstMerged = answers.first?.status == 0
      let (merged, left) = isFirstMerged ? (one, other) : (other, one)
      #expect(merged["state"] as? String == "withdrawn")
      #expect(merged["merged_into"] as? String == (isFirstMerged ? second : first))
      #expect(left["state"] as? String == "received" && left["merged_into"] is String == false)
      #expect(left["received_on"] as? String == "2025-12-01")
      #expect(left["implied_decision_on"] as? String == "2026-02-01")
    }

    // Anne's was the first: Pierre's case stands for both, and neither of them decides it.
    try story.act("merge", first, "--into", second, as: "anne", on: "2025-12-08")
    try story.refuses(65, "merge", first, "--into", second, as: "anne", on: "2025-12-08")
    try story.refuses(65, "merge", second, "--into", first, as: "pierre", on: "2025-12-08")
    try story.act("propose", second, "approve", "--reason", "Arrêt vu.", as: "anne", on: "2025-12-09")
    try story.refuses(77, "approve", second, as: "anne", on: "2025-12-10")
    try story.refuses(77, "approve", second, as: "pierre", on: "2025-12-10")
    try story.act("approve", second, as: "paule", on: "2025-12-10")
    #expect(
      try story.situation("1042", on: "2025-12-10").statuses
        == ["annual-2024 met", "annual-2025 carried-over", "annual-2025+1 due"])
    #expect(try story.letters("approval", about: second) == ["lea@example.org"])
    #expect(try story.letters("approval", about: first) == [])
    #expect(
      try story.timeline(first) == ["2025-12-03 open anne", "2025-12-08 merge anne"])
    #expect(
      try story.timeline(second) == [
        "2025-12-05 open pierre", "2025-12-08 absorb anne", "2025-12-09 propose anne", "2025-12-10 approve paule",
      ])
    try story.checkInvariants(on: "2025-12-10")
  }
}
