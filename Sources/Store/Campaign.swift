public import Dates
public import Roster
public import Rules

/// Where a campaign of reminders stands.
public enum CampaignState: String, Sendable, Hashable, CaseIterable {
  /// Its list is fixed, and waits to be signed or sent.
  case frozen
  /// Some of its letters are queued, and the others are about to be.
  case sending
  /// Each of its letters was queued, or dropped because nothing in it was true any more.
  case sent
  /// Somebody stopped it.
  case cancelled
}

/// One campaign: a list of letters as it was frozen.
public struct CampaignRecord: Sendable, Hashable {
  public var id: Int64
  public var name: String
  /// The day whose situation it tells.
  public var asOf: Day
  /// Up to which day completions were known to be complete.
  public var completeTo: Day
  /// How many different persons must sign it before it leaves.
  public var signers: Int
  public var letters: Int
  public var structures: Int
  public var advisers: Int
  /// Of the list with every letter's text: 64 hexadecimal digits.
  public var listDigest: String
  /// Of the words that all its letters share.
  public var wordsDigest: String
  public var frozenAt: Instant
  public var state: CampaignState
  /// When its last letter was queued, or when it was cancelled; nil before.
  public var endedAt: Instant?
  /// Why it was cancelled.
  public var reason: String?
  /// In the order in which they were given.
  public var signatures: [CampaignSignature]

  public init(
    name: String, asOf: Day, completeTo: Day, signers: Int, letters: Int, structures: Int, advisers: Int,
    listDigest: String, wordsDigest: String, frozenAt: Instant
  ) {
    id = 0
    self.name = name
    self.asOf = asOf
    self.completeTo = completeTo
    self.signers = signers
    self.letters = letters
    self.structures = structures
    self.advisers = advisers
    self.listDigest = listDigest
    self.wordsDigest = wordsDigest
    self.frozenAt = frozenAt
    state = .frozen
    signatures = []
  }

  /// Signatures that are still to be given.
  public var signaturesMissing: Int { max(0, signers - signatures.count) }
}

/// That somebody signed the list of a campaign.
public struct CampaignSignature: Sendable, Hashable {
  public var login: String
  /// nil where the request did not come from a terminal.
  public var systemUser: String?
  /// What was signed.
  public var listDigest: String
  public var at: Instant

  public init(login: String, systemUser: String?, listDigest: String, at: Instant) {
    self.login = login
    self.systemUser = systemUser
    self.listDigest = listDigest
    self.at = at
  }
}

/// One letter of a campaign, as it was frozen.
public struct CampaignLetter: Sendable, Hashable {
  public var id: Int64
  public var addressee: ReminderAddressee
  public var structure: StructureID
  /// To whom an adviser's copy goes; nil for all others.
  public var adviser: AdviserID?
  /// Of its text as it was signed; empty once somebody it named was taken out.
  public var textDigest: String
  /// Of the facts that it tells, and of those that it told last; empty once somebody it named was taken out.
  public var factsDigest: String
  /// What it was to tell, ordered by adviser and obligation.
  public var reminders: [ReminderKey]
  /// The letter in the outbox, once it was queued.
  public var outboxID: Int64?
  /// When it was dropped before it was queued.
  public var droppedAt: Instant?

  public init(
    addressee: ReminderAddressee, structure: StructureID, adviser: AdviserID?, textDigest: String,
    factsDigest: String, reminders: [ReminderKey]
  ) {
    id = 0
    self.addressee = addressee
    self.structure = structure
    self.adviser = adviser
    self.textDigest = textDigest
    self.factsDigest = factsDigest
    self.reminders = reminders
  }
}

/// How a letter left otherwise than it was signed.
public struct CampaignChange: Sendable, Hashable {
  /// What is different.
  public enum What: Sendable, Hashable {
    /// This is no longer told.
    case takenOut(AdviserID, ObligationID)
    /// It tells the same with other names, figures or addresses.
    case rewritten
  }

  public var what: What
  /// A word that programs rely on, such as `under-review`.
  public var reason: String
  public var at: Instant

  public init(_ what: What, reason: String, at: Instant) {
    self.what = what
    self.reason = reason
    self.at = at
  }
}

/// Whom a reminder is told to. The raw value is what the database keeps; it never changes.
public enum ReminderAddressee: String, Sendable, Hashable, CaseIterable {
  /// The structure that answers for the adviser.
  case structure
  /// The adviser, as a copy of their own.
  case adviser
  /// The structure's second contact.
  case manager
}
