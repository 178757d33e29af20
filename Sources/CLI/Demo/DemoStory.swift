import Cases
import Dates
import Desk
import Envelope
import Intake
import Roster
import Rules
import Store

/// The story that the demonstration tells, day by day, with the same pieces that every other command uses.
struct DemoStory {
  let show: DemoShow
  private let folder: String
  private let desk: LiveDesk
  private let agent = Acting(login: "anne", sharesTerminal: true)
  private let approver = Acting(login: "pierre", sharesTerminal: true)

  init(folder: String, mailURL: String, show: DemoShow) throws {
    self.show = show
    self.folder = folder
    let place = folder + "/workspace"
    try Files.makeFolder(place)
    let settings = """
      cli:
        shared_terminal: true
      mail:
        campaign:
          cap: 100000
        quiet:
          enabled: false
        url: \(mailURL)
        starttls: "off"
        from: ne-pas-repondre@desk.example
        reply_to: support@desk.example

      """
    try Files.write(settings, to: place + "/quitus.yaml")
    let workspace = try Workspace(folder: place)
    _ = try workspace.store(creating: true)
    desk = try LiveDesk(workspace: workspace)
    for user in [
      User(
        login: "anne", name: "Anne Agent", capacity: "chargée de support", email: "anne@desk.example", role: .approver),
      User(
        login: "pierre", name: "Pierre Approbateur", capacity: "responsable du support", email: "pierre@desk.example",
        role: .approver),
    ] { _ = try SaveUser(user).perform(with: desk.parts) }
  }

  /// The desk as it was on a day of the story.
  private func desk(on text: String) -> (parts: DeskParts, day: Day) {
    let day = Day(text) ?? Cohort.lastDay
    var parts = desk.parts
    parts.clock = DeskClock(now: { Clock.now() }, today: { day })
    return (parts, day)
  }

  // MARK: Files

  func makeCountry(advisers: Int) throws {
    let cohort = Cohort(advisers: advisers)
    try show.chapter(
      "2025-12-01", "On importe les fichiers du dispositif (un pays inventé).",
      "The programme's files are imported (a made-up country).")
    let parts = desk(on: "2025-12-01").parts
    let source = { (name: String) in ImportSource(file: name, digest: name, by: "anne") }
    let steps: [(Said, String, String)] = [
      (Said("structures", "structures"), "structures.csv", cohort.structures),
      (Said("conseillers", "advisers"), "advisers.csv", cohort.advisers),
      (Said("modules suivis", "modules followed"), "completions.csv", cohort.completions),
      (Said("dispenses", "exemptions"), "exemptions.csv", cohort.exemptions),
    ]
    for (label, name, text) in steps {
      try Files.write(text, to: folder + "/" + name)
      let file = try incoming(text)
      let report: ImportReport =
        switch name {
        case "structures.csv": try ImportStructures(file.structures(), from: source(name)).perform(with: parts)
        case "advisers.csv": try ImportAdvisers(file.advisers(), from: source(name)).perform(with: parts)
        case "completions.csv":
          try ImportCompletions(file.completions(), from: source(name), completeTo: Day("2025-12-31")).perform(
            with: parts)
        default: try ImportExemptions(file.exemptions(), from: source(name)).perform(with: parts)
        }
      try show.say(
        "  \(label.fr) : \(report.rows) lignes, \(report.created) créées, \(report.rejected) rejetées",
        "  \(label.en): \(report.rows) rows, \(report.created) created, \(report.rejected) rejected")
    }
  }

  private func incoming(_ text: String) throws(Complaint) -> IncomingFile {
    do {
      return try IncomingFile(Array(text.utf8))
    } catch {
      throw Complaint(.data, error.french, error.english)
    }
  }

  // MARK: One case

