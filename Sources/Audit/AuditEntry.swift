public import Dates

/// One change of anything: who did what, when, what was touched, and digests of the rows that were written.
///
/// Holds ids, words of the program and figures; never a name, an address or what somebody wrote.
public struct AuditEntry: Sendable, Hashable {
  /// Its place in the chain, the first being 1.
  public var number: Int64
  public var at: Instant
  /// Who did it; the system user where nobody said who they are.
  public var login: String
  /// The operating-system user at the terminal; nil where there was none.
  public var systemUser: String?
  /// What was done, such as `case-approve`.
  public var verb: String
  /// What it was asked for, such as `case 2026-00042`; empty where it has no single subject.
  public var subject: String
  /// What it touched, such as `case 2026-00042 3 approve`: one id a line.
  public var touched: [String]
  /// What it came to, such as `created 12`.
  public var figures: [String]
  /// A digest of the settings, rules and grounds under which it was done.
  public var settings: String
  /// The rows that it added to tables whose rows stay: a ``BoundRows`` a line.
  public var bound: [String]

  public init(
    number: Int64, at: Instant, login: String, systemUser: String?, verb: String, subject: String = "",
    touched: [String] = [], figures: [String] = [], settings: String = "", bound: [String] = []
  ) {
    self.number = number
    self.at = at
    self.login = login
    self.systemUser = systemUser
    self.verb = verb
    self.subject = subject
    self.touched = touched
    self.figures = figures
    self.settings = settings
    self.bound = bound
  }

  /// What is hashed: the name of this form, the number, the instant in milliseconds, the login, one byte that says whether
  /// there is a system user and then that, the verb, the subject, what was touched, the figures, the settings, the bound rows.
  ///
  /// **Shape** Texts are four bytes of length and UTF-8; numbers eight bytes; lists four bytes of count and their texts. All
  /// with the most significant byte first.
  public var canonicalBytes: [UInt8] {
    var canonical = CanonicalBytes()
    canonical.add(Self.form)
    canonical.add(number)
    canonical.add(at.rawValue)
    canonical.add(login)
    canonical.add(systemUser as String?)
    canonical.add(verb)
    canonical.add(subject)
    canonical.add(touched)
    canonical.add(figures)
    canonical.add(settings)
    canonical.add(bound)
    return canonical.bytes
  }

  private static let form = "quitus-audit-1"
}
