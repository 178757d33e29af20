import Dates
import Envelope
import Mail
import Store

/// Whether letters still speak as they were signed: found out once for each campaign, as words stay while a program runs.
final class SignedWords {
  private var known: [String: Bool] = [:]

  /// Of the campaign that a letter belongs to; a letter of none speaks as it likes.
  func areInForce(
    for row: OutboxRow, in reading: Reading, with parts: DeskParts, _ policy: OverduePolicy
  ) throws -> Bool {
    guard let name = row.campaign else { return true }
    if let known = known[name] { return known }
    let areInForce = try reading.campaign(name).map { try Self.areInForce(of: $0, with: parts, policy) } ?? true
    known[name] = areInForce
    return areInForce
  }

  /// A campaign that was signed before anybody had said who letters come from may leave once somebody has.
  static func areInForce(of campaign: CampaignRecord, with parts: DeskParts, _ policy: OverduePolicy) throws -> Bool {
    func speaks(_ parts: DeskParts) throws -> Bool {
      try FrozenText.words(on: campaign.asOf, with: parts, stages: policy.stages.count) == campaign.wordsDigest
    }
    if try speaks(parts) { return true }
    var earlier = parts
    let office = parts.mailing.office
    let nobody = try MailAddress(Mailing.nobody, displayName: office.from.displayName)
    earlier.mailing.office.from = nobody
    if try speaks(earlier) { return true }
    earlier.mailing.office.replyTo = nobody
    return try speaks(earlier)
  }
}
