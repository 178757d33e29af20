public import Dates
import Store

/// Works out who would be told what on a day, and who is left out and why. Changes nothing.
public struct PlanCampaign: Sendable {
  public var on: Day
  public var policy: OverduePolicy

  public init(on: Day, policy: OverduePolicy) {
    self.on = on
    self.policy = policy
  }

  public func perform(with parts: DeskParts) throws -> CampaignPlan {
    try parts.store.read { try CampaignPlan(on: on, policy, in: $0, with: parts) }
  }
}
