import Audit
public import Cases
public import Dates

/// Which entries of the audit are asked for; nil asks for all.
public struct AuditFilter: Sendable, Hashable {
  /// The first and the last moment.
  public var since: Instant?
  public var until: Instant?
  public var login: String?
  /// Entries about the case, or that touched it.
  public var reference: CaseReference?
  /// The last ones, no more than so many.
  public var limit: Int?

  public init(
    since: Instant? = nil, until: Instant? = nil, login: String? = nil, reference: CaseReference? = nil,
    limit: Int? = nil
  ) {
    self.since = since
    self.until = until
    self.login = login
    self.reference = reference
    self.limit = limit
  }

  func holds(_ entry: AuditEntry) -> Bool {
    if let since, entry.at < since { return false }
    if let until, entry.at > until { return false }
    if let login, entry.login != login { return false }
    guard let reference else { return true }
    let subject = "case \(reference)"
    return entry.subject == subject || entry.touched.contains { $0 == subject || $0.hasPrefix(subject + " ") }
  }
}
