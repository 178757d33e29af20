import TestProgram
import Testing

/// What is done to a desk one command after another; each is killed wherever it writes.
struct KillSequence: Sendable, CustomTestStringConvertible {
  var name: String
  /// Comes first, and is not killed.
  var before: [String] = []
  var moves: [String]

  var testDescription: String { name }

  private static let open = "case open --adviser 1042 --obligation annual-2025 --as anne --as-of 2025-12-03 --ground"
  private static let opened = [open + " sick-leave"]
  private static let taken = opened + ["case take 2025-00001 --as anne --as-of 2025-12-03"]
  private static let propose = "case propose 2025-00001 approve --reason Vu. --as anne --as-of 2025-12-04"
  private static let proposed = taken + [propose]
  private static let approve = "case approve 2025-00001 --as pierre --as-of 2025-12-15"
  private static let refuse = "case refuse 2025-00001 --reason Absence. --as pierre --as-of 2025-12-15"
  private static let reopen = "case reopen 2025-00001 --reason Erreur. --as paule --as-of 2025-12-18"
  private static let twin = [
    open + " other", "case open --adviser 1042 --obligation annual-2025 --as anne --as-of 2025-12-04 --ground other",
  ]
  private static let next =
    "case open --adviser 1043 --obligation annual-2025 --ground other --as anne --as-of 2025-12-04"

  static let all = [
    KillSequence(name: "open, take, propose", moves: proposed),
    KillSequence(name: "approve", before: proposed, moves: [approve]),
    KillSequence(name: "refuse", before: proposed, moves: [refuse]),
    KillSequence(
      name: "ask for papers, see them", before: taken,
      moves: [
        "case request-documents 2025-00001 Attestation. --by 2025-12-20 --as anne --as-of 2025-12-05",
        "case documents-seen 2025-00001 Attestation. --valid-from 2025-03-01 --as anne --as-of 2025-12-10",
      ]),
    KillSequence(
      name: "an approval reopened, then withdrawn", before: proposed + [approve],
      moves: [reopen, "case withdraw 2025-00001 --as anne --as-of 2025-12-19"]),
    KillSequence(
      name: "a refusal reopened, then proposed again", before: proposed + [refuse],
      moves: [reopen, "case propose 2025-00001 approve --reason Vu. --as anne --as-of 2025-12-19"]),
    KillSequence(
      name: "withdraw, reopen", before: opened,
      moves: [
        "case withdraw 2025-00001 --as anne --as-of 2025-12-05",
        "case reopen 2025-00001 --reason Erreur. --as anne --as-of 2025-12-06",
      ]),
    KillSequence(
      name: "give, unassign, take", before: taken,
      moves: [
        "case give 2025-00001 paule --as anne --as-of 2025-12-04",
        "case unassign 2025-00001 --as paule --as-of 2025-12-05",
        "case take 2025-00001 --as anne --as-of 2025-12-06",
      ]),
    KillSequence(
      name: "label, unlabel, note", before: taken,
      moves: [
        "case label 2025-00001 urgent --as anne --as-of 2025-12-04",
        "case label 2025-00001 urgent --remove --as anne --as-of 2025-12-04",
        "case note 2025-00001 Rappeler. --as anne --as-of 2025-12-04",
      ]),
    KillSequence(
      name: "merge", before: twin, moves: ["case merge 2025-00001 --into 2025-00002 --as anne --as-of 2025-12-05"]),
    KillSequence(
      name: "link, unlink", before: twin,
      moves: [
        "case link 2025-00001 2025-00002 --as anne --as-of 2025-12-05",
        "case link 2025-00001 2025-00002 --remove --as anne --as-of 2025-12-05",
      ]),
    KillSequence(
      name: "move to another adviser", before: taken,
      moves: ["case move 2025-00001 --adviser 1043 --as anne --as-of 2025-12-05"]),
    KillSequence(
      name: "send back, propose otherwise", before: proposed,
      moves: [
        "case send-back 2025-00001 --reason Incomplet. --as pierre --as-of 2025-12-08",
        "case propose 2025-00001 refuse --reason Absence. --as anne --as-of 2025-12-09",
      ]),
    KillSequence(
      name: "a decision by two, signed and taken",
      before: [open + " force-majeure", propose],
      moves: [approve, "case approve 2025-00001 --as paule --as-of 2025-12-16"]),
    KillSequence(
      name: "two cases of two advisers", before: opened,
      moves: [next, "case take 2025-00002 --as paule --as-of 2025-12-05"]),
    KillSequence(
      name: "somebody stands in, and decides", before: proposed,
      moves: [
        "user substitute paule --for pierre --from 2025-12-01 --to 2025-12-31 --as pierre",
        "case approve 2025-00001 --as paule --as-of 2025-12-15",
      ]),
    KillSequence(
      name: "a paper kept, and removed", before: [open + " elected-mandate"],
      moves: [
        "evidence add 2025-00001 paper.pdf --valid-to 2026-03-01 --as anne --as-of 2025-12-05",
        "evidence remove 1 --reason Doublon. --as anne",
      ]),
    KillSequence(
      name: "facts by hand", before: opened,
      moves: [
        "completion add 1043 M09 2025-11-30", "exemption set 1043 yes",
        "adviser set 1042 --email lea.autre@mairie.example",
      ]),
    KillSequence(name: "reminders", before: opened, moves: ["overdue send --as-of 2026-01-02"]),
    KillSequence(name: "notices", before: opened, moves: ["notices send --as-of 2025-12-05"]),
    KillSequence(
      name: "a campaign, frozen and sent", before: opened,
      moves: [
        "campaign freeze --as anne --as-of 2026-01-02", "campaign send overdue-2026-01-02 --as-of 2026-01-02",
      ]),
    KillSequence(
      name: "people", moves: ["user add zoe --name Zoé --capacity support --email zoe@desk.example --role agent"]),
  ]

  /// The grounds of these desks: one lets papers be kept, one wants two persons to decide alike.
  static let grounds = """
    grounds:
      - {code: sick-leave, fr: "arrêt de travail", en: "sick leave"}
      - {code: elected-mandate, fr: "mandat électif", en: "elected mandate", files: yes}
      - {code: force-majeure, fr: "force majeure", en: "force majeure", signatures: 2}
      - {code: other, fr: "autre motif", en: "other ground"}
    """
}
