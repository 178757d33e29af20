import ArgumentParser
import Cases
import Dates
import Desk
import Roster
import Rules
import Store

struct CaseShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Said("Montre un dossier et ce qui y fut fait.", "Shows a case and what was done to it.").now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let knownOn = try known.instant(in: desk.workspace)
    guard let known = try desk.parts.store.read(knownOn: knownOn, { try $0.caseFile(reference) }),
      let file = day.asOf.map(known.asOf) ?? known
    else { throw DeskRefusal.noSuchCase(reference).complaint }
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    try CaseAnswer(desk: desk, json: common.json, asOf: day.asOf, knownOn: knownOn).print(file)
  }
}

struct CaseList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: Said("Liste les dossiers.", "Lists cases.").now)
  @Option(help: ArgumentHelp(Said("Seulement cet état.", "Only this state.").now)) var state: CaseState?
  @Option(help: ArgumentHelp(Said("Seulement ce conseiller.", "Only this adviser.").now, valueName: "id")) var adviser:
    AdviserID?
  @Flag(
    help: ArgumentHelp(
      Said("Seulement ceux dont la décision implicite est passée.", "Only those whose implied decision has passed.").now
    ))
  var overdue = false
  @OptionGroup var day: DayOption
  @OptionGroup var known: KnownOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let asOf = day.asOf ?? desk.today
    let knownOn = try known.instant(in: desk.workspace)
    if let knownOn, !common.json { Console.remark(knownOn.knownThen.now) }
    let filter = CaseFilter(
      state: state, adviser: adviser, openOnly: overdue, impliedDecisionBefore: overdue ? asOf : nil)
    for file in try files(filter, knownOn, desk) {
      if common.json {
        let answer = CaseAnswer(desk: desk, json: true, asOf: day.asOf, knownOn: knownOn)
        try Console.print(JSON.line(answer.document(file)))
      } else {
        let opening = file.opening
        try Console.print(
          "\(file.reference)\t\(file.state.rawValue)\t\(opening.adviser)\t\(opening.obligation)\t\(opening.ground)\t"
            + "\(opening.receivedOn)\t\(file.impliedDecisionOn)\t\(file.assignedTo ?? "-")")
      }
    }
  }

  /// By reference, as they stood on the day that was asked about and as that was known.
  private func files(_ filter: CaseFilter, _ knownOn: Instant?, _ desk: LiveDesk) throws -> [CaseFile] {
    try desk.parts.store.read(knownOn: knownOn) { reading in
      guard let day = day.asOf else { return try reading.caseFiles(filter) }
      return try reading.caseFiles(CaseFilter(adviser: adviser)).compactMap { $0.asOf(day) }.filter(filter.holds)
    }
  }
}

struct CasePreview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Said(
      "Montre ce qu’une décision changerait, sans rien changer.",
      "Shows what a decision would change, changing nothing."
    ).now)
  @Argument(help: ArgumentHelp(Said("Référence du dossier.", "Reference of the case.").now, valueName: "ref"))
  var reference: CaseReference
  @Argument(help: ArgumentHelp(Said("approve ou refuse.", "approve or refuse.").now)) var verdict: Verdict
  @Option(help: ArgumentHelp(Said("Nombre de modules à reconduire.", "Number of modules to carry over.").now))
  var modules: Int?
  @Option(help: ArgumentHelp(Said("Motivation ; « - » ou @FICHIER.", "Reason; \"-\" or @FILE.").now, valueName: "text"))
  var reason: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    let reason = try reason.map(TextArgument.read)
    let decision: PreviewDecision.Decision = verdict == .approve ? .approve(modules: modules) : .refuse(reason: reason)
    let preview = try PreviewDecision(
      reference, decision, by: desk.acting(actor), on: day.asOf ?? desk.today
    ).perform(with: desk.parts).value()
    let document = PreviewDocument(preview)
    if common.json { return try Console.print(JSON.line(document)) }
    try Console.print(Said("Avant :", "Before:").now)
    for line in SituationText.lines(preview.before) { try Console.print("  " + line) }
    try Console.print(Said("Après :", "After:").now)
    for line in SituationText.lines(preview.after) { try Console.print("  " + line) }
    for letter in preview.letters {
      try Console.print(
        "\n" + Said("Lettre à ", "Letter to ").now + letter.to.joined(separator: ", ") + Said(" : ", ": ").now
          + letter.subject)
      for line in letter.text.split(separator: "\n", omittingEmptySubsequences: false) {
        try Console.print("  | " + line)
      }
    }
    for missing in preview.undeliverable { try Console.print(missing.said.now) }
    if let obstacle = preview.obstacle {
      try Console.print(Said("Refusé en l’état : ", "Refused as things stand: ").now + obstacle.said.now)
    }
  }
}

/// What a decision would change, as other programs read it.
private struct PreviewDocument: Encodable {
  var before: [SituationDocument.ObligationDocument]
  var after: [SituationDocument.ObligationDocument]
  var usableRightsBefore: Int
  var usableRightsAfter: Int
  var letters: [Letter]
  var undeliverable: [String]
  /// Why the person who asks could not decide so as things stand.
  @OrNull var obstacle: String?

  struct Letter: Encodable {
    var letter: String
    var to: [String]
    var subject: String
    var text: String
  }

  init(_ preview: DecisionPreview) {
    before = preview.before.obligations.map(SituationDocument.ObligationDocument.init)
    after = preview.after.obligations.map(SituationDocument.ObligationDocument.init)
    usableRightsBefore = preview.before.usableRights
    usableRightsAfter = preview.after.usableRights
    letters = preview.letters.map { Letter(letter: $0.letter, to: $0.to, subject: $0.subject, text: $0.text) }
    undeliverable = preview.undeliverable.map(\.said.now)
    obstacle = preview.obstacle?.said.now
  }
}
