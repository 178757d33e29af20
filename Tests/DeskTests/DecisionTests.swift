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

@Suite struct DecisionTests {
  @Test func `an approval carries the rights over, and the situation shows it at once`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let done = try desk.approve(try desk.proposed()).value()
    #expect(done.file.state == .approved && done.file.closedOn == day("2026-01-15"))
    let situation = try desk.situation("1", on: "2026-01-15")
    #expect(situation.obligation(obligation("annual-2025"))?.status == .carriedOver)
    let granted = try #require(situation.obligation(obligation("annual-2025+1")))
    #expect(granted.opens == day("2026-01-15") && granted.deadline == day("2026-12-31"))
    #expect(granted.required == 1 && granted.status == .due)
    #expect(situation.overdue == 0 && situation.usableRights == 2)
    #expect(try desk.status("1", "annual-2025", on: "2026-01-14") == .overdue)
    #expect(try desk.status("2", "annual-2025", on: "2026-01-15") == .overdue)
    try desk.checkInvariants()
  }

  @Test func `the adviser reads what was granted, until when, and by whom`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.approve(try desk.proposed()).value()
    let row = try #require(try desk.outbox().first)
    #expect(row.letter == "approval" && row.purpose == .decision && row.to == ["alice@fleur.example"])
    #expect(row.caseReference?.description == "2026-00001" && row.state == .queued)
    let text = try desk.letter(row)
    for words in ["2026-00001", "conservés et reconduits", "31\u{A0}décembre\u{A0}2026", "Paul", "chargée de support"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("VOIES ET DÉLAIS"))
  }

  @Test func `a part that is granted is told with the rest and how to contest it`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    try desk.importNewcomer()
    let reference = try desk.proposed("3", "initial", modules: 2)
    _ = try desk.approve(reference, modules: 1).value()
    let text = try desk.letter(try #require(try desk.outbox().first))
    #expect(text.contains("acceptée en partie") && text.contains("VOIES ET DÉLAIS DE RECOURS"))
    #expect(try desk.situation("3", on: "2026-01-15").obligation(obligation("initial"))?.missing == 1)
    #expect(try desk.situation("3", on: "2026-01-15").obligation(obligation("initial+1"))?.required == 1)
    try desk.checkInvariants()
  }

  @Test(arguments: [true, false])
  func `employers read a letter that gives away neither ground, nor words, nor dates of absence`(isApproved: Bool)
    throws
  {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try OpenCase(
      adviser: AdviserID("1"), obligation: obligation("annual-2025"), ground: GroundCode(rawValue: "sick-leave"),
      absence: Period(start: day("2025-03-03"), end: day("2025-11-28")), message: "Dépression, hospitalisée en avril.",
      by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value().file.reference
    _ = try ProposeDecision(
      reference, .approve, reason: "Arrêt de travail vu.", by: Acting(login: "agnes"), on: desk.clock.today
    ).perform(with: desk.parts).value()
    _ = try isApproved ? desk.approve(reference).value() : desk.refuse(reference, "Certificat incomplet.").value()
    let notice = try #require(try desk.outbox().first { $0.letter == "decision-notice" })
    #expect(notice.purpose == .notice && notice.to == ["contact@fleur.example"])
    #expect(notice.structure == StructureID("7"))
    let text = try desk.letter(notice)
    #expect(text.contains(isApproved ? "a été justifiée" : "n’a pas été accueillie"))
    let whole = try desk.whole(notice) + text
    let grounds = desk.parts.grounds.grounds.flatMap { [$0.code.rawValue, $0.french, $0.english] }
    let secrets = ["Dépression", "hospitalisée", "arrêt", "Certificat", "maladie", "mars", "novembre", "2025-03"]
    for secret in (grounds + secrets) where secret != "other" {
      #expect(!whole.lowercased().contains(secret.lowercased()), "\(secret)")
    }
  }

  @Test func `each employer of the day of the deadline is written to, and nobody else`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importStructures("8;Asso;;private;35;;asso@asso.example", "9;Autre;;public;35;;autre@autre.example")
    _ = try desk.importAdvisers("1;;;;8;2025-06-01;2025-12-31;;;", "1;;;;9;2026-01-01;;;;")
    let done = try desk.approve(try desk.proposed()).value()
    #expect(done.letters.map(\.to) == [["alice@fleur.example"], ["contact@fleur.example"], ["asso@asso.example"]])
    try desk.checkInvariants()
  }

  @Test func `a refusal gives its reasons, its author and the ways of appeal`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed()
    let reason = "La pièce ne couvre que 10 % de l’année.\n\nElle est datée de 2024."
    let done = try desk.refuse(reference, reason).value()
    #expect(done.file.state == .refused && done.letters.map(\.letter) == ["refusal", "decision-notice"])
    let text = try desk.letter(try #require(try desk.outbox().first))
    for words in [
      "La pièce ne couvre que 10 % de l’année.", "Elle est datée de 2024.", "VOIES ET DÉLAIS DE RECOURS",
      "dans un délai de deux mois", "tribunal administratif", "support@desk.example", "Paul", "chargée de support",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!(try desk.letter(try #require(try desk.outbox().last))).contains("10 %"))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .overdue)
    try desk.checkInvariants()
  }

  @Test func `who has no address is decided about all the same, and the case says who was not told`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importStructures("8;Asso;;private;35;;")
    _ = try desk.importAdvisers(
      "1;;;;8;2025-06-01;;;;", "5;Petit;Zoé;zoe@conseiller-numerique.fr;8;2023-01-01;;2023-02-01;;")
    var town = StructureRow(line: 0, id: StructureID("7"))
    town.contactEmail = "pas une adresse"
    _ = try SaveStructure(town).perform(with: desk.parts).value()

    let done = try desk.approve(try desk.proposed()).value()
    #expect(done.letters.map(\.letter) == ["approval"])
    #expect(done.undeliverable.map(\.addressee) == [.structure(StructureID("7")), .structure(StructureID("8"))])
    #expect(done.undeliverable.last?.why == .missing)
    #expect(
      try desk.notes(of: done.file.reference) == [
        "Lettre à la structure 7 non envoyée : l’adresse connue n’est pas utilisable.",
        "Lettre à la structure 8 non envoyée : aucune adresse n’est connue.",
      ])
    #expect(try desk.file(done.file.reference) == done.file)

    let silent = try desk.approve(try desk.proposed("5")).value()
    #expect(silent.letters.isEmpty && silent.file.state == .approved)
    #expect(silent.undeliverable.map(\.addressee) == [.adviser(AdviserID("5")), .structure(StructureID("8"))])
    #expect(try desk.status("5", "annual-2025", on: "2026-01-15") == .carriedOver)
    try desk.checkInvariants()
  }

  @Test func `what was decided on paper and is entered later takes effect on its own day`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed(on: "2026-01-10")
    desk.clock.set(day("2026-01-20"))
    let done = try desk.approve(reference, on: "2026-01-12").value()
    let event = try #require(done.file.timeline.last)
    #expect(event.on == day("2026-01-12") && event.at.description.hasPrefix("2026-01-20"))
    #expect(done.file.closedOn == day("2026-01-12"))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-11") == .underReview)
    #expect(try desk.status("1", "annual-2025", on: "2026-01-12") == .carriedOver)
    let text = try desk.letter(try #require(try desk.outbox().first))
    #expect(text.contains("décision du 12\u{A0}janvier\u{A0}2026") && text.contains("Le 20\u{A0}janvier\u{A0}2026"))
    try desk.checkInvariants()
  }

  @Test func `taking and noting a case write to nobody, and a withdrawal frees the obligation`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.open().value().file.reference
    let agnes = Acting(login: "agnes")
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .underReview)
    _ = try TakeCase(reference, by: agnes, on: desk.clock.today).perform(with: desk.parts).value()
    _ = try NoteCase(reference, text: "A rappelé.", by: agnes, on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.file(reference).assignedTo == "agnes")
    #expect(try desk.outbox().isEmpty)
    _ = try WithdrawCase(reference, by: agnes, on: desk.clock.today).perform(with: desk.parts).value()
    #expect(try desk.file(reference).timeline.map(\.act.verb) == [.open, .take, .note, .withdraw])
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .overdue)
    try desk.checkInvariants()
  }
}
