import Cases
import Dates
import Store

/// A paper that is kept, as other programs read it.
struct EvidenceDocument: Encodable {
  var evidence: Int64
  var `case`: String
  var kind: String
  var size: Int
  @OrNull var validFrom: String?
  var validTo: String
  var addedBy: String
  var addedAt: String
  /// The day on which it goes.
  var purgeOn: String
  @OrNull var purgedAt: String?
  var openings: Int

  init(_ record: EvidenceRecord) {
    evidence = record.id.rawValue
    `case` = record.reference.description
    kind = record.kind.rawValue
    size = record.size
    validFrom = record.validFrom?.description
    validTo = record.validTo.description
    addedBy = record.addedBy
    addedAt = record.addedAt.description
    purgeOn = record.purgeOn.description
    purgedAt = record.purgedAt?.description
    openings = record.openings
  }

  /// One line for people.
  var line: String {
    let fate =
      purgedAt.map { Said("effacée \($0)", "gone \($0)").now }
      ?? Said("effacement le \(purgeOn)", "goes on \(purgeOn)").now
    return "\(evidence)\t\(`case`)\t\(kind)\t\(size)\t\(addedBy)\t\(addedAt)\t\(fate)\t\(openings)"
  }
}

/// Somebody's opening of a paper, or its removal.
struct EvidenceActDocument: Encodable {
  var what: String
  var at: String
  var by: String
  @OrNull var systemUser: String?
  /// Shown to people of the desk who say who they are.
  @OrNull var reason: String?

  init(_ act: EvidenceAct, showsReason: Bool) {
    what = act.what.rawValue
    at = act.at.description
    by = act.by
    systemUser = act.systemUser
    reason = showsReason ? act.reason : nil
  }
}
