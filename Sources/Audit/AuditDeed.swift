/// What somebody sets out to do, as the entry of the audit will name it.
public struct AuditDeed: Sendable, Hashable {
  public var login: String
  /// nil where the request did not come from a terminal.
  public var systemUser: String?
  public var verb: String
  /// Empty where it has no single subject.
  public var subject: String
  /// It has an entry even where it changes nothing: somebody looked at something, or took it away.
  public var isAlwaysRecorded: Bool
  public var settings: SettingsInForce

  public init(
    login: String, systemUser: String?, verb: String, subject: String = "", isAlwaysRecorded: Bool = false,
    settings: SettingsInForce = SettingsInForce()
  ) {
    self.login = login
    self.systemUser = systemUser
    self.verb = verb
    self.subject = subject
    self.isAlwaysRecorded = isAlwaysRecorded
    self.settings = settings
  }

  /// Written by the chain itself, once, when it begins.
  public static let begin = "begin"
  /// Written before an entry whose settings are not those of the one before it.
  public static let settingsChange = "settings-change"
}
