import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// Which cases are asked for: what listing, searching and exporting take alike.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(Said("Seulement cet état ; peut être répété.", "Only this state; may be repeated.").now))
  var state: [CaseState] = []
  @Option(help: ArgumentHelp(Said("Seulement ce conseiller.", "Only this adviser.").now, valueName: "id"))
  var adviser: AdviserID?
  @Option(help: ArgumentHelp(Said("Seulement cette obligation.", "Only this obligation.").now, valueName: "id"))
  var obligation: ObligationID?
  @Option(help: ArgumentHelp(Said("Seulement ce motif.", "Only this ground.").now, valueName: "code"))
  var ground: GroundCode?
  @Option(
    help: ArgumentHelp(
      Said("Seulement cet employeur (au jour de réception).", "Only this employer (on the day of receipt).").now,
      valueName: "id"))
  var structure: StructureID?
  @Option(help: ArgumentHelp(Said("Seulement ce département.", "Only this département.").now, valueName: "code"))
  var department: DepartmentCode?
  @Option(
    name: .customLong("assigned-to"),
    help: ArgumentHelp(
      Said("Instruits par : me (--as), nobody ou un identifiant.", "Instructed by: me (--as), nobody or a login.").now,
      valueName: "login"))
  var assignedTo: String?
  @Option(help: ArgumentHelp(Said("Seulement cette étiquette.", "Only this label.").now)) var label: String?
  @Option(
    name: .customLong("received-from"),
    help: ArgumentHelp(Said("Reçus ce jour ou après.", "Received on this day or later.").now, valueName: "day"))
  var receivedFrom: Day?
  @Option(
    name: .customLong("received-to"),
    help: ArgumentHelp(Said("Reçus ce jour ou avant.", "Received on this day or earlier.").now, valueName: "day"))
  var receivedTo: Day?
  @Option(
    name: .customLong("decided-from"),
    help: ArgumentHelp(
      Said("Décidés ou retirés ce jour ou après.", "Decided or withdrawn on this day or later.").now, valueName: "day"))
  var decidedFrom: Day?
  @Option(
    name: .customLong("decided-to"),
    help: ArgumentHelp(
      Said("Décidés ou retirés ce jour ou avant.", "Decided or withdrawn on this day or earlier.").now, valueName: "day"
    )
  )
  var decidedTo: Day?
  @Option(
    name: .customLong("implied-before"),
    help: ArgumentHelp(
      Said(
        "Ouverts, dont le silence vaudra refus avant ce jour.", "Open, whose silence becomes a refusal before this day."
      )
      .now, valueName: "day"))
  var impliedBefore: Day?
  @Flag(
    help: ArgumentHelp(
      Said("Seulement ceux dont la décision implicite est passée.", "Only those whose implied decision has passed.").now
    ))
  var overdue = false
  @Flag(help: ArgumentHelp(Said("Seulement ceux qui sont ouverts.", "Only those that are open.").now)) var open = false
  @Option(
    name: .customLong("open-longer-than"),
    help: ArgumentHelp(
      Said("Ouverts depuis plus de tant de jours.", "Open for more than so many days.").now, valueName: "days"))
  var openLongerThan: Int?
  @Option(
    help: ArgumentHelp(
      Said(
        "Ceux où se trouvent ces mots : voir « case search ».", "Those in which these words stand: see \"case search\"."
      )
      .now, valueName: "words"))
  var text: String?

  func validate() throws {
    if let openLongerThan, !(0...100_000).contains(openLongerThan) {
      throw ValidationError(Said("--open-longer-than : de 0 à 100000", "--open-longer-than: from 0 to 100000").now)
    }
  }

  /// What they ask for on `day`, words included.
  func filter(at desk: LiveDesk, on day: Day, of actor: ActorOption) throws -> CaseFilter {
    var filter = try filter(on: day, login: actor.given)
    if let text {
      filter.words = try ReadSearch(text, by: try desk.acting(actor)).perform(with: desk.parts).value()
    }
    return filter
  }

  /// - Parameter login: who `me` is.
  private func filter(on day: Day, login: String?) throws(Complaint) -> CaseFilter {
    var filter = CaseFilter(states: Set(state), adviser: adviser, openOnly: open || overdue || impliedBefore != nil)
    filter.obligation = obligation
    filter.ground = ground
    filter.structure = structure
    filter.department = department
    filter.assignee = try assignee(login)
    filter.label = label
    (filter.receivedFrom, filter.receivedTo) = (receivedFrom, receivedTo)
    (filter.closedFrom, filter.closedTo) = (decidedFrom, decidedTo)
    // Both may be said: the earlier day leaves out more.
    filter.impliedDecisionBefore = [impliedBefore, overdue ? day : nil].compactMap { $0 }.min()
    filter.openSince = openLongerThan.map { day.adding(days: -$0 - 1) }
    return filter
  }

  private func assignee(_ login: String?) throws(Complaint) -> CaseFilter.Assignee? {
    switch assignedTo {
    case nil: return nil
    case "nobody": return .nobody
    case "me":
      guard let login else {
        throw Complaint(
          .usage, "--assigned-to me : dites qui vous êtes, --as IDENTIFIANT ou QUITUS_LOGIN",
          "--assigned-to me: say who you are, --as LOGIN or QUITUS_LOGIN")
      }
      return .login(login)
    case let other?: return .login(other)
    }
  }

  /// The order in which they are looked at where nobody says: by what the filter is about.
  var sort: CaseOrder.Sort {
    if overdue || impliedBefore != nil { return .due }
    if decidedFrom != nil || decidedTo != nil { return .decided }
    return receivedFrom != nil || receivedTo != nil ? .received : .reference
  }
}

/// In which order, and which page.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Said(
        "Ordre : reference, received, decided (clos seulement) ou due (ouverts seulement).",
        "Order: reference, received, decided (closed only) or due (open only)."
      ).now))
  var sort: CaseOrder.Sort?
  @Flag(help: ArgumentHelp(Said("Dans l’ordre inverse.", "In the opposite order.").now)) var descending = false
  @Option(help: ArgumentHelp(Said("Au plus tant de dossiers.", "At most so many cases.").now, valueName: "n"))
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      Said("La suite d’une page : ce qu’elle donne en dernier.", "What follows a page: what it gives at its end.").now,
      valueName: "cursor"))
  var after: String?

  func validate() throws {
    if let limit, !(1...100_000).contains(limit) {
      throw ValidationError(Said("--limit : de 1 à 100000", "--limit: from 1 to 100000").now)
    }
  }

  /// The order, and where to go on.
  func order(_ filter: FilterOptions) throws(Complaint) -> (CaseOrder, CaseCursor?) {
    let asked = CaseOrder(sort ?? filter.sort, isDescending: descending)
    return (asked, try Self.cursor(after, asked))
  }

  /// Where to go on; nil at the beginning.
  static func cursor(_ after: String?, _ asked: CaseOrder) throws(Complaint) -> CaseCursor? {
    guard let after else { return nil }
    guard let cursor = CaseCursor(after) else {
      throw Complaint(
        .usage, "--after « \(after) » n’est la fin d’aucune page ; reprenez-la telle qu’elle fut donnée",
        "--after \"\(after)\" is the end of no page; give it back as it was given")
    }
    guard cursor.order == asked else {
      throw Complaint(
        .usage, "--after vient d’une liste dans un autre ordre ; gardez les mêmes --sort et --descending",
        "--after comes from a list in another order; keep the same --sort and --descending")
    }
    return cursor
  }
}
