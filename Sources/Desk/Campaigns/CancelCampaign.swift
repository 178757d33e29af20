import Dates
public import Store

/// Stops a campaign: letters that have not left yet do not leave, and what they would have told counts as untold,
/// unless they may have arrived.
public struct CancelCampaign: Sendable {
  public var name: String
  public var reason: String
  public var by: Acting

  public init(_ name: String, reason: String, by: Acting) {
    self.name = name
    self.reason = reason
    self.by = by
  }

  /// - Returns: the campaign, and how many letters were taken off their way.
  public func perform(with parts: DeskParts) throws -> Outcome<(campaign: CampaignRecord, stopped: Int), DeskRefusal> {
    try parts.deciding(as: .desk(.cancelCampaign, "campaign \(name)", by: by)) { writing in
      let campaign = try writing.reading.campaignAsked(name)
      try by.checkMaySign(in: writing.reading)
      if campaign.state == .cancelled { throw DeskRefusal.campaign(.state(name, campaign.state)) }
      guard reason.contains(where: { !$0.isWhitespace }) else { throw DeskRefusal.campaign(.noReason) }
      let letters = try writing.reading.letters(of: campaign.id).compactMap(\.outboxID)
      let waiting = try writing.reading.outboxStates(of: letters).filter { Self.stoppable.contains($0.value) }
      for id in waiting.keys.sorted() {
        guard let row = try writing.reading.outbox(OutboxFilter(ids: [id])).first else { continue }
        try writing.takeOffItsWay(row, reason: "campaign-cancelled")
      }
      try writing.set(campaign, .cancelled, reason: reason)
      writing.tell("stopped", waiting.count)
      return (try writing.reading.campaignAsked(name), waiting.count)
    }
  }

  /// What nobody is handing over at this moment, and has not arrived as far as is known. What is being handed over, and comes back,
  /// is dropped when it is due again.
  private static let stoppable: Set<OutboxState> = [.queued, .deferred, .held, .failed]
}
