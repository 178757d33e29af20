import Audit
import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Store
import Testing

/// A reminder on paper says what is true on the day on which it is printed.
@Suite struct PaperTests {
  private static let agnes = Acting(login: "agnes")

  /// A desk whose one letter tells the town hall of Alice and Basile, and did not arrive.
  private static func desk(isHeld: Bool) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    #expect(try desk.remind().queued == 1)
    if isHeld {
      _ = try MuteAddress("contact@fleur.example", reason: "closed", by: agnes).perform(with: desk.parts).value()
      #expect(try desk.dispatch { _ in .accepted }.held == 1)
    } else {
      _ = try desk.dispatch { _ in .accepted }
      let letter = try desk.outbox()[0]
      _ = try TakeBounce(
        BounceTests.report(on: letter.messageID, "contact@fleur.example"), policy: BouncePolicy(), by: agnes
      ).perform(with: desk.parts)
    }
    #expect(try list(desk) == [1])
    return desk
  }

  private static func list(_ desk: TestDesk) throws -> [Int64] {
    try ListPost(policy: desk.policy).perform(with: desk.parts).map(\.row.id)
  }

  private static func print(_ desk: TestDesk) throws -> Outcome<String, DeskRefusal> {
    let printed = try PrintLetter(1, address: [], policy: desk.policy, by: agnes).perform(with: desk.parts)
    switch printed {
    case .done(let page): return .done(page.text)
    case .refused(let refusal): return .refused(refusal)
    }
  }

  @Test(arguments: [true, false]) func `whose case is open by now is not in what is printed`(isHeld: Bool) throws {
    let desk = try Self.desk(isHeld: isHeld)
    let queued = try desk.letter(try desk.outbox()[0])
    #expect(queued.contains("Alice") && queued.contains("Basile"))
    _ = try desk.open("1").value()
    let text = try Self.print(desk).value()
    #expect(!text.contains("Alice") && text.contains("Basile"))
    // What left stays as it left; what waits is written anew, as when it leaves.
    #expect(try desk.letter(try desk.outbox()[0]).contains("Alice") == !isHeld)
    #expect(try desk.told().contains("7/1/annual-2025/1") == !isHeld)
    #expect(try Self.list(desk) == [1])
    // Once it was posted, it is what it was.
    _ = try RecordPost(1, .sent(on: desk.clock.today), by: Self.agnes).perform(with: desk.parts).value()
    _ = try desk.open("2").value()
    #expect(try Self.print(desk).value().contains("Basile"))
    try desk.checkInvariants()
  }

  @Test(arguments: [true, false]) func `one in which nothing is true any more leaves the list, and is not printed`(
    isHeld: Bool
  ) throws {
    let desk = try Self.desk(isHeld: isHeld)
    for adviser in ["1", "2"] { _ = try desk.open(adviser).value() }
    #expect(try Self.list(desk) == [])
    #expect(try ListPost(includesDone: true, policy: desk.policy).perform(with: desk.parts).count == 1)
    #expect(try Self.print(desk) == .refused(.post(.noLongerTrue(1))))
    let row = try desk.outbox()[0]
    #expect(row.state == (isHeld ? .cancelled : .accepted))
    let acts = try desk.parts.store.read { try $0.postActs(of: 1) }
    #expect(acts.map(\.what) == (isHeld ? [] : [.closed]) && acts.allSatisfy { $0.reason == "no-longer-true" })
    #expect(try desk.audit().map(\.entry).last?.verb == "post-print")
    #expect(try Self.print(desk).refusal != nil)
    if isHeld { #expect(try desk.told() == []) }
    try desk.checkInvariants()
  }

  @Test func `a dry run drops nothing`() throws {
    let desk = try Self.desk(isHeld: true)
    for adviser in ["1", "2"] { _ = try desk.open(adviser).value() }
    var dry = desk.parts
    dry.isDryRun = true
    let printed = try PrintLetter(1, address: [], policy: desk.policy, by: Self.agnes).perform(with: dry)
    #expect(printed == .refused(.post(.noLongerTrue(1))))
    #expect(try desk.outbox()[0].state == .held)
  }

  @Test func `a notice that is no longer true leaves the list, and is not printed`() throws {
    let desk = try TestDesk(on: "2026-12-01")
    try desk.importTowns(2)
    for number in ["101", "102"] {
      _ = try desk.importAdvisers("\(number);Nom\(number);Zoé;zoe\(number)@ville.example;\(number);2025-01-01;;;;")
    }
    try desk.notify([.upcomingDeadline])
    for number in ["101", "102"] {
      _ = try MuteAddress("zoe\(number)@ville.example", reason: "Parti.", by: Self.agnes).perform(with: desk.parts)
        .value()
    }
    #expect(try desk.dispatch { _ in .accepted }.held == 2)
    #expect(try Self.list(desk) == [1, 2])
    _ = try desk.importCompletions("101;M07;2026-11-20;", "101;M08;2026-11-21;")
    #expect(try Self.list(desk) == [2])
    #expect(try Self.print(desk) == .refused(.post(.noLongerTrue(1))))
    #expect(try desk.outbox().map(\.state) == [.cancelled, .held])
    let page = try PrintLetter(2, address: [], policy: desk.policy, by: Self.agnes).perform(with: desk.parts).value()
    #expect(page.recipient == ["Zoé Nom102"])
    try desk.checkInvariants()
  }
}
