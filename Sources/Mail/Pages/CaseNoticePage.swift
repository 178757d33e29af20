import Cases
import Dates
import Roster
import Rules

/// The neutral letter to a structure about a case that is not decided.
struct CaseNoticePage: LetterPage {
  var frame: Frame
  let recipient: String
  let reference: String
  /// `d’Éloïse Exemple`.
  let ofAdviser: String
  let adviserID: String
  let obligation: String
  let happenedOn: String
  /// The day by which papers are awaited; nil where the letter is about something else.
  let papersBy: String?
  /// Whether the delay rests meanwhile: once silence has decided, there is none left to rest.
  let isSuspended: Bool
  let isWithdrawn: Bool
  let isReopened: Bool
  let isMoved: Bool
  /// What had been carried over and goes back.
  let revoked: String?
  /// nil where it has passed, where the case is closed, or is about somebody else.
  let impliedDecisionOn: String?
  /// Since when silence counts as a refusal; nil where it does not yet, where the case is closed, or is about somebody else.
  let rejectedSince: String?
  let signature: Signature
  let appealAddress: String?

  init(_ notice: CaseNotice, _ office: Office, _ postmark: Postmark) {
    let wording = Wording(language: postmark.language)
    frame = Frame(office, postmark)
    recipient = Plain.line(notice.structure.name)
    reference = notice.reference.description
    ofAdviser = wording.of(Plain.line(notice.adviser.fullName))
    adviserID = Plain.line(notice.adviser.id.rawValue)
    obligation = wording.obligation(notice.obligation, of: notice.year)
    happenedOn = wording.day(notice.happenedOn)
    var papers: PapersDay?
    var impliedOn: Day?
    var revoked = 0
    switch notice.event {
    case .papersAwaited(let day, let implied): (papers, impliedOn) = (day, implied)
    case .reopened(let modules, let implied): (revoked, impliedOn) = (modules, implied)
    case .withdrawn, .moved: break
    }
    papersBy = papers.map { wording.day($0.by) }
    isSuspended = papers?.suspends ?? false
    isWithdrawn = notice.event == .withdrawn
    if case .reopened = notice.event { isReopened = true } else { isReopened = false }
    isMoved = notice.event == .moved
    self.revoked = revoked > 0 ? wording.modules(revoked) : nil
    // A day that has passed would read as one to come.
    impliedDecisionOn = impliedOn.flatMap { $0 < postmark.day ? nil : wording.day($0) }
    rejectedSince = impliedOn.flatMap { $0 < postmark.day ? wording.day($0) : nil }
    signature = Signature(notice.agent)
    appealAddress = office.appeal.address.map(Plain.line)
  }

  static let fields: [Field<CaseNoticePage>] =
    Frame.fields(of: CaseNoticePage.self) + [
      .text("recipient", \.recipient), .text("reference", \.reference), .text("ofAdviser", \.ofAdviser),
      .text("adviserID", \.adviserID), .text("obligation", \.obligation), .text("happenedOn", \.happenedOn),
      .optional("papersBy", \.papersBy), .flag("isSuspended", \.isSuspended), .flag("isWithdrawn", \.isWithdrawn),
      .flag("isReopened", \.isReopened),
      .flag("isMoved", \.isMoved), .optional("revoked", \.revoked),
      .optional("impliedDecisionOn", \.impliedDecisionOn), .optional("rejectedSince", \.rejectedSince),
      .optional("appealAddress", \.appealAddress),
    ] + Signature.fields(\.signature)

  static let required: Set<String> = Signature.required.union([
    "reference", "ofAdviser", "obligation", "happenedOn", "papersBy", "isSuspended", "isWithdrawn", "isReopened",
    "isMoved", "contact",
  ])
}
