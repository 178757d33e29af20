import Audit
import Cases
import Store

/// What somebody does at the desk: every change names one, and the audit keeps it with the change.
struct Deed {
  /// The word that the audit keeps; it never changes.
  let verb: String
  /// What it was asked for; empty where that is no single thing, or has no number yet.
  let subject: String
  let by: Acting
  /// It has an entry even where it changes nothing.
  let isAlwaysRecorded: Bool

  /// An act on a case; nil for one that has no reference yet.
  static func act(_ verb: Verb, on reference: CaseReference?, by: Acting) -> Deed {
    Deed(
      verb: "case-" + verb.rawValue, subject: reference.map { "case \($0)" } ?? "", by: by, isAlwaysRecorded: false)
  }

  /// Anything else.
  ///
  /// - Parameter subject: an id after the word for what it names, such as `evidence 3`; never a name or a text.
  static func desk(_ verb: DeskVerb, _ subject: String = "", by: Acting) -> Deed {
    Deed(verb: verb.rawValue, subject: subject, by: by, isAlwaysRecorded: verb.isAlwaysRecorded)
  }
}

/// What is done at the desk besides acts on cases. The raw value is what the audit keeps; it never changes.
public enum DeskVerb: String, Sendable, CaseIterable {
  case saveUser = "user-save"
  case nameSubstitute = "user-substitute"
  case importStructures = "import-structures"
  case importAdvisers = "import-advisers"
  case importCompletions = "import-completions"
  case importExemptions = "import-exemptions"
  case saveAdviser = "adviser-save"
  case saveStructure = "structure-save"
  case addCompletion = "completion-add"
  case retractCompletion = "completion-retract"
  case setExemption = "exemption-set"
  case keepDecision = "review-keep"
  case adoptRuleBook = "rules-adopt"
  case openEvidence = "evidence-open"
  case removeEvidence = "evidence-remove"
  case purgeEvidence = "evidence-purge"
  case rewrapEvidence = "evidence-rotate-key"
  case sendOverdue = "overdue-send"
  case freezeCampaign = "campaign-freeze"
  case signCampaign = "campaign-sign"
  case sendCampaign = "campaign-send"
  case cancelCampaign = "campaign-cancel"
  case sendDigest = "digest-send"
  case sendNotices = "notices-send"
  case saveFilter = "filter-save"
  case removeFilter = "filter-remove"
  case retryMail = "outbox-retry"
  case dispatch = "outbox-run"
  case remindByPost = "post-remind"
  case printLetter = "post-print"
  case postLetter = "post-sent"
  case notifyLetter = "post-notified"
  case closeLetter = "post-close"
  case takeBounce = "bounce"
  case markRefused = "address-refused"
  case muteAddress = "address-mute"
  case clearAddress = "address-clear"
  case holdMail = "outbox-hold"
  case releaseMail = "outbox-release"
  case cancelMail = "outbox-cancel"
  case exportMail = "outbox-export"
  case tellOfStuckMail = "outbox-alarm"
  case notePurge = "purge-notice"
  case purge = "purge"
  case hold = "retention-hold"
  case releaseHold = "retention-release"
  case anonymise = "person-anonymise"
  case exportPerson = "person-export"
  case backUp = "backup"
  case restore = "restore"
  case exportAudit = "audit-export"
  case exportCases = "case-export"

  /// Somebody looks at what is guarded, or takes it away: that is recorded, though nothing changes.
  var isAlwaysRecorded: Bool {
    switch self {
    case .openEvidence, .exportPerson, .purge, .anonymise, .dispatch, .backUp, .restore, .exportAudit, .exportCases,
      .exportMail:
      true
    default: false
    }
  }
}

extension DeskParts {
  /// The deed as the store writes it down.
  func audited(_ deed: Deed) -> AuditDeed { AuditDeed(deed, under: settings) }
}

extension AuditDeed {
  /// - Parameter settings: left out where a deed needs none.
  init(_ deed: Deed, under settings: SettingsInForce = SettingsInForce()) {
    self.init(
      login: deed.by.login, systemUser: deed.by.systemUser, verb: deed.verb, subject: deed.subject,
      isAlwaysRecorded: deed.isAlwaysRecorded, settings: settings)
  }
}
