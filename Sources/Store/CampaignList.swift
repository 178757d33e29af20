import Audit
import GRDB
import Roster
import Rules
import Sealing

extension [CampaignLetter] {
  /// Of the list of a campaign: each letter with what it tells and the digest of its text, in order; 64 hexadecimal digits.
  public var listDigest: String {
    var lines: [String] = []
    for letter in self {
      lines.append(
        "\(letter.addressee.rawValue)\t\(letter.structure)\t\(letter.adviser?.rawValue ?? "")\t\(letter.textDigest)")
      // As the database orders them: so the digest is found again from it.
      lines += letter.reminders.inOrder.map { "\($0.adviser)\t\($0.obligation)\t\($0.stage)" }
    }
    return Digest(of: lines.joined(separator: "\n").utf8).description
  }
}

extension [ReminderKey] {
  /// By adviser, then obligation.
  fileprivate var inOrder: [ReminderKey] {
    sorted { ($0.adviser.rawValue, $0.obligation.description) < ($1.adviser.rawValue, $1.obligation.description) }
  }
}

extension Reading {
  /// Campaigns whose list is not the one that was signed, by name.
  ///
  /// A list that named somebody who was taken out cannot be told any more: its letters about them are emptied, and it is not looked at.
  func changedCampaignLists() throws -> [AuditFinding] {
    guard try db.tableExists("campaign_letter") else { return [] }
    let hasErased = try one("SELECT EXISTS (SELECT 1 FROM erasure)", []) { $0[0] as Bool } ?? false
    let signed = try all("SELECT id, name, list_digest FROM campaign ORDER BY id", []) {
      (id: $0[0] as Int64, name: $0[1] as String, digest: $0[2] as String)
    }
    return try signed.compactMap { campaign in
      do {
        let letters = try letters(of: campaign.id)
        if hasErased, letters.contains(where: \.textDigest.isEmpty) { return nil }
        return letters.listDigest == campaign.digest ? nil : .campaign(campaign.name)
      } catch StoreError.unreadable {
        return .campaign(campaign.name)
      }
    }
  }
}
