import Dates
import Desk
import Envelope
import FoundationEssentials

/// Everything that can be set, read once, when the program starts.
struct Settings: Sendable {
  var timeZone: String
  var sharesTerminal: Bool
  var office: OfficeSettings
  var mail: MailSettings
  var bounces: BouncePolicy
  var overdue: OverdueSettings
  var quiet: QuietSettings
  var notices: NoticeSettings
  /// For how many days without an act a case may be open before an alarm says so.
  var leftOpenDays: Int
  var evidence: EvidenceSettings
  /// All of them as they were written, whoever wrote them: a line each.
  var written: String

  struct OfficeSettings: Sendable {
    var name: String
    var contact: String?
    var phone: String?
    var appeal: String?
  }

  struct MailSettings: Sendable {
    var transport: TransportSettings
    /// The first server's; nil where none is set, and then no letter leaves.
    var url: String? { transport.servers.first?.url }
    var helloName: String?
    var from: String?
    var fromName: String
    var replyTo: String?
    /// Answers go to an address of their own for each letter.
    var replyPlus: Bool
    var onlyTo: [String]
    var inDoubt: InDoubtPolicy
    /// How long a decision may wait to leave before the admins are told.
    var alarmAfterMinutes: Int
  }

  struct OverdueSettings: Sendable {
    /// Days after a deadline, increasing.
    var stages: [Int]
    var graceDays: Int
    /// Between two tellings of one obligation.
    var gapDays: Int
    /// A campaign of more letters is signed by two persons.
    var cap: Int
    /// The stages at which the adviser, or the structure's manager, is told as well.
    var copyAdviser: [Int]
    var copyManager: [Int]
  }
}

extension Settings {
  init(_ layers: SettingLayers) throws(Complaint) {
    guard let zone = layers.text(.timeZone), TimeZone(identifier: zone) != nil else {
      throw layers.wrong(.timeZone, "un fuseau horaire tel que Europe/Paris", "a time zone such as Europe/Paris")
    }
    timeZone = zone
    sharesTerminal = try layers.flag(.sharedTerminal)
    office = OfficeSettings(
      name: layers.text(.officeName) ?? "", contact: layers.text(.officeContact), phone: layers.text(.officePhone),
      appeal: layers.text(.officeAppeal))
    mail = MailSettings(
      transport: try TransportSettings(layers), helloName: layers.text(.mailHelloName), from: layers.text(.mailFrom),
      fromName: layers.text(.mailFromName) ?? "", replyTo: layers.text(.mailReplyTo),
      replyPlus: try layers.flag(.mailReplyPlus), onlyTo: layers.texts(.mailOnlyTo),
      inDoubt: InDoubtPolicy(
        decision: try layers.choice(.decisionInDoubt), reminder: try layers.choice(.reminderInDoubt)),
      alarmAfterMinutes: try layers.number(.mailAlarm, in: 1...100_000))
    bounces = BouncePolicy(
      softLimit: try layers.number(.bounceLimit), softDays: try layers.number(.bounceDays, in: 1...3_650))
    evidence = try EvidenceSettings(layers)
    written = SettingKey.allCases.map { "\($0.rawValue): \(layers.texts($0).joined(separator: ", "))\n" }.joined()
    overdue = OverdueSettings(
      stages: try layers.numbers(.overdueStages), graceDays: try layers.number(.overdueGrace),
      gapDays: try layers.number(.overdueGap), cap: try Self.cap(layers),
      copyAdviser: layers.texts(.copyAdviser).isEmpty ? [] : try layers.numbers(.copyAdviser),
      copyManager: layers.texts(.copyManager).isEmpty ? [] : try layers.numbers(.copyManager))
    quiet = try QuietSettings(layers)
    notices = try NoticeSettings(layers)
    leftOpenDays = try layers.number(.leftOpenDays)
  }

  /// Whom the cap binds does not raise it for themself: it is raised where everybody reads it.
  private static func cap(_ layers: SettingLayers) throws(Complaint) -> Int {
    let cap = try layers.number(.campaignCap)
    guard let limit = layers.capOfFiles, cap > limit else { return cap }
    throw layers.wrong(
      .campaignCap, "au plus \(limit), comme dans quitus.yaml, où seul il se relève",
      "at most \(limit), as in quitus.yaml, where alone it is raised")
  }
}
