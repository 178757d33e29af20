public import Store

/// Signs the list of a frozen campaign: another person than those who signed it before.
public struct SignCampaign: Sendable {
  public var name: String
  public var by: Acting

  public init(_ name: String, by: Acting) {
    self.name = name
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CampaignRecord, DeskRefusal> {
    try parts.deciding(as: .desk(.signCampaign, "campaign \(name)", by: by)) { writing in
      let campaign = try writing.reading.campaignAsked(name)
      try by.checkMaySign(in: writing.reading)
      guard campaign.state == .frozen else { throw DeskRefusal.campaign(.state(name, campaign.state)) }
      try checkIsAnother(campaign)
      if campaign.signaturesMissing == 0 { throw DeskRefusal.campaign(.signedByAll(name)) }
      try writing.sign(campaign, by.signature(of: campaign, at: writing.instant))
      return try writing.reading.campaignAsked(name)
    }
  }

  /// As with decisions: one login is one person, and so is one account of the operating system.
  private func checkIsAnother(_ campaign: CampaignRecord) throws {
    if campaign.signatures.contains(where: { $0.login == by.login }) {
      throw DeskRefusal.campaign(.alreadySigned(login: by.login))
    }
    guard let user = by.systemUser, !by.sharesTerminal else { return }
    if let other = campaign.signatures.first(where: { $0.systemUser == user }) {
      throw DeskRefusal.campaign(.signedAtTerminal(asLogin: other.login))
    }
  }
}

extension Reading {
  /// - Throws: ``DeskRefusal`` where there is none of this name.
  func campaignAsked(_ name: String) throws -> CampaignRecord {
    guard let campaign = try campaign(name) else { throw DeskRefusal.campaign(.noSuchCampaign(name)) }
    return campaign
  }
}
