public import Audit
import Cases
public import Store

/// Shows entries of the audit to those who may see all that is done at the desk.
public struct ReadAudit: Sendable {
  public var filter: AuditFilter
  public var by: Acting

  public init(_ filter: AuditFilter = AuditFilter(), by: Acting) {
    self.filter = filter
    self.by = by
  }

  /// In the order of the chain. An entry that cannot be read is left out: verifying the chain names it.
  public func perform(with parts: DeskParts) throws -> Outcome<[AuditRecord], DeskRefusal> {
    try parts.considering { reading in
      try AuditActing.check(by, in: reading)
      return try reading.auditRecords(filter)
    }
  }
}

/// Who may look into the audit.
enum AuditActing {
  /// Throws for anybody but admins and auditors.
  static func check(_ acting: Acting, in reading: Reading) throws {
    let user = try acting.user(in: reading)
    switch user.role {
    case .admin, .auditor: return
    case .agent, .approver: throw DeskRefusal.roleMayNotAudit(user.role)
    }
  }
}
