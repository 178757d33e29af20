import Cases
import Dates
import Desk
import Envelope
import Intake
import Mail
import Roster
import Rules
import Store
import Testing

/// Copies of a reminder: to the line manager of the contact, and to each adviser about themself alone.
@Suite struct CopyTests {
  private func townHall(_ policy: OverduePolicy) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    var row = StructureRow(line: 0, id: StructureID("7"))
    row.managerName = "M. Chef"
    row.managerEmail = "chef@fleur.example"
    _ = try SaveStructure(row).perform(with: desk.parts).value()
    desk.policy = policy
    return desk
  }

  private func sent(_ desk: TestDesk) throws -> [String: String] {
    var letters: [String: String] = [:]
    _ = try desk.dispatch { mail in
      let text = PlainLetter.text(of: mail.bytes)
      if mail.purpose == .reminder { letters[mail.recipients.joined(), default: ""] += text }
      return .accepted
    }
    return letters
  }

  @Test func `copies go to the manager and to each adviser, who reads of nobody else`() throws {
    let desk = try townHall(OverduePolicy(copyAdviser: [1], copyManager: [1]))
    let report = try desk.remind()
    #expect(report.queued == 4 && report.structures == 1 && report.advisers == 2)
    let letters = try sent(desk)
    #expect(
      Set(letters.keys) == [
        "contact@fleur.example", "chef@fleur.example", "alice@fleur.example", "basile@fleur.example",
      ])
    for address in ["contact@fleur.example", "chef@fleur.example"] {
      #expect(["Alice Martin", "Basile Durand"].allSatisfy { letters[address]?.contains($0) == true }, "\(address)")
    }
    #expect(
      letters["alice@fleur.example"]?.contains("Basile") == false
        && letters["alice@fleur.example"]?.contains("Durand") == false)
    #expect(
      letters["basile@fleur.example"]?.contains("Alice") == false
        && letters["basile@fleur.example"]?.contains("Martin") == false)
    #expect(try desk.outbox().map(\.letter) == ["overdue", "overdue", "overdue-adviser", "overdue-adviser"])
    #expect(try desk.remind().queued == 0)
    #expect(try desk.outbox().count == 4)
    try desk.checkInvariants()
  }

  @Test func `copies go at their stages alone`() throws {
    let desk = try townHall(OverduePolicy(copyAdviser: [2], copyManager: [3]))
    #expect(try desk.remind().queued == 1)
    #expect(try sent(desk).keys.sorted() == ["contact@fleur.example"])
    desk.clock.set(day("2026-01-30"))
    _ = try desk.remind()
    #expect(try sent(desk).keys.sorted() == ["alice@fleur.example", "basile@fleur.example", "contact@fleur.example"])
    desk.clock.set(day("2026-03-01"))
    _ = try desk.remind()
    #expect(try sent(desk).keys.sorted() == ["chef@fleur.example", "contact@fleur.example"])
  }

  @Test func `an adviser of two structures is told once, and who has no address is left out`() throws {
    let desk = try townHall(OverduePolicy(copyAdviser: [1], copyManager: [1]))
    _ = try desk.importStructures("8;Asso;;private;35;;asso@asso.example")
    _ = try desk.importAdvisers("1;;;;8;2024-01-01;;;;", "5;Sans;Adresse;;8;2024-01-01;;2023-02-01;no;")
    _ = try desk.importCompletions("5;M01;2024-05-01;")
    let plan = try PlanCampaign(on: desk.clock.today, policy: desk.policy).perform(with: desk.parts)
    #expect(
      plan.letters.map { "\($0.addressee.rawValue) \($0.digest.structure.id) \($0.adviser?.rawValue ?? "-")" }
        == ["structure 7 -", "manager 7 -", "adviser 7 2", "adviser 7 1", "structure 8 -"])
    let copies = plan.leftOut.filter { $0.addressee == .adviser }
    #expect(copies.map { "\($0.adviser) \($0.reason.rawValue)" } == ["1 told-already", "5 no-address"])
    _ = try desk.remind()
    #expect(try desk.outbox().count == 5)
    try desk.checkInvariants()
  }

  @Test func `the copy of who writes in after the signature is dropped, and the others written again`() throws {
    let desk = try townHall(OverduePolicy(copyAdviser: [1], copyManager: [1]))
    let frozen = try desk.freeze().value()
    #expect(frozen.letters == 4 && frozen.structures == 1)
    _ = try desk.open("1")
    let done = try desk.send(frozen).value()
    #expect(done.queued == 3 && done.dropped == 1 && done.takenOut == 3)
    let letters = try sent(desk)
    #expect(letters.count == 3 && letters.values.allSatisfy { !$0.contains("Alice") })
    let report = try desk.report(frozen)
    #expect(report.count(.sent) == 3 && report.count(.dropped) == 1 && report.rewritten == 2)
    try desk.checkInvariants()
  }

  @Test func `a preview shows copies as they would be read`() throws {
    let desk = try townHall(OverduePolicy(copyAdviser: [1], copyManager: [1]))
    var shown: [String] = []
    let frozen = try desk.freeze().value()
    let preview = try PreviewCampaign(.frozen(frozen.name), policy: desk.policy).perform(with: desk.parts) { letter in
      shown.append("\(letter.letter.address ?? "-") \(letter.isAsSigned == true)")
      #expect(
        letter.letter.addressee != .adviser
          || letter.letter.digest.entries.allSatisfy { letter.text.contains($0.adviser.firstName) })
    }.value()
    #expect(
      shown == [
        "contact@fleur.example true", "chef@fleur.example true", "basile@fleur.example true",
        "alice@fleur.example true",
      ])
    #expect(preview.letters == 4 && preview.differing == 0)
  }
}
