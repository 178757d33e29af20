import Cases
import Dates
import Desk
import Envelope
import Roster
import Rules
import Store
import TestMaterial
import Testing

/// A small desk to which everything happens that may happen, in an order that a seed decides.
final class RandomStory {
  let desk: TestDesk
  /// What was done so far, for whoever reads a failure.
  private(set) var steps: [String] = []
  /// How many structures were told something, how many decisions left, how many letters were dropped or lost.
  private(set) var figures = Figures()
  private var numbers: SeededNumbers
  private var cases: [CaseReference] = []

  struct Figures {
    var reminders = 0, notices = 0, decisions = 0, dropped = 0, inDoubt = 0, refusals = 0
  }

  init(seed: UInt64) throws {
    desk = try TestDesk(on: "2025-12-22")
    numbers = SeededNumbers(seed: seed)
    _ = try desk.importStructures(
      "1;Mairie;;public;35;;mairie@ville.example", "2;Asso;;private;35;;asso@asso.example", "3;Muette;;private;971;;")
    _ = try desk.importAdvisers(
      "1;Un;Ana;ana@ville.example;1;2023-01-01;;2023-02-01;no;", "2;Deux;Bob;;1;2024-10-01;;2024-11-04;no;",
      "3;Trois;Cyd;cyd@asso.example;2;2023-01-01;2026-01-20;2023-02-01;;", "4;Quatre;Dan;;3;2023-01-01;;;yes;",
      "5;Cinq;Eve;eve@asso.example;2;2025-01-01;;2025-01-15;no;", "5;;;;1;2025-06-01;;;;", "6;Six;Fay;;2;2023-01-01;;;;"
    )
    _ = try desk.importCompletions("1;M01;2024-05-01;", "3;M01;2024-06-01;", completeTo: "2025-12-31")
  }

  func step() throws {
    let today = desk.clock.today
    switch numbers.below(23) {
    case 0...2:
      let days = numbers.pick([1, 5, 12, 30])
      desk.clock.set(today.adding(days: days))
      steps.append("\(days) days pass: \(desk.clock.today)")
    case 3...5: try stateCompletion()
    case 6: try stateEmployment()
    case 7...8: try openCase()
    case 9...13: try actOnCase()
    case 14...15:
      let report = try desk.remind(on: today.adding(days: -numbers.pick([0, 0, 0, 5])).description)
      steps.append("remind: \(report.queued)")
    case 16...17:
      let report = try desk.notify(on: today.adding(days: -numbers.pick([0, 0, 0, 5])).description)
      steps.append("notices: \(report.queued)")
    case 18: try askForPapers()
    case 19:
      steps.append(
        "retry: \(try RetryMail(numbers.below(2) == 0 ? nil : ids(), by: Acting(login: "agnes")).perform(with: desk.parts))"
      )
    default: try dispatch()
    }
  }
}

// MARK: Facts

extension RandomStory {
  private func adviser() -> String { "\(1 + numbers.below(6))" }

  private func stateCompletion() throws {
    let followed = desk.clock.today.adding(days: -numbers.below(120))
    let row = "\(adviser());\(numbers.pick(["M01", "M02", "CAFE-IA"]));\(followed);\(numbers.pick(["", "", "yes"]))"
    let completeTo = numbers.below(3) == 0 ? desk.clock.today.adding(days: -numbers.below(30)).description : nil
    _ = try desk.importCompletions(row, completeTo: completeTo)
    steps.append("completion \(row), complete to \(completeTo ?? "-")")
  }

  private func stateEmployment() throws {
    let row = numbers.pick([
      "3;;;;2;2023-01-01;\(desk.clock.today);;;", "6;;;;;;;2024-09-02;no;", "2;;;;2;2025-12-01;;;;",
      "1;;;ana@nouveau.example;;;;;;", "4;;;;1;2025-12-15;;;;", "5;;;;2;2025-01-01;2025-12-30;;;",
      "1;;;;1;2023-01-01;2025-12-30;;;", "1;;;;2;2025-12-31;;;;",
    ])
    _ = try desk.importAdvisers(row)
    steps.append("adviser \(row)")
  }
}

// MARK: Cases

extension RandomStory {
  private func openCase() throws {
    let (adviser, id) = (
      adviser(), numbers.pick(["annual-2025", "annual-2025", "initial", "annual-2026", "annual-2025+1"])
    )
    let outcome = try desk.open(
      adviser, id, receivedOn: desk.clock.today.adding(days: -numbers.below(20)).description,
      acknowledges: numbers.below(2) == 0)
    if case .done(let done) = outcome { cases.append(done.file.reference) }
    note("open \(adviser) \(id)", outcome)
  }

  private func actOnCase() throws {
    guard !cases.isEmpty else { return }
    let reference = numbers.pick(cases)
    let on = desk.clock.today.adding(days: -numbers.pick([0, 0, 3]))
    let agnes = Acting(login: "agnes")
    switch numbers.below(6) {
    case 0: note("take \(reference)", try TakeCase(reference, by: agnes, on: on).perform(with: desk.parts))
    case 1...2:
      let verdict = numbers.pick([Verdict.approve, .approve, .refuse])
      note(
        "propose \(reference) \(verdict)",
        try ProposeDecision(reference, verdict, reason: "Vu.", by: agnes, on: on).perform(with: desk.parts))
    case 3...4: note("approve \(reference)", try desk.approve(reference, on: on.description))
    default:
      note(
        "end \(reference)",
        numbers.below(2) == 0
          ? try desk.refuse(reference) : try WithdrawCase(reference, by: agnes, on: on).perform(with: desk.parts))
    }
  }

