import Cases
import Dates
import Sealing
import Store

/// Somebody's act on a paper that is kept, within the transaction that it belongs to.
struct EvidenceActing {
  let user: User
  let record: EvidenceRecord

  /// Throws what speaks against it as a ``DeskRefusal``; the person is looked at first.
  init(_ id: EvidenceID, by acting: Acting, reason: String, in reading: Reading) throws {
    let user = try acting.user(in: reading)
    guard user.role.mayInstruct else { throw DeskRefusal.evidence(.roleMayNotOpen(user.role)) }
    guard let record = try reading.evidence(id) else { throw DeskRefusal.noSuchEvidence(id) }
    if let gone = record.purgedAt { throw DeskRefusal.evidence(.alreadyGone(on: gone)) }
    if reason.allSatisfy(\.isWhitespace) { throw DeskRefusal.evidence(.noReason) }
    self.user = user
    self.record = record
  }
}

extension EvidenceRecord {
  /// What its sealed bytes are bound to: they open as this paper of this case and as no other.
  static func binding(_ id: EvidenceID, of reference: CaseReference) -> String { "evidence \(id) of \(reference)" }
}
