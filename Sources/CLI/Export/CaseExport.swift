import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus case export`: cases as a file for a spreadsheet.
struct CaseExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Said(
      "Écrit des dossiers dans un fichier CSV qu’un tableur français ouvre.",
      "Writes cases to a CSV file that a French spreadsheet opens."
    ).now)
  @Argument(
    help: ArgumentHelp(
      Said("Fichier à écrire ; « - » : sortie standard.", "File to write; \"-\": standard output.").now))
  var file: String
  @OptionGroup var saved: SavedFilterOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let options = try saved.merged(with: filter, of: actor, at: desk)
    let asked = try options.filter(at: desk, on: desk.today, of: actor)
    let (order, cursor) = try page.order(options)
    let role: Role
    switch try ExportCases(by: desk.acting(actor)).perform(with: desk.parts) {
    case .done(let found): role = found
    case .refused(let refusal): throw refusal.complaint
    }
    let table = CaseTable(desk: desk, seesHealth: role.mayDecide)
    let count = try OutputFile.write(file) { put in
      try put("\u{FEFF}" + CaseTable.heading + "\r\n")
      var (cursor, count) = (cursor, 0)
      while true {
        let left = page.limit.map { $0 - count } ?? .max
        let (lines, next) = try table.lines(asked, order, after: cursor, limit: min(left, 500))
        for line in lines { try put(line + "\r\n") }
        count += lines.count
        guard let next, count < page.limit ?? .max else { return count }
        cursor = next
      }
    }
    if file == "-" { return }
    if common.json { return try Console.print(JSON.line(ExportDocument(file: file, cases: count))) }
    try Console.print(Said("\(file) : \(count) dossiers", "\(file): \(count) cases").now)
  }

  private struct ExportDocument: Encodable {
    var file: String
    var cases: Int
  }
}

/// The lines of an export.
struct CaseTable {
  let desk: LiveDesk
  /// Whether whoever asks may have grounds about health in a file.
  let seesHealth: Bool

  private static let columns = [
    Said("Dossier", "Case"), Said("État", "State"), Said("ID conseiller", "Adviser ID"), Said("Nom", "Last name"),
    Said("Prénom", "First name"), Said("ID structure", "Structure ID"), Said("Structure", "Structure"),
    Said("SIRET", "SIRET"), Said("Département", "Département"), Said("Obligation", "Obligation"),
    Said("Motif", "Ground"), Said("Reçu le", "Received on"), Said("Décision implicite le", "Implied decision on"),
    Said("Clos le", "Closed on"), Said("Modules reconduits", "Modules carried over"),
    Said("Instruit par", "Instructed by"), Said("Étiquettes", "Labels"),
  ]

  static var heading: String { columns.map { CSVCell.text($0.now) }.joined(separator: ";") }

  func lines(
    _ filter: CaseFilter, _ order: CaseOrder, after cursor: CaseCursor?, limit: Int
  ) throws -> ([String], CaseCursor?) {
    try desk.parts.store.read { reading in
      let page = try reading.cases(filter, order: order, after: cursor, limit: limit)
      return (try page.rows.map { try line($0, reading) }, page.next)
    }
  }

  private func line(_ row: CaseRow, _ reading: Reading) throws -> String {
    let adviser = try reading.adviser(row.adviser)
    let structure = try row.structure.flatMap { try reading.structure($0) }
    let cells = [
      row.reference.description, row.state.said.now, row.adviser.rawValue, adviser?.lastName ?? "",
      adviser?.firstName ?? "", row.structure?.rawValue ?? "", structure?.name ?? "", structure?.siret ?? "",
      row.department?.rawValue ?? "", row.obligation.description, ground(row.ground), CSVCell.day(row.receivedOn),
      row.closedOn == nil ? CSVCell.day(row.impliedDecisionOn) : "", CSVCell.day(row.closedOn),
      row.granted.map(String.init) ?? "", row.assignedTo ?? "",
      try reading.labels(of: row.reference).joined(separator: " "),
    ]
    return cells.map(CSVCell.text).joined(separator: ";")
  }

  /// A ground about health is called no more than a situation, except to those who decide.
  private func ground(_ code: GroundCode) -> String {
    let ground = desk.parts.grounds.ground(code)
    guard seesHealth || ground.map({ !$0.isAboutHealth }) ?? false else { return "situation" }
    return ground.map { Said($0.french, $0.english).now } ?? code.rawValue
  }
}

extension CaseState {
  /// What people call it.
  var said: Said {
    switch self {
    case .received: Said("reçu", "received")
    case .inReview: Said("en instruction", "in review")
    case .awaitingDocuments: Said("pièces attendues", "awaiting documents")
    case .proposed: Said("proposé", "proposed")
    case .approved: Said("approuvé", "approved")
    case .refused: Said("refusé", "refused")
    case .withdrawn: Said("retiré", "withdrawn")
    }
  }
}
