import Cases
import Dates
import Desk
import Roster
import Rules
import Store

/// All that is known of one person, as other programs read it: docs/person-export.md.
struct PersonDocument: Encodable {
  /// Of this document; it rises when a key changes its meaning.
  var schema = 1
  var adviser: String
  var asOf: String
  @OrNull var person: PersonNames?
  var employments: [Employer]
  var training: Admission
  var situation: SituationDocument
  var cases: [CaseDocument]
  /// Cases that once stood under this id by mistake.
  var movedCases: [String]
  /// Decisions that were looked at again, or should be.
  var reviews: [ReviewDocument]
  var papers: [Paper]
  var letters: [Letter]
  var reminders: [Reminder]
  /// What they, or an employer about them, were told ahead of time.
  var notices: [Notice]
  /// What stands or stood against their addresses.
  var addresses: [AddressMarkDocument]
  var recorded: [Fact]
  var retention: Retention
  var leftOut: [LeftOut]

  struct PersonNames: Encodable {
    var lastName: String
    var firstName: String
    @OrNull var email: String?
    @OrNull var personalEmail: String?
  }

  struct Employer: Encodable {
    var structure: String
    @OrNull var name: String?
    @OrNull var kind: String?
    @OrNull var department: String?
    var from: String
    @OrNull var to: String?
  }

  struct Admission: Encodable {
    @OrNull var entry: String?
    /// `yes`, `no` or `unknown`.
    var exempt: String
    @OrNull var exemptedOn: String?
  }

  struct Paper: Encodable {
    var evidence: Int64
    var `case`: String
    var kind: String
    var size: Int
    @OrNull var validFrom: String?
    var validTo: String
    var addedAt: String
    var addedBy: String
    var purgeOn: String
    @OrNull var purgedAt: String?
    /// Who opened or removed it, in what capacity, when and why.
    var acts: [PaperAct]
  }

  struct PaperAct: Encodable {
    var what: String
    var at: String
    var by: String
    @OrNull var reason: String?
  }

  struct Letter: Encodable {
    var id: Int64
    var letter: String
    @OrNull var `case`: String?
    var to: [String]
    /// Null where the letter tells of other people too, or its words are gone.
    @OrNull var subject: String?
    @OrNull var text: String?
    var state: String
    var writtenAt: String
    var attempts: Int
    @OrNull var lastReply: String?
  }

  struct Reminder: Encodable {
    var structure: String
    @OrNull var name: String?
    var obligation: String
    var stage: Int
    var letter: Int64
    var at: String
    /// False where the letter never left, or left this out.
    var told: Bool
  }

  struct Notice: Encodable {
    var kind: String
    /// The employer that was told; null where they were.
    @OrNull var structure: String?
    @OrNull var name: String?
    var subject: String
    var stage: Int
    var letter: Int64
    var at: String
    /// False where the letter never left, or left this out.
    var told: Bool
  }

  struct Fact: Encodable {
    var what: String
    var values: [String: String]
    @OrNull var recordedAt: String?
    @OrNull var source: String?
  }

  struct Retention: Encodable {
    @OrNull var hold: HoldDocument?
    @OrNull var noticedOn: String?
    @OrNull var dueOn: String?
    /// How long each kind is kept, by kind; `always` where it is kept for good.
    var keep: [String: String]
    var backups: String
  }

  struct LeftOut: Encodable {
    var table: String
    var reason: String
  }
}