  func tellOfLea() throws {
    let id = AdviserID(Cohort.ill)
    try show.chapter(
      "2025-12-01", "Léa, en arrêt depuis février, n’a pas pu suivre son module de 2025.",
      "Léa, on sick leave since February, could not follow her module of 2025.")
    try situation(of: id, on: "2025-12-01")
    try show.chapter(
      "2025-12-03", "Elle écrit ; Anne ouvre un dossier et propose d’accepter.",
      "She writes in; Anne opens a case and proposes to accept.")
    let (parts, day) = desk(on: "2025-12-03")
    let absence = Day("2025-02-10").flatMap { Period(start: $0, end: nil) }
    let opened = try OpenCase(
      adviser: id, obligation: .annual(2025), ground: GroundCode(rawValue: "sick-leave"), absence: absence,
      message: "Je suis en arrêt de travail depuis le 10 février.", by: agent, on: day
    ).perform(with: parts).value()
    let reference = opened.file.reference
    _ = try TakeCase(reference, by: agent, on: day).perform(with: parts).value()
    _ = try ProposeDecision(reference, .approve, reason: "Arrêt vu le 3 décembre 2025.", by: agent, on: day)
      .perform(with: parts).value()
    try show.say(
      "  dossier \(reference), décision implicite le \(opened.file.impliedDecisionOn)",
      "  case \(reference), implied decision on \(opened.file.impliedDecisionOn)")
    try show(opened.letters)
    try deliver(parts, on: day)
    try ownDecisionIsRefused(reference)
    try approve(reference)
    try situation(of: id, on: "2026-01-02")
  }

  private func ownDecisionIsRefused(_ reference: CaseReference) throws {
    // Anne's role would let her decide: what stops her is that she opened, took and proposed this very case.
    let (parts, day) = desk(on: "2025-12-04")
    if case .refused(let refusal) = try ApproveCase(reference, by: agent, on: day).perform(with: parts) {
      let said = refusal.complaint.said
      try show.say("  Anne ne peut décider : \(said.fr)", "  Anne may not decide: \(said.en)")
    }
  }

  private func approve(_ reference: CaseReference) throws {
    try show.chapter(
      "2025-12-15", "Pierre, qui n’y a pas touché, approuve.", "Pierre, who had no hand in it, approves.")
    let (parts, day) = desk(on: "2025-12-15")
    let done = try ApproveCase(reference, by: approver, on: day).perform(with: parts).value()
    try show(done.letters)
    try deliver(parts, on: day)
  }

  private func show(_ letters: [QueuedLetter]) throws {
    for letter in letters {
      try show.say(
        "  → \(letter.to.joined(separator: ", ")) : \(letter.subject)",
        "  → \(letter.to.joined(separator: ", ")): \(letter.subject)")
    }
  }

  private func situation(of id: AdviserID, on text: String) throws {
    let (parts, day) = desk(on: text)
    guard let facts = try parts.store.read({ try $0.facts(of: id) }) else { return }
    var evaluator = Evaluator(desk.books.book(on: day))
    let (situation, findings) = evaluator.explained(facts, on: day)
    for line in SituationText.lines(situation) { try show.say("  " + line, "  " + line) }
    for line in explanation(of: findings).suffix(3) {
      try show.say("    " + SituationText.line(line), "    " + SituationText.line(line))
    }
  }

  // MARK: The others

  func remindTheOthers() throws {
    try show.chapter(
      "2026-01-02", "On écrit aux structures des conseillers en retard, et à elles seules.",
      "The structures of advisers who are overdue are written to, and they alone.")
    let (parts, day) = desk(on: "2026-01-02")
    let report = try SendOverdue(on: day, policy: desk.policy).perform(with: parts)
    try show.say(
      "  \(report.structures) structures, \(report.advisers) conseillers : \(report.queued) lettres ; sans adresse : \(report.skipped.count)",
      "  \(report.structures) structures, \(report.advisers) advisers: \(report.queued) letters; without an address: \(report.skipped.count)"
    )
    try deliver(parts, on: day)
    let again = try SendOverdue(on: day, policy: desk.policy).perform(with: parts)
    try show.say("  une seconde fois : \(again.queued) lettre", "  a second time: \(again.queued) letters")
    let townHall = try parts.store.read { try $0.outbox() }.first {
      $0.structure?.rawValue == Cohort.townHall && $0.purpose == .reminder
    }
    let named = Set(townHall?.reminders.map(\.adviser.rawValue) ?? [])
    try show.say(
      "  la mairie de Léa et de Luc : Luc nommé, \(named.contains(Cohort.forgetful) ? "oui" : "non") ; Léa nommée, \(named.contains(Cohort.ill) ? "oui" : "non")",
      "  the town hall of Léa and Luc: Luc named, \(named.contains(Cohort.forgetful) ? "yes" : "no"); Léa named, \(named.contains(Cohort.ill) ? "yes" : "no")"
    )
  }

  private func deliver(_ parts: DeskParts, on day: Day) throws {
    let report = try Delivering(desk: LiveDesk(desk, parts: parts)).run(on: day)
    try show.say(
      "  envoyées : \(report.sent), restantes : \(report.remaining)",
      "  sent: \(report.sent), remaining: \(report.remaining)")
  }
}