  private func askForPapers() throws {
    guard !cases.isEmpty else { return }
    let (reference, today) = (numbers.pick(cases), desk.clock.today)
    note(
      "ask for papers \(reference)",
      try RequestDocuments(
        reference, text: "L’attestation.", due: today.adding(days: 1 + numbers.below(8)), by: Acting(login: "agnes"),
        on: today
      ).perform(with: desk.parts))
  }

  private func note(_ what: String, _ outcome: Outcome<CaseDone, DeskRefusal>) {
    switch outcome {
    case .done(let done): steps.append("\(what): \(done.file.state), \(done.letters.count) letters")
    case .refused(let refusal):
      figures.refusals += 1
      steps.append("\(what): refused, \(refusal)")
    }
  }
}

// MARK: Mail

extension RandomStory {
  private func ids() throws -> [Int64] { try desk.outbox().map(\.id).filter { _ in numbers.below(3) == 0 } }

  private func dispatch() throws {
    // Now and then a run dies with a letter in its hands.
    if numbers.below(4) == 0 {
      _ = try desk.parts.store.write(at: desk.clock.desk.now()) { writing in
        try writing.claim(limit: 1, leaseUntil: writing.instant.adding(seconds: 900), owner: "dead")
      }
    }
    let outcomes: [DeliveryResult] = [.accepted, .accepted, .accepted, .deferred, .refused, .doubtful, .silence]
    let dispatch = Dispatch(
      on: desk.clock.today, policy: desk.policy, owner: "run", isAlive: { _ in false },
      limit: numbers.below(3) == 0 ? 1 : nil)
    var failure: (any Error)?
    let report = try dispatch.perform(
      with: desk.parts,
      deliver: { mail in
        do { try self.check(mail) } catch { failure = error }
        return self.numbers.pick(outcomes)
      })
    if let failure { throw failure }
    figures.dropped += report.dropped
    figures.inDoubt += report.inDoubt
    steps.append("dispatch: \(report)")
    #expect(try desk.outbox().allSatisfy { $0.state != .claimed }, "nothing stays claimed")
  }

  /// Whatever the server then says, this letter may arrive: everything in it must be true today.
  private func check(_ mail: OutgoingMail) throws {
    let row = try #require(try desk.outbox().first { $0.id == mail.outboxID })
    #expect(row.state == .claimed && row.to == mail.recipients)
    guard mail.purpose == .reminder else {
      figures.decisions += 1
      #expect(row.caseReference != nil)
      return
    }
    let text = PlainLetter.text(of: mail.bytes)
    if let kind = NoticeKind(rawValue: row.letter) { return try check(kind, row, text) }
    figures.reminders += 1
    #expect(!row.reminders.isEmpty)
    var trueOf: Set<AdviserID> = []
    for reminder in row.reminders {
      let situation = try desk.situation(reminder.adviser.rawValue, on: desk.clock.today.description)
      let told = try #require(situation.obligation(reminder.obligation))
      // What may have arrived with an earlier attempt keeps standing, though the letter no longer says it.
      if row.attempts > 0, told.status != .overdue { continue }
      trueOf.insert(reminder.adviser)
      #expect(told.status == .overdue && told.missing > 0, "\(reminder)\n\(story)")
      let employments = try desk.parts.store.read { try $0.employments(of: reminder.adviser) }
      #expect(
        employments.contains { $0.structure == reminder.structure && $0.period.contains(told.deadline) },
        "\(reminder)\n\(story)")
    }
    for id in 1...6 {
      let (isNamed, isTrue) = (text.contains("(identifiant \(id))"), trueOf.contains(AdviserID("\(id)")))
      // One that was tried before may leave out what is true: a later letter has told it since.
      #expect(isNamed ? isTrue : !isTrue || row.attempts > 0, "\(id)\n\(story)")
    }
  }

  private func check(_ kind: NoticeKind, _ row: OutboxRow, _ text: String) throws {
    figures.notices += 1
    #expect(!row.notices.isEmpty && row.reminders.isEmpty)
    let today = desk.clock.today
    for notice in row.notices {
      let situation = try desk.situation(notice.adviser.rawValue, on: today.description)
      let employments = try desk.parts.store.read { try $0.employments(of: notice.adviser) }
      switch notice.subject {
      case .obligation(let id):
        let told = try #require(situation.obligation(id))
        #expect(told.status == .due && told.missing > 0 && today <= told.deadline, "\(notice)\n\(story)")
        #expect(id.isCarriedOver == (kind == .expiringRight))
        #expect(employments.contains { ($0.period.end ?? today) >= today }, "\(notice)\n\(story)")
      case .completion(let completion):
        #expect(
          situation.completions.contains { $0.completion == completion && $0.funding == .unfunded },
          "\(notice)\n\(story)")
        #expect(employments.contains { $0.structure == row.structure && $0.period.contains(completion.day) })
        #expect(
          row.structure == StructureID("2"), "the only association that is known to be private and has an address")
      case .papers(let reference, _):
        #expect(try desk.file(reference).state == .awaitingDocuments, "\(notice)\n\(story)")
        #expect(row.caseReference == reference && text.contains("\(reference)"))
      }
    }
    for id in 1...6 where kind != .documentsReminder {
      let isNamed = row.notices.contains { $0.adviser == AdviserID("\(id)") }
      #expect(text.contains("(identifiant \(id))") == isNamed, "\(id)\n\(story)")
    }
  }

  var story: String { steps.joined(separator: "\n") }
}
