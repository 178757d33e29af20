public import Dates
import Envelope
import Mail
public import Roster
import Rules
import Store

/// Shows every letter of a campaign as it would be read, and changes nothing: of one that would be frozen, or of one that was.
///
/// What was frozen is written again from what was known at that moment, and held against the digest that was signed.
public struct PreviewCampaign: Sendable {
  /// Which campaign is shown.
  public enum Which: Sendable, Hashable {
    /// The campaign that this day would make.
    case planned(Day)
    /// The one of this name.
    case frozen(String)
  }

  public var which: Which
  public var policy: OverduePolicy
  /// Only letters to, or about, this structure; nil for all.
  public var structure: StructureID?

  public init(_ which: Which, policy: OverduePolicy, structure: StructureID? = nil) {
    self.which = which
    self.policy = policy
    self.structure = structure
  }

  /// - Parameter body: is told of each letter, one after another: all of them need not fit into memory.
  public func perform(
    with parts: DeskParts, _ body: (CampaignPreview.Letter) throws -> Void
  ) throws -> Outcome<CampaignPreview, DeskRefusal> {
    switch which {
    case .planned(let day):
      let plan = try PlanCampaign(on: day, policy: policy).perform(with: parts)
      let letters = try plan.frozen(with: parts)
      var preview = CampaignPreview(campaign: plan.report.campaign, list: letters.listDigest)
      preview.leftOut = plan.leftOut.count
      for letter in plan.letters { try show(letter, on: day, signed: nil, &preview, parts, body) }
      return .done(preview)
    case .frozen(let name):
      return try parts.considering { now in
        let campaign = try now.campaignAsked(name)
        var preview = CampaignPreview(campaign: name, list: campaign.listDigest)
        let then = try now.known(on: campaign.frozenAt)
        for letter in try now.letters(of: campaign.id) {
          guard let written = try written(letter, of: campaign, in: then, with: parts) else {
            preview.differing += 1
            continue
          }
          try show(written, on: campaign.asOf, signed: letter.textDigest, &preview, parts, body)
        }
        return preview
      }
    }
  }

  private func written(
    _ letter: CampaignLetter, of campaign: CampaignRecord, in then: Reading, with parts: DeskParts
  ) throws -> CampaignPlan.Letter? {
    guard let structure = try then.structure(letter.structure)?.addressed(to: letter.addressee) else { return nil }
    let days: Set = [campaign.asOf, parts.clock.day(of: campaign.frozenAt)]
    let standing = try StandingReminders(
      letter.reminders, of: structure, on: days, policy, campaign: campaign.name, in: then, with: parts,
      against: { _, _ in nil })
    let isReached = LeftOut.Reason(against: Recipients.mailbox(of: structure)) == nil
    return standing.digest.map {
      CampaignPlan.Letter(
        addressee: letter.addressee, adviser: letter.adviser, digest: $0,
        isStructureTold: letter.addressee == .adviser ? isReached : true)
    }
  }

  private func show(
    _ letter: CampaignPlan.Letter, on day: Day, signed: String?, _ preview: inout CampaignPreview, _ parts: DeskParts,
    _ body: (CampaignPreview.Letter) throws -> Void
  ) throws {
    let mark = try parts.mailing.postmark(on: day, at: parts.clock.now())
    guard let shown = parts.mailing.preview(letter, mark), let envelope = shown.posting.envelope else { return }
    let isAsSigned = signed.map { $0 == FrozenText.digest(of: envelope) }
    preview.count(letter, isAsSigned: isAsSigned)
    if let structure, structure != letter.digest.structure.id { return }
    try body(
      CampaignPreview.Letter(
        number: preview.letters, letter: letter, subject: shown.subject, text: shown.text, html: shown.html,
        bytes: envelope.bytes, isAsSigned: isAsSigned))
  }
}

/// What a campaign's letters come to.
public struct CampaignPreview: Sendable, Hashable {
  public var campaign: String
  /// The digest of the list, as it is signed.
  public var list: String
  public var letters = 0
  public var structures: Set<StructureID> = []
  public var advisers: Set<AdviserID> = []
  /// Letters by the last stage that they tell.
  public var stages: [Int: Int] = [:]
  /// Obligations that nobody is told of; 0 for what was frozen.
  public var leftOut = 0
  /// Letters that can no longer be shown as they were signed: names or words have changed, or a person was taken out.
  public var differing = 0

  init(campaign: String, list: String) {
    self.campaign = campaign
    self.list = list
  }

  mutating func count(_ letter: CampaignPlan.Letter, isAsSigned: Bool?) {
    letters += 1
    structures.insert(letter.digest.structure.id)
    advisers.formUnion(letter.digest.entries.map(\.adviser.id))
    stages[letter.digest.entries.flatMap(\.reminders).map(\.stage).max() ?? 0, default: 0] += 1
    if isAsSigned == false { differing += 1 }
  }

  /// One letter as it would be read.
  public struct Letter: Sendable {
    /// Its place in the list, from 1.
    public var number: Int
    public var letter: CampaignPlan.Letter
    public var subject: String
    public var text: String
    public var html: String
    /// The whole message.
    public var bytes: [UInt8]
    /// Whether its text is the one that was signed; nil where nobody has signed.
    public var isAsSigned: Bool?
  }
}
