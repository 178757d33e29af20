import Dates
import Desk
import Store

extension TestDesk {
  /// Freezes the campaign of the clock's day.
  func freeze(
    _ by: Acting = Acting(login: "agnes"), with parts: DeskParts? = nil
  ) throws -> Outcome<CampaignRecord, DeskRefusal> {
    try FreezeCampaign(on: clock.today, policy: policy, by: by).perform(with: parts ?? self.parts)
  }

  func sign(_ campaign: CampaignRecord, _ by: Acting) throws -> Outcome<CampaignRecord, DeskRefusal> {
    try SignCampaign(campaign.name, by: by).perform(with: parts)
  }

  func send(_ campaign: CampaignRecord) throws -> Outcome<SendCampaign.Done, DeskRefusal> {
    try SendCampaign(campaign.name, on: clock.today, policy: policy, by: Acting(login: "agnes")).perform(with: parts)
  }

  func cancel(
    _ campaign: CampaignRecord, _ reason: String
  ) throws -> Outcome<(campaign: CampaignRecord, stopped: Int), DeskRefusal> {
    try CancelCampaign(campaign.name, reason: reason, by: Acting(login: "agnes")).perform(with: parts)
  }

  func report(_ campaign: CampaignRecord) throws -> CampaignReport {
    try ReportCampaign(campaign.name).perform(with: parts).value()
  }
}
