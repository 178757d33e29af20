import Cases
import Dates
import Testing

/// Who decides in the place of somebody who is away.
@Suite struct SubstitutesTests {
  /// Opened by anne, proposed by chloe, annotated by pierre, who decides, at his own terminal.
  static let file = CaseFile.after([
    (.open(.sample), Seat("anne", "s-anne")),
    (.note("rang the employer"), Seat("pierre", "s-pierre")),
    (.propose(.approve, modules: nil, reason: "papers seen"), Seat("chloe", "s-chloe")),
  ])

  private static func substitute(_ role: Role, at terminal: String?, for absent: [String]) -> Actor {
    Actor(login: "zoe", role: role, systemUser: terminal, standsFor: absent)
  }

  @Test func `a substitute decides in the place of the first who touched nothing`() {
    let both = Self.substitute(.agent, at: "s-zoe", for: ["chloe", "pierre"])
    #expect(Self.file.capacity(of: both, ground: .two) == .inPlaceOf("pierre"))
    #expect(Self.file.stoodFor(by: both, doing: .approve, ground: .two) == "pierre")
    #expect(Self.file.stoodFor(by: both, doing: .note, ground: .two) == nil)
    let one = Self.substitute(.agent, at: "s-zoe", for: ["chloe"])
    #expect(Self.file.capacity(of: one, ground: .two) == .refused(.fourEyesOfAbsent(did: .propose, login: "chloe")))
    #expect(Self.file.stoodFor(by: one, doing: .approve, ground: .two) == nil)
  }

  @Test func `whoever decides in their own right stands for nobody`() {
    let approver = Self.substitute(.approver, at: "s-zoe", for: ["pierre"])
    #expect(Self.file.capacity(of: approver, ground: .two) == .own)
    #expect(Self.file.stoodFor(by: approver, doing: .approve, ground: .two) == nil)
  }

  @Test func `nobody stands for themself, under their login or another`() {
    let terminal = Self.substitute(.agent, at: "s-pierre", for: ["pierre"])
    #expect(Self.file.capacity(of: terminal, ground: .two) == .refused(.standsForSelf("pierre")))
    let login = Self.substitute(.agent, at: "s-zoe", for: ["zoe"])
    #expect(Self.file.capacity(of: login, ground: .two) == .refused(.standsForSelf("zoe")))
    var shared = terminal
    shared.sharesTerminal = true
    #expect(Self.file.capacity(of: shared, ground: .two) == .inPlaceOf("pierre"))
  }

  @Test func `who only reads decides for nobody, and takes no decision back`() {
    let reader = Self.substitute(.auditor, at: "s-zoe", for: ["pierre"])
    #expect(Self.file.capacity(of: reader, ground: .two) == .refused(.roleMayNotDecide(.auditor)))
    #expect(
      CaseFile.standing(at: .approved).refusal(of: .reopen(reason: "new papers"), by: reader)
        == .roleMayNotDecide(.auditor))
  }

  @Test func `a decision is taken back in the place of who is away, who then may not decide either`() {
    var file = CaseFile.standing(at: .approved)
    let zoe = Self.substitute(.agent, at: "s-zoe", for: ["pierre"])
    #expect(file.refusal(of: .reopen(reason: "new papers"), by: zoe) == nil)
    let absent = file.stoodFor(by: zoe, doing: .reopen, ground: .two)
    #expect(absent == "pierre")
    #expect(CaseFile.standing(at: .withdrawn).stoodFor(by: zoe, doing: .reopen, ground: .two) == nil)
    file.append(
      CaseEvent(
        act: .reopen(reason: "new papers"), by: "zoe", systemUser: "s-zoe", inPlaceOf: absent, on: day("2026-01-20"),
        at: .init(rawValue: 0)))
    let pierre = Actor(login: "pierre", role: .approver, systemUser: "s-pierre")
    #expect(
      file.capacity(of: pierre, ground: .two) == .refused(.fourEyes(did: .reopen, on: day("2026-01-20"))))
  }
}
