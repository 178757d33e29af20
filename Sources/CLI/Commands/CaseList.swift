import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// `quitus case list`: cases that meet what is asked, in an order, a page at a time.
struct CaseList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: Said("Liste les dossiers.", "Lists cases.").now)
  @OptionGroup var saved: SavedFilterOption
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let knownOn = try known.instant(in: desk.workspace)
    let options = try saved.merged(with: filter, of: actor, at: desk)
    let asked = try options.filter(at: desk, on: day.asOf ?? desk.today, of: actor)
    let (order, cursor) = try page.order(options)
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    let answer = CaseListAnswer(desk: desk, json: common.json, asOf: day.asOf, knownOn: knownOn)
    try answer.print(asked, order, after: cursor, limit: page.limit)
  }
}

/// Prints cases as a list, some at a time, so that memory does not grow with it.
struct CaseListAnswer {
  let desk: LiveDesk
  let json: Bool
  var asOf: Day?
  var knownOn: Instant?

  /// How many are read at a time where all are asked for.
  private static let portion = 500

  func print(_ filter: CaseFilter, _ order: CaseOrder, after cursor: CaseCursor?, limit: Int?) throws {
    // What is told again from its acts is told again for every page: then all at once.
    let isToldAgain = asOf != nil || knownOn != nil
    var cursor = cursor
    while true {
      let page = try desk.parts.store.read(knownOn: knownOn) { reading in
        try reading.cases(
          filter, order: order, after: cursor, limit: limit ?? (isToldAgain ? nil : Self.portion), asOf: asOf)
      }
      try print(page.rows)
      guard let next = page.next else { return }
      if limit != nil { return try print(next) }
      cursor = next
    }
  }

  func print(_ rows: [CaseRow]) throws {
    for row in rows {
      if json {
        let file = try desk.parts.store.read(knownOn: knownOn) { try $0.caseFile(row.reference) }
        guard let file = file.flatMap({ file in asOf.map(file.asOf) ?? file }) else { continue }
        let answer = CaseAnswer(desk: desk, json: true, asOf: asOf, knownOn: knownOn)
        try Console.print(JSON.line(answer.document(file)))
      } else {
        try Console.print(
          "\(row.reference)\t\(row.state.rawValue)\t\(row.adviser)\t\(row.obligation)\t\(row.ground)\t"
            + "\(row.receivedOn)\t\(row.impliedDecisionOn)\t\(row.assignedTo ?? "-")")
      }
    }
  }

  private func print(_ next: CaseCursor) throws {
    if json { return try Console.print(JSON.line(["next": next.description])) }
    Console.remark(Said("La suite : --after \(next)", "What follows: --after \(next)").now)
  }
}
