import Dates
import Desk
import Intake
import Roster
import Rules
import Store
import Testing

@Suite struct ImportTests {
  struct Figures: Equatable {
    var created: Int
    var updated: Int
    var unchanged: Int
    var rejected: Int
    init(_ created: Int, _ updated: Int, _ unchanged: Int, _ rejected: Int) {
      (self.created, self.updated, self.unchanged, self.rejected) = (created, updated, unchanged, rejected)
    }
    init(_ report: ImportReport) { self.init(report.created, report.updated, report.unchanged, report.rejected) }
  }

  @Test func `the same file again changes nothing and writes nothing`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let version = try desk.version()
    #expect(
      Figures(try desk.importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;contact@fleur.example"))
        == Figures(0, 0, 1, 0))
    #expect(
      Figures(try desk.importAdvisers("1;Martin;Alice;alice@fleur.example;7;2023-01-01;;2023-02-01;no;"))
        == Figures(0, 0, 1, 0))
    #expect(
      Figures(try desk.importCompletions("1;M01;2024-05-01;", "2;M01;2024-05-01;no", completeTo: "2026-12-31"))
        == Figures(0, 0, 2, 0))
    #expect(Figures(try desk.importExemptions("1;no;", "2;no;")) == Figures(0, 0, 2, 0))
    #expect(try desk.version() == version)
  }

  @Test func `rows that contradict one another change nothing the second time, as the last one stands already`() throws
  {
    let desk = try TestDesk()
    let rows = ["7;Mairie de Fleur;;public;35;;", "7;Mairie de Fleur;;public;22;;", "7;Mairie de Fleur;;public;56;;"]
    #expect(Figures(try desk.importStructures(rows[0], rows[1], rows[2])) == Figures(1, 2, 0, 0))
    #expect(Figures(try desk.importStructures(rows[0], rows[1], rows[2])) == Figures(0, 0, 3, 0))
    let people = ["1;Martin;Alice;a@fleur.example;7;2023-01-01;;;;", "1;Martin;Alice;b@fleur.example;7;2024-01-01;;;;"]
    #expect(Figures(try desk.importAdvisers(people[0], people[1])) == Figures(2, 0, 0, 0))
    let version = try desk.version()
    #expect(Figures(try desk.importAdvisers(people[0], people[1])) == Figures(0, 0, 2, 0))
    #expect(Figures(try desk.importExemptions("1;yes;2025-01-01", "1;no;")) == Figures(1, 1, 0, 0))
    #expect(Figures(try desk.importExemptions("1;yes;2025-01-01", "1;no;")) == Figures(0, 0, 2, 0))
    #expect(Figures(try desk.importCompletions("1;M01;2024-05-01;", "1;M01;2024-05-01;yes")) == Figures(1, 1, 0, 0))
    #expect(Figures(try desk.importCompletions("1;M01;2024-05-01;", "1;M01;2024-05-01;yes")) == Figures(0, 0, 2, 0))
    #expect(try desk.version() == version + 2)
    let structure = try desk.parts.store.read { try $0.structure(StructureID("7")) }
    #expect(structure?.department?.rawValue == "56")
  }

  @Test func `rows that contradict one another are settled by the last, and the same file again changes nothing`()
    throws
  {
    let desk = try TestDesk()
    let rows = ["7;Mairie de Fleur;;public;35;;", "7;Mairie de Fleur;;public;56;;", "8;Mairie d'Arbre;;public;22;;"]
    #expect(Figures(try desk.importStructures(rows[0], rows[1], rows[2])) == Figures(2, 1, 0, 0))
    let version = try desk.version()
    for isDryRun in [true, false] {
      let again = try desk.importStructures(rows[0], rows[1], rows[2], isDryRun: isDryRun)
      #expect(Figures(again) == Figures(0, 0, 3, 0))
    }
    #expect(try desk.version() == version)
    #expect(Figures(try desk.importStructures(rows[0])) == Figures(0, 1, 0, 0))
  }

  @Test func `a dry run reports what would change and changes nothing`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let version = try desk.version()
    let rows = ["1;Martin;Alice;alice@fleur.example;7;2023-01-01;2025-12-31;;;", "3;Petit;Chloé;;7;2024-01-01;;;;"]
    let dry = try desk.importAdvisers(rows[0], rows[1], isDryRun: true)
    #expect(Figures(dry) == Figures(1, 1, 0, 0))
    #expect(try desk.version() == version)
    #expect(try desk.importAdvisers(rows[0], rows[1]) == dry)
  }

  @Test(arguments: [
    ("1;;;;;;;;;", Figures(0, 0, 1, 0)),
    ("1;Martin-Roy;;;;;;;;", Figures(0, 1, 0, 0)),
    ("1;;;;7;2023-01-01;2026-06-30;;;", Figures(0, 1, 0, 0)),
    ("1;;;;7;2024-01-01;;;;", Figures(1, 0, 0, 0)),
    ("1;;;;8;2023-01-01;;;;", Figures(0, 0, 0, 1)),
    ("1;;;;;;;2023-03-01;;", Figures(0, 1, 0, 0)),
    ("1;;;;;;;;yes;2025-01-01", Figures(0, 1, 0, 0)),
    ("9;Neuf;Nina;;;;;;;", Figures(1, 0, 0, 0)),
    ("9;;;;;;;2023-03-01;;", Figures(0, 0, 0, 1)),
    ("9;Neuf;Nina;;8;2024-01-01;;;;", Figures(0, 0, 0, 1)),
    ("9;Neuf;Nina;;7;2024-01-01;2023-01-01;;;", Figures(0, 0, 0, 1)),
  ])
  func `a row about an adviser counts as what it changes most`(row: String, expected: Figures) throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let report = try desk.importAdvisers(row)
    #expect(Figures(report) == expected)
    #expect(report.rows == 1)
  }

  @Test func `an empty field erases nothing, the end of an employment included`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importAdvisers("1;;;;7;2023-01-01;2026-06-30;;;")
    _ = try desk.importAdvisers("1;;;;7;2023-01-01;;;;")
    _ = try desk.importStructures("7;;;;;;")
    let (employments, structure, adviser, training) = try desk.parts.store.read {
      (
        try $0.employments(of: AdviserID("1")), try $0.structure(StructureID("7")), try $0.adviser(AdviserID("1")),
        try $0.training(of: AdviserID("1"))
      )
    }
    #expect(employments.map(\.period.end) == [day("2026-06-30")])
    #expect(structure?.contactEmail == "contact@fleur.example")
    #expect(adviser?.email == "alice@fleur.example")
    #expect(training == Training(entry: day("2023-02-01"), exemption: .no))
  }

  @Test func `a row that names somebody unknown is rejected by name, and the others count`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let report = try desk.importCompletions("404;M02;2025-03-01;", "1;M02;2025-03-01;", "1;M02;2025-02-30;")
    #expect(Figures(report) == Figures(1, 0, 0, 2))
    #expect(report.rejects.map(\.line) == [2, 4])
    #expect(report.rejects.map(\.value) == ["404", "2025-02-30"])
    #expect(report.rejects.map(\.reason) == [.unknownAdviser, .unreadable(.impossibleDay)])
    #expect(try desk.importExemptions("404;yes;").rejects.map(\.reason) == [.unknownAdviser])
    #expect(try desk.importAdvisers("5;Roux;Eve;;12;2024-01-01;;;;").rejects.map(\.value) == ["12"])
  }

  @Test func `a completion is created, retracted, restated, and taking back what nobody stated is nothing`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    #expect(Figures(try desk.importCompletions("1;M02;2025-03-01;yes")) == Figures(0, 0, 1, 0))
    #expect(Figures(try desk.importCompletions("1;M02;2025-03-01;")) == Figures(1, 0, 0, 0))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .met)
    #expect(Figures(try desk.importCompletions("1;M02;2025-03-01;yes")) == Figures(0, 1, 0, 0))
    #expect(try desk.status("1", "annual-2025", on: "2026-01-15") == .overdue)
    #expect(Figures(try desk.importCompletions("1;M02;2025-03-01;no")) == Figures(0, 1, 0, 0))
    try desk.checkInvariants()
  }

  @Test func `a row that stands twice in a file counts once`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    #expect(
      Figures(try desk.importCompletions("1;M02;2025-03-01;", "1;M02;2025-03-01;")) == Figures(1, 0, 1, 0))
    #expect(
      Figures(try desk.importAdvisers("9;Neuf;Nina;;7;2024-01-01;;;;", "9;Neuf;Nina;;7;2024-01-01;;;;"))
        == Figures(1, 0, 1, 0))
  }

  @Test func `an exemption is answered, corrected, and a yes without a day keeps the day that is known`() throws {
    let desk = try TestDesk()
    _ = try desk.importAdvisers("5;Roux;Eve;;;;;;;")
    #expect(Figures(try desk.importExemptions("5;;")) == Figures(0, 0, 1, 0))
    #expect(Figures(try desk.importExemptions("5;no;")) == Figures(1, 0, 0, 0))
    #expect(Figures(try desk.importExemptions("5;yes;2025-02-01")) == Figures(0, 1, 0, 0))
    #expect(Figures(try desk.importExemptions("5;yes;")) == Figures(0, 0, 1, 0))
    #expect(
      try desk.parts.store.read { try $0.training(of: AdviserID("5")).exemption } == .yes(on: day("2025-02-01")))
  }

  @Test func `the day to which completions are complete is kept even where no completion changes`() throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    _ = try desk.importCompletions("1;M01;2024-05-01;", completeTo: "2027-03-31")
    #expect(try desk.parts.store.read { try $0.completeTo() } == day("2027-03-31"))
    _ = try desk.importCompletions("1;M01;2024-05-01;")
    #expect(try desk.parts.store.read { try $0.completeTo() } == day("2027-03-31"))
  }

  @Test func `the list of employed advisers brings its structures along`() throws {
    let desk = try TestDesk()
    let file = try TestDesk.file(
      "ID conseiller;nom;prenom;ID Structure;Dénomination;Type;Email contact SA;Date de début de contrat;Date d’entrée en formation",
      ["12;Noël;Zoé;44;Association du Lac;PRIVATE;lac@asso.example;01/03/2024;non renseignée"])
    let source = ImportSource(file: "embauches.csv", digest: "0", by: "agnes")
    let report = try ImportAdvisers(file.advisers(), from: source).perform(with: desk.parts)
    #expect(Figures(report) == Figures(1, 0, 0, 0))
    let structure = try desk.parts.store.read { try $0.structure(StructureID("44")) }
    #expect(structure?.name == "Association du Lac" && structure?.kind == .private)
    #expect(try desk.situation("12", on: "2026-01-15").regime == .undetermined)
  }
}
