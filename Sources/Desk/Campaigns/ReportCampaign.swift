import Roster
public import Store

/// What became of each letter of a campaign. Changes nothing.
public struct ReportCampaign: Sendable {
  public var name: String

  public init(_ name: String) { self.name = name }

  public func perform(with parts: DeskParts) throws -> Outcome<CampaignReport, DeskRefusal> {
    try parts.considering { reading in
      let campaign = try reading.campaignAsked(name)
      let letters = try reading.letters(of: campaign.id)
      let states = try reading.outboxStates(of: letters.compactMap(\.outboxID))
      let held = states.filter { $0.value == .held }.keys.sorted()
      var why: [Int64: String] = [:]
      for id in held { why[id] = try reading.outbox(OutboxFilter(ids: [id])).first?.lastReply }
      return CampaignReport(
        campaign: campaign,
        letters: try letters.map { letter in
          CampaignReport.Letter(
            letter: letter, fate: Self.fate(letter, states, campaign), changes: try reading.changes(of: letter.id),
            why: letter.outboxID.flatMap { why[$0] })
        })
    }
  }

  private static func fate(
    _ letter: CampaignLetter, _ states: [Int64: OutboxState], _ campaign: CampaignRecord
  ) -> CampaignReport.Fate {
    if letter.droppedAt != nil { return .dropped }
    guard let state = letter.outboxID.flatMap({ states[$0] }) else {
      return campaign.state == .cancelled ? .cancelled : .waiting
    }
    switch state {
    case .queued, .claimed: return .queued
    case .accepted: return .sent
    case .deferred: return .deferred
    case .failed: return .failed
    case .held: return .held
    case .inDoubt: return .inDoubt
    case .cancelled: return campaign.state == .cancelled ? .cancelled : .dropped
    }
  }
}

/// What a campaign came to.
public struct CampaignReport: Sendable, Hashable {
  public var campaign: CampaignRecord
  /// In the order of the list.
  public var letters: [Letter]

  /// One letter, where it stands, and how it differs from what was signed.
  public struct Letter: Sendable, Hashable {
    public var letter: CampaignLetter
    public var fate: Fate
    public var changes: [CampaignChange]
    /// Why it is held, such as `words-changed`; nil where it is not.
    public var why: String?
  }

  /// Where a letter stands. The raw value is the word that programs rely on.
  public enum Fate: String, Sendable, Hashable, CaseIterable {
    /// It is on the list and was not queued yet.
    case waiting
    case queued
    /// A server took it over.
    case sent
    /// Nothing in it was true any more, or somebody took it off its way.
    case dropped
    case deferred, failed
    case inDoubt = "in-doubt"
    case held
    /// The campaign was cancelled before it left.
    case cancelled
  }

  /// How many letters stand so.
  public func count(_ fate: Fate) -> Int { letters.count { $0.fate == fate } }

  /// Letters that left, or will, otherwise than they were signed.
  public var rewritten: Int { letters.count { !$0.changes.isEmpty && $0.fate != .dropped && $0.fate != .cancelled } }
}

/// The campaigns, in the order in which they were frozen. Changes nothing.
public struct ListCampaigns: Sendable {
  public init() {}

  public func perform(with parts: DeskParts) throws -> [CampaignRecord] {
    try parts.store.read { try $0.campaigns() }
  }
}
