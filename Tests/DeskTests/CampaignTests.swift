import Cases
import Dates
import Desk
import Intake
import Mail
import Roster
import Rules
import Store
import Testing

/// A campaign from its plan to its report.
@Suite struct CampaignTests {
  /// Three towns with one adviser each, and a town hall with two; each owes the module of 2025.
  private func country(cap: Int? = nil) throws -> TestDesk {
    let desk = try TestDesk()
    try desk.importTownHall()
    try desk.importTowns(3)
    desk.policy = OverduePolicy(cap: cap)
    return desk
  }

  @Test func `a plan says who is told, and who is left out and why`() throws {
    let desk = try country()
    _ = try desk.importStructures("8;Asso;;private;35;;", "9;Autre;;public;35;;a b@c")
    _ = try desk.importAdvisers(
      "4;Sans;Adresse;;8;2025-01-01;;2023-02-01;no;", "6;Partie;Tôt;;7;2025-01-01;2025-06-30;2023-02-01;no;")
    _ = try desk.open("101")
    _ = try desk.approve(try desk.proposed("102")).value()
    let plan = try PlanCampaign(on: day("2026-01-15"), policy: desk.policy).perform(with: desk.parts)
    #expect(plan.letters.map(\.digest.structure.id.rawValue) == ["7", "103"])
    #expect(plan.letters.map { $0.digest.entries.map(\.adviser.id.rawValue) } == [["2", "1"], ["103"]])
    #expect(plan.onPaper.map(\.digest.structure.id.rawValue) == ["8"])
    #expect(
      plan.leftOut.filter { $0.obligation == obligation("annual-2025") }.map { "\($0.adviser) \($0.reason.rawValue)" }
        == ["4 no-address", "6 waived", "101 under-review", "102 granted"])
    #expect(plan.report.skipped.map(\.reason) == [.noAddress])
    #expect(plan.report.queued == 2 && plan.report.structures == 3 && plan.report.advisers == 4)
    let early = try PlanCampaign(on: day("2026-01-15"), policy: OverduePolicy(stages: [30])).perform(with: desk.parts)
    #expect(early.letters.isEmpty && early.report.structures == 0)
    #expect(early.leftOut.count { $0.reason == .beforeFirstStage } == 4)
    _ = try desk.remind()
    let again = try PlanCampaign(on: day("2026-01-15"), policy: desk.policy).perform(with: desk.parts)
    #expect(again.letters.isEmpty && again.leftOut.count { $0.reason == .toldAlready } == 3)
    try desk.checkInvariants()
  }

  @Test func `what was frozen is signed, sent once, and accounted for`() throws {
    let desk = try country()
    let frozen = try desk.freeze().value()
    #expect(frozen.name == "overdue-2026-01-15" && frozen.state == .frozen)
    #expect(frozen.letters == 4 && frozen.structures == 4 && frozen.advisers == 5 && frozen.signers == 1)
    #expect(frozen.signatures.map(\.login) == ["agnes"] && frozen.signatures.map(\.listDigest) == [frozen.listDigest])
    #expect(try desk.outbox().isEmpty, "what is frozen does not leave by itself")
    let done = try desk.send(frozen).value()
    #expect(done.queued == 4 && done.dropped == 0 && done.takenOut == 0)
    #expect(try desk.outbox().map(\.campaign) == Array(repeating: frozen.name, count: 4))
    #expect(try desk.dispatch { _ in .accepted }.sent == 4)
    let report = try desk.report(frozen)
    #expect(report.campaign.state == .sent && report.count(.sent) == 4 && report.rewritten == 0)
    #expect(try desk.send(frozen).value().queued == 0, "sent again, it has nothing more to queue")
    #expect(try desk.freeze().refusal == .campaign(.nothingToTell))
    #expect(try desk.remind().queued == 0)
    try desk.checkInvariants()
  }

  @Test func `what comes up between the signature and the sending is taken out, and recorded`() throws {
    let desk = try country()
    let frozen = try desk.freeze().value()
    _ = try desk.open("1")
    _ = try desk.importCompletions("101;M09;2025-11-20;")
    let done = try desk.send(frozen).value()
    #expect(done.queued == 3 && done.dropped == 1 && done.takenOut == 2)
    var letters: [String] = []
    _ = try desk.dispatch { mail in
      letters.append(PlainLetter.text(of: mail.bytes))
      return .accepted
    }
    #expect(letters.count == 3)
    #expect(letters.count { $0.contains("Basile Durand") } == 1)
    #expect(letters.allSatisfy { !$0.contains("Alice") && !$0.contains("Nom101") })
    let report = try desk.report(frozen)
    #expect(report.count(.sent) == 3 && report.count(.dropped) == 1 && report.rewritten == 1)
    let annual = obligation("annual-2025")
    #expect(
      report.letters.flatMap(\.changes).map(\.what) == [
        .takenOut(AdviserID("1"), annual), .takenOut(AdviserID("101"), annual),
      ])
    #expect(report.letters.flatMap(\.changes).map(\.reason) == ["under-review", "met"])
    try desk.checkInvariants()
  }

  @Test func `what comes up between the queue and the server is taken out, and recorded once`() throws {
    let desk = try country()
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    _ = try desk.open("2")
    _ = try desk.importAdvisers("102;Nom-Neuf;;;;;;;;")
    _ = try desk.dispatch { _ in .deferred }
    try desk.retry()
    _ = try desk.dispatch { _ in .accepted }
    let changes = try desk.report(frozen).letters.flatMap(\.changes)
    #expect(changes.map(\.what) == [.takenOut(AdviserID("2"), obligation("annual-2025")), .rewritten])
    #expect(changes.map(\.reason) == ["under-review", "facts-changed"])
    #expect(try desk.report(frozen).rewritten == 2)
    try desk.checkInvariants()
  }

  @Test func `above the cap two different persons sign`() throws {
    let desk = try country(cap: 3)
    #expect(throws: DeskRefusal.campaign(.needsSigning(letters: 4, cap: 3))) { try desk.remind() }
    #expect(try desk.remind(isDryRun: true).queued == 4)
    #expect(try desk.outbox().isEmpty)
    let frozen = try desk.freeze(Acting(login: "agnes", systemUser: "u1")).value()
    #expect(frozen.signers == 2 && frozen.signaturesMissing == 1)
    #expect(try desk.send(frozen).refusal == .campaign(.notSigned(frozen.name, missing: 1)))
    try desk.expect(.campaign(.alreadySigned(login: "agnes"))) {
      try desk.sign(frozen, Acting(login: "agnes", systemUser: "u2"))
    }
    try desk.expect(.campaign(.signedAtTerminal(asLogin: "agnes"))) {
      try desk.sign(frozen, Acting(login: "paul", systemUser: "u1"))
    }
    try desk.expect(.campaign(.roleMayNotSign(.auditor))) { try desk.sign(frozen, Acting(login: "otto")) }
    try desk.expect(.noSuchUser("nobody")) { try desk.sign(frozen, Acting(login: "nobody")) }
    try desk.expect(.campaign(.noSuchCampaign("overdue-x"))) {
      try SignCampaign("overdue-x", by: Acting(login: "paul")).perform(with: desk.parts)
    }
    let signed = try desk.sign(frozen, Acting(login: "paul", systemUser: "u2")).value()
    #expect(signed.signatures.map(\.login) == ["agnes", "paul"] && signed.signaturesMissing == 0)
    try desk.expect(.campaign(.signedByAll(frozen.name))) { try desk.sign(frozen, Acting(login: "ada")) }
    #expect(try desk.send(frozen).value().queued == 4)
    try desk.checkInvariants()
  }

  @Test func `below the cap one person's word lets everything go, and is kept as a signature`() throws {
    let desk = try country(cap: 4)
    #expect(try desk.remind().queued == 4)
    let report = try ReportCampaign("overdue-2026-01-15").perform(with: desk.parts).value()
    #expect(report.campaign.state == .sent && report.campaign.signatures.map(\.login) == ["ada"])
    #expect(report.letters.count == 4 && report.count(.queued) == 4)
    let town = try PlanCampaign(on: day("2026-01-15"), policy: desk.policy).perform(with: desk.parts)
    #expect(town.letters.isEmpty)
  }

  @Test func `a second campaign of the same day has a name of its own`() throws {
    let desk = try country()
    let reference = try desk.open("1").value().file.reference
    #expect(try desk.remind().campaign == "overdue-2026-01-15")
    _ = try WithdrawCase(reference, by: Acting(login: "agnes"), on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.remind().campaign == "overdue-2026-01-15-2")
    #expect(try desk.remind().campaign == "overdue-2026-01-15")
    #expect(
      try ListCampaigns().perform(with: desk.parts).map(\.name) == ["overdue-2026-01-15", "overdue-2026-01-15-2"])
    var letters: [String] = []
    _ = try desk.dispatch { mail in
      let text = PlainLetter.text(of: mail.bytes)
      if text.contains("OBLIGATIONS CONCERNÉES") { letters.append(text) }
      return .accepted
    }
    #expect(letters.count { $0.contains("Alice") } == 1 && letters.count == 5)
    try desk.checkInvariants()
  }

  @Test func `one campaign is open at a time, and one that is cancelled tells nothing`() throws {
    let desk = try country()
    let first = try desk.freeze().value()
    try desk.expect(.campaign(.isOpen(first.name))) { try desk.freeze() }
    try desk.expect(.campaign(.noReason)) { try desk.cancel(first, " ") }
    #expect(try desk.cancel(first, "Trop tôt.").value().campaign.reason == "Trop tôt.")
    #expect(try desk.send(first).refusal == .campaign(.state(first.name, .cancelled)))
    let second = try desk.freeze().value()
    #expect(second.name == "overdue-2026-01-15-2" && second.listDigest != first.listDigest)
    _ = try desk.send(second).value()
    _ = try desk.dispatch(limit: 1) { _ in .accepted }
    #expect(try desk.cancel(second, "Erreur.").value().stopped == 3)
    #expect(try desk.dispatch { _ in .accepted }.sent == 0)
    let report = try desk.report(second)
    #expect(report.count(.sent) == 1 && report.count(.cancelled) == 3)
    #expect(try desk.remind().queued == 3, "who was not told may be told")
    try desk.checkInvariants()
  }

  @Test func `a list other than the one that was seen is not frozen`() throws {
    let desk = try country()
    let seen = try desk.freeze().value()
    _ = try desk.cancel(seen, "Essai.").value()
    let refusal = try FreezeCampaign(
      on: desk.clock.today, policy: desk.policy, previewed: "0000", by: Acting(login: "agnes")
    ).perform(with: desk.parts).refusal
    guard case .campaign(.previewOutdated(stated: "0000", let found)) = refusal else {
      return #expect(Bool(false), "\(String(describing: refusal))")
    }
    let frozen = try FreezeCampaign(
      on: desk.clock.today, policy: desk.policy, previewed: found, by: Acting(login: "agnes")
    ).perform(with: desk.parts).value()
    #expect(frozen.listDigest.hasPrefix(found))
  }

  @Test func `nothing leaves under other words than those that were signed`() throws {
    let desk = try country()
    let frozen = try desk.freeze().value()
    var parts = desk.parts
    parts.mailing.office.service = "Un autre service"
    let send = SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy, by: Acting(login: "agnes"))
    #expect(try send.perform(with: parts).refusal == .campaign(.wordsChanged(frozen.name)))
    #expect(try desk.outbox().isEmpty)
    #expect(try send.perform(with: desk.parts).value().queued == 4)
  }

  @Test func `a campaign that ends half-way goes on where it stopped`() throws {
    let desk = try TestDesk()
    try desk.importTowns(450)
    let frozen = try desk.freeze().value()
    let rounds = Rounds()
    var failing = desk.parts
    // In the third portion a letter cannot be written, as on a full disk or in a power cut.
    failing.mailing.token = { rounds.next() }
    #expect(throws: (any Error).self) {
      try SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy, by: Acting(login: "agnes"))
        .perform(with: failing)
    }
    #expect(try desk.outbox().count == 400)
    #expect(try desk.report(frozen).campaign.state == .sending)
    #expect(try desk.freeze().refusal == .campaign(.isOpen(frozen.name)))
    #expect(try desk.send(frozen).value().queued == 50)
    #expect(try desk.outbox().count == 450 && Set(try desk.told()).count == 450)
    #expect(try desk.report(frozen).campaign.state == .sent)
    try desk.checkInvariants()
  }

  @Test func `a clock that was set back tells nothing twice, and nothing more mildly`() throws {
    let desk = try country()
    desk.clock.set(day("2026-02-15"))
    let frozen = try desk.freeze().value()
    desk.clock.set(day("2026-01-15"))
    #expect(try desk.send(frozen).value().queued == 4)
    #expect(try desk.dispatch { _ in .accepted }.sent == 4)
    #expect(try desk.remind().queued == 0)
    #expect(try Set(desk.told().map { $0.last }) == ["2"])
    #expect(try desk.freeze().refusal == .campaign(.nothingToTell))
    desk.clock.set(day("2026-03-02"))
    #expect(try desk.remind().queued == 4)
    try desk.checkInvariants()
  }

  @Test func `who is taken out is in no campaign any more, and the campaign still counts its letters`() throws {
    let desk = try country()
    desk.policy.copyAdviser = [1]
    let frozen = try desk.freeze().value()
    _ = try desk.send(frozen).value()
    _ = try desk.open("2")
    _ = try desk.dispatch { _ in .accepted }
    let before = try desk.report(frozen)
    #expect(before.letters.flatMap(\.letter.reminders).contains { $0.adviser == AdviserID("1") })
    _ = try desk.importAdvisers("1;;;;7;2023-01-01;2026-01-10;;;")
    desk.clock.set(day("2026-09-01"))
    _ = try AnonymiseAdviser(AdviserID("1"), by: Acting(login: "ada")).perform(with: desk.parts).value()
    let after = try desk.report(frozen)
    #expect(after.letters.count == before.letters.count && after.campaign == before.campaign)
    #expect(!after.letters.flatMap(\.letter.reminders).contains { $0.adviser == AdviserID("1") })
    #expect(!after.letters.contains { $0.letter.adviser == AdviserID("1") })
    #expect(after.letters.count { $0.letter.textDigest.isEmpty } == 2, "the town hall's letter and the copy")
    try desk.checkInvariants()
  }

  @Test func `a dry run freezes, signs, sends and cancels nothing`() throws {
    let desk = try country(cap: 3)
    var dry = desk.parts
    dry.isDryRun = true
    let before = try desk.everything()
    #expect(try desk.freeze(with: dry).value().letters == 4)
    #expect(try ListCampaigns().perform(with: desk.parts).isEmpty)
    let frozen = try desk.freeze().value()
    #expect(try SignCampaign(frozen.name, by: Acting(login: "paul")).perform(with: dry).value().signatures.count == 2)
    #expect(try desk.report(frozen).campaign.signatures.count == 1)
    _ = try desk.sign(frozen, Acting(login: "paul")).value()
    let send = SendCampaign(frozen.name, on: desk.clock.today, policy: desk.policy, by: Acting(login: "agnes"))
    #expect(try send.perform(with: dry).value().queued == 4)
    #expect(
      try CancelCampaign(frozen.name, reason: "Essai.", by: Acting(login: "paul")).perform(with: dry).value().campaign
        .state
        == .cancelled)
    #expect(try desk.report(frozen).campaign.state == .frozen)
    #expect(try desk.everything() == before)
  }
}

/// Draws unlike tokens until the four-hundred-and-tenth, which no Message-ID can bear.
private final class Rounds: Sendable {
  private let count = Counter()

  func next() -> String {
    let number = count.next()
    return number > 410 ? "" : "t\(number)"
  }
}
