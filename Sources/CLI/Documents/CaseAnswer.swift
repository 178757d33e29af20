import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// Says what a case looks like now.
struct CaseAnswer {
  let desk: LiveDesk
  let json: Bool
  /// What stands before an answer that did not happen.
  var prefix = ""
  /// The day that is asked about; nil is today.
  var asOf: Day?
  /// From what was recorded until then; nil from all that was.
  var knownOn: Instant?

  /// After an act: the case as JSON, else its reference and what will be sent.
  func print(_ done: CaseDone, showsReferenceOnly: Bool) throws {
    for missing in done.undeliverable { Console.complain(missing.said.now) }
    if !done.letters.isEmpty, desk.workspace.settings.mail.from == nil { Console.complain(Self.withoutSender.now) }
    if let last = done.withdrawableUntil { Console.complain(Self.tooLate(last).now) }
    if json { return try Console.print(JSON.line(document(done))) }
    if showsReferenceOnly { return try Console.print(prefix + done.file.reference.description) }
    try Console.print(prefix + "\(done.file.reference)\t\(done.file.state.rawValue)")
    try print(done.letters, Said("  lettre en attente pour ", "  letter queued for "))
    try print(done.told, Said("  déjà écrit à ", "  already written to "))
    try print(done.recalled, Said("  lettre retenue, pour ", "  letter kept back, for "))
  }

  private func print(_ letters: [QueuedLetter], _ said: Said) throws {
    for letter in letters {
      try Console.print(said.now + letter.to.joined(separator: ", ") + Said(" : ", ": ").now + letter.subject)
    }
  }

  private static let withoutSender = Said(
    "mail.from n’est pas réglé : ces lettres attendent un expéditeur ; réglez-le",
    "mail.from is not set: these letters wait for a sender; set it")

  private static func tooLate(_ last: Day) -> Said {
    Said(
      "cette décision créait des droits et ne pouvait être retirée que jusqu’au \(last), si elle était illégale (CRPA L242-1), sauf fraude (L241-2) : faites-le vérifier",
      "this decision gave rights and could be withdrawn only until \(last), where it was unlawful (CRPA L242-1), fraud aside (L241-2): have it checked"
    )
  }

  func print(_ file: CaseFile) throws {
    if json { return try Console.print(JSON.line(document(file))) }
    let opening = file.opening
    let ground = desk.parts.grounds.ground(opening.ground)
    let label = ground.map { Said($0.french, $0.english).now } ?? opening.ground.rawValue
    let rows: [(Said, String)] = [
      (Said("Dossier", "Case"), file.reference.description),
      (Said("État", "State"), file.state.rawValue),
      (Said("Conseiller", "Adviser"), opening.adviser.rawValue),
      (Said("Obligation", "Obligation"), "\(opening.obligation) (\(opening.modules))"),
      (Said("Motif", "Ground"), label),
      (Said("Demandé par", "Requested by"), opening.requestedBy.rawValue),
      (Said("Reçu le", "Received on"), opening.receivedOn.description),
      (Said("Décision implicite le", "Implied decision on"), file.impliedDecisionOn.description),
      (Said("Instruit par", "Instructed by"), file.assignedTo ?? "-"),
    ]
    for (label, value) in rows { try Console.print("\(label.now)\t\(value)") }
    for advice in try advice(file) { try Console.print(Said("Avis", "Advice").now + "\t" + advice.line.now) }
    for review in try reviews(of: file) { for line in ReviewText.lines(review) { try Console.print(line) } }
    for letter in try posted(file) { try Console.print(Said("Courrier", "Post").now + "\t" + letter.line) }
    for event in file.timeline {
      let document = CaseDocument.EventDocument(event)
      try Console.print("  \(event.on)  \(event.by)  \(document.what)  \(document.detail ?? "")")
    }
  }

  private func document(_ done: CaseDone) throws -> CaseDocument {
    var document = try document(done.file)
    document.letters = done.letters.map(CaseDocument.LetterDocument.init)
    document.told = done.told.map(CaseDocument.LetterDocument.init)
    document.recalled = done.recalled.map(CaseDocument.LetterDocument.init)
    document.withdrawableUntil = done.withdrawableUntil?.description
    return document
  }

  func document(_ file: CaseFile) throws -> CaseDocument {
    CaseDocument(file, advice: try advice(file), reviews: try reviews(of: file))
  }

  /// Letters about the case that mail did not bring, as they stand by now.
  private func posted(_ file: CaseFile) throws -> [PostedLetter] {
    try ListPost(includesDone: true, of: file.reference).perform(with: desk.parts)
  }

  /// As the list stands by now, whatever the day that is asked about.
  private func reviews(of file: CaseFile) throws -> [Review] {
    try desk.parts.store.read { try $0.reviews(ReviewFilter(reference: file.reference)) }
  }

  /// Whether the rules would let the case be approved on that day, then what its ground asks; nothing for a closed one.
  private func advice(_ file: CaseFile) throws -> [AdviceDocument] {
    guard !file.state.isClosed else { return [] }
    let id = file.opening.adviser
    guard let facts = try desk.parts.store.read(knownOn: knownOn, { try $0.facts(of: id) }) else { return [] }
    let day = asOf ?? desk.today
    let book = desk.books.book(on: day)
    let situation = Rules.situation(facts, in: book, on: day)
    let obligation = file.opening.obligation
    let refusal = situation.carryOverRefusal(of: obligation, modules: file.modulesToGrant, in: book)
    guard let ground = desk.parts.grounds.ground(file.opening.ground) else { return [AdviceDocument(refusal)] }
    let advice = file.advice(facts, situation.obligation(obligation), under: ground, on: day)
    return [AdviceDocument(refusal)] + advice.map(AdviceDocument.init)
  }
}
