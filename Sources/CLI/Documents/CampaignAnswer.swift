import Dates
import Desk
import Roster
import Rules
import Store

/// One campaign as programs and people read it.
struct CampaignAnswer: Encodable {
  var campaign: String
  var asOf: String
  var completeTo: String
  var state: String
  var letters: Int
  var structures: Int
  var advisers: Int
  var signers: Int
  var signatures: [SignatureLine]
  /// The digest of what was signed.
  var list: String
  var frozenAt: String
  @OrNull var endedAt: String?
  @OrNull var reason: String?

  struct SignatureLine: Encodable {
    var login: String
    var at: String
  }

  init(_ campaign: CampaignRecord) {
    self.campaign = campaign.name
    asOf = campaign.asOf.description
    completeTo = campaign.completeTo.description
    state = campaign.state.rawValue
    letters = campaign.letters
    structures = campaign.structures
    advisers = campaign.advisers
    signers = campaign.signers
    signatures = campaign.signatures.map { SignatureLine(login: $0.login, at: $0.at.description) }
    list = campaign.listDigest
    frozenAt = campaign.frozenAt.description
    endedAt = campaign.endedAt?.description
    reason = campaign.reason
  }

  func print(json: Bool, prefix: String = "") throws {
    if json { return try Console.print(JSON.line(self)) }
    let signed = signatures.map(\.login).joined(separator: ", ")
    try Console.print(
      prefix
        + Said(
          "\(campaign)\t\(state)\tlettres : \(letters), structures : \(structures), conseillers : \(advisers)\tsignée par \(signed) (\(signatures.count)/\(signers))\tliste \(list.prefix(CampaignRecord.shown))",
          "\(campaign)\t\(state)\tletters: \(letters), structures: \(structures), advisers: \(advisers)\tsigned by \(signed) (\(signatures.count)/\(signers))\tlist \(list.prefix(CampaignRecord.shown))"
        ).now)
  }
}

/// What became of a campaign's letters.
struct ReportAnswer: Encodable {
  var campaign: String
  var asOf: String
  var state: String
  var letters: Int
  var sent: Int
  var dropped: Int
  /// Letters that left, or will, otherwise than they were signed.
  var rewritten: Int
  var waiting: Int
  var queued: Int
  var deferred: Int
  var failed: Int
  var inDoubt: Int
  var held: Int
  var cancelled: Int
  var changes: [ChangeLine]
  /// Letters that neither left nor wait to.
  var unsettled: [LetterLine]

  struct ChangeLine: Encodable {
    var structure: String
    var addressee: String
    var what: String
    @OrNull var adviser: String?
    @OrNull var obligation: String?
    var reason: String
    var at: String

    init(_ change: CampaignChange, of letter: CampaignLetter) {
      structure = letter.structure.rawValue
      addressee = letter.addressee.rawValue
      reason = change.reason
      at = change.at.description
      switch change.what {
      case .rewritten: what = "rewritten"
      case .takenOut(let adviser, let obligation):
        what = "taken-out"
        self.adviser = adviser.rawValue
        self.obligation = obligation.description
      }
    }
  }

  struct LetterLine: Encodable {
    var structure: String
    var addressee: String
    var state: String
    @OrNull var letter: Int64?
    /// Why it is held; null where it is not.
    @OrNull var why: String?
  }

  init(_ report: CampaignReport) {
    campaign = report.campaign.name
    asOf = report.campaign.asOf.description
    state = report.campaign.state.rawValue
    letters = report.letters.count
    sent = report.count(.sent)
    dropped = report.count(.dropped)
    rewritten = report.rewritten
    waiting = report.count(.waiting)
    queued = report.count(.queued)
    deferred = report.count(.deferred)
    failed = report.count(.failed)
    inDoubt = report.count(.inDoubt)
    held = report.count(.held)
    cancelled = report.count(.cancelled)
    changes = report.letters.flatMap { letter in letter.changes.map { ChangeLine($0, of: letter.letter) } }
    unsettled = report.letters.filter { [.deferred, .failed, .inDoubt, .held].contains($0.fate) }.map {
      LetterLine(
        structure: $0.letter.structure.rawValue, addressee: $0.letter.addressee.rawValue, state: $0.fate.rawValue,
        letter: $0.letter.outboxID, why: $0.why)
    }
  }

  func print(json: Bool) throws {
    if json { return try Console.print(JSON.line(self)) }
    try Console.print(
      Said(
        "\(campaign) (\(state)) : lettres : \(letters), envoyées : \(sent), sans objet : \(dropped), récrites : \(rewritten), en liste : \(waiting), en attente : \(queued), différées : \(deferred), échouées : \(failed), douteuses : \(inDoubt), retenues : \(held), annulées : \(cancelled)",
        "\(campaign) (\(state)): letters: \(letters), sent: \(sent), dropped: \(dropped), rewritten: \(rewritten), listed: \(waiting), queued: \(queued), deferred: \(deferred), failed: \(failed), in doubt: \(inDoubt), held: \(held), cancelled: \(cancelled)"
      ).now)
    for change in changes {
      try Console.print(
        "  \(change.structure)\t\(change.addressee)\t\(change.what)\t\(change.adviser ?? "-")\t\(change.obligation ?? "-")\t\(change.reason)"
      )
    }
    for letter in unsettled {
      try Console.print(
        "  \(letter.structure)\t\(letter.addressee)\t\(letter.state)\t\(letter.letter.map { "\($0)" } ?? "-")\t\(letter.why ?? "-")"
      )
    }
  }
}
