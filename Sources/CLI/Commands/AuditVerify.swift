import ArgumentParser
import Audit
import Dates
import Desk
import Sealing
import Store

struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Said(
      "Dit si une entrée, ou une ligne qu’elle atteste, a été changée, retirée ou déplacée.",
      "Says whether an entry, or a row that it stands for, was changed, removed or moved."
    ).now,
    discussion: Said(
      "Code 1 si quelque chose ne va pas. Une fin coupée ou toute récrite ne se voit qu’avec --head : gardez ailleurs les têtes "
        + "signées que donne « audit export ».",
      "Exit code 1 where something is wrong. An end that was cut off, or written again as a whole, shows with --head only: keep the "
        + "signed heads that \"audit export\" gives elsewhere."
    ).now)
  @Option(
    help: ArgumentHelp(
      Said(
        "Tête signée, ou export qui finit par elle : ce qu’elle atteste doit être là.",
        "A signed head, or an export that ends with one: what it stands for must be there."
      ).now, valueName: "file"))
  var head: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.open(common)
    let signed = try head.map { try HeadDocument.read($0) }
    var verdict = try workspace.store().read { try $0.auditVerdict(upTo: signed) }
    if let signed { verdict.findings = try Self.ofSignature(signed, workspace) + verdict.findings }
    try tell(verdict)
    if !verdict.findings.isEmpty { throw Finished(status: .findings) }
  }

  private static func ofSignature(_ head: SignedHead, _ workspace: Workspace) throws(Complaint) -> [AuditFinding] {
    guard head.isSigned else { return [.forgedHead] }
    // Without the key, as on a copy, the head is taken for its own signer's.
    guard let key = try AuditKeyFile(workspace: workspace).read() else { return [] }
    return key.publicKey == head.signature.publicKey ? [] : [.foreignHead]
  }

  private func tell(_ verdict: AuditVerdict) throws {
    if common.json { return try Console.print(JSON.line(VerdictDocument(verdict))) }
    for finding in verdict.findings { try Console.print(finding.said.now) }
    let count = verdict.findings.count
    try Console.print(
      count == 0
        ? Said("entrées : \(verdict.entries), toutes telles qu’écrites", "entries: \(verdict.entries), all as written")
          .now
        : Said("entrées : \(verdict.entries), anomalies : \(count)", "entries: \(verdict.entries), findings: \(count)")
          .now)
  }
}

/// What came of verifying, as other programs read it.
struct VerdictDocument: Encodable {
  var entries: Int
  var last: Int64
  var findings: [FindingDocument]

  init(_ verdict: AuditVerdict) {
    entries = verdict.entries
    last = verdict.last
    findings = verdict.findings.map(FindingDocument.init)
  }
}

/// One finding; what it does not speak of is null.
struct FindingDocument: Encodable {
  var kind: String
  @OrNull var entry: Int64?
  /// The last entry of a stretch, or the place at which the entry stands.
  @OrNull var to: Int64?
  @OrNull var table: String?
  @OrNull var firstKey: Int64?
  @OrNull var lastKey: Int64?
  @OrNull var login: String?
  @OrNull var campaign: String?
  var fr: String
  var en: String

  init(_ finding: AuditFinding) {
    fr = finding.said.fr
    en = finding.said.en
    kind = finding.kind
    switch finding {
    case .noBeginning, .forgedHead, .foreignHead: break
    case .changed(let number), .replaced(let number), .notTheSigned(let number): entry = number
    case .removed(let from, let end), .moved(let from, let end), .copied(let from, let end): (entry, to) = (from, end)
    case .rows(let name, let from, let end, let number):
      (table, firstKey, lastKey, entry) = (name, from, end, number)
    case .unboundRows(let name, let from, let end): (table, firstKey, lastKey) = (name, from, end)
    case .user(let name): login = name
    case .campaign(let name): campaign = name
    case .cutOff(let last, let head): (entry, to) = (last, head)
    }
  }
}

extension AuditFinding {
  /// The word that programs rely on.
  fileprivate var kind: String {
    switch self {
    case .noBeginning: "no-beginning"
    case .changed: "changed"
    case .removed: "removed"
    case .moved: "moved"
    case .copied: "copied"
    case .replaced: "replaced"
    case .rows: "rows"
    case .unboundRows: "unbound-rows"
    case .user: "user"
    case .campaign: "campaign"
    case .cutOff: "cut-off"
    case .notTheSigned: "not-the-signed"
    case .forgedHead: "forged-head"
    case .foreignHead: "foreign-head"
    }
  }
}
