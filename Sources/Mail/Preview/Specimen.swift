import Dates
import Envelope
public import Roster
public import Rules

/// What a letter is shown with before it is due: made up, or in part a workspace's.
///
/// nil stands for what somebody who is named does not have: the letters about it have nothing to tell then.
public struct Specimen: Sendable {
  public var file: CaseUnderWay
  public var structure: Structure
  /// The case once it is decided; nil where what it pleads for is not known any more.
  public var decision: DecisionOnCase?
  /// What an approval would make.
  public var granted: Obligation?
  /// How many modules the case pleads for.
  public var asked: Int
  public var papers: PapersWanted?
  /// A decider's words.
  public var reason: String
  /// What the structure is told of all its advisers.
  public var overdue: OverdueDigest?
  public var ownOverdue: OverdueNotice?
  public var upcoming: UpcomingDeadline?
  public var expiring: ExpiringRight?
  public var unfunded: UnfundedModules?
  public var digest: DailyDigest
  public var stuck: StuckMail
}

extension Specimen {
  /// Who the letters are about, and where they work.
  public var adviser: Adviser { file.adviser }

  /// In whose name a made-up letter is written; it has all that a letter may name, so that nothing is passed over.
  static var office: Office? {
    guard let mailbox = try? MailAddress("support@exemple.invalid") else { return nil }  // one that nobody has
    return Office(
      service: "Support (exemple)", from: mailbox, replyTo: mailbox, phone: "01 00 00 00 00",
      website: WebAddress("https://exemple.invalid/"), place: "Trifouilly",
      appeal: Office.Appeal(
        address: "Support (exemple), 1 rue du Clic, 00000 Trifouilly", court: "le tribunal administratif de Trifouilly")
    )
  }

  /// The day of letters whose words alone are looked at.
  static func postmark(_ language: Language) -> Postmark? {
    guard let day = Day(year: 2026, month: 2, day: 1),
      let id = try? MessageID(token: "exemple", domain: "exemple.invalid")  // well formed, as it stands here
    else { return nil }
    return Postmark(day: day, instant: Instant(rawValue: 0), messageID: id, language: language)
  }
}
