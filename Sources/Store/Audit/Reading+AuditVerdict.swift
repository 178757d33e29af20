public import Audit
import GRDB

extension Reading {
  /// Goes through the whole chain, and through all rows that its entries stand for, and says what is not as it was written.
  ///
  /// - Parameter head: an entry that must be there, as it was when somebody signed it.
  public func auditVerdict(upTo head: SignedHead? = nil) throws -> AuditVerdict {
    var walk = ChainWalk(upTo: head)
    var claims: [String: [RowCheck.Claim]] = [:]
    var roles: [Substring: Substring] = [:]
    try eachAuditRecord(from: .min) { number, record in
      walk.take(number, record)
      guard let entry = record?.entry else { return }
      for rows in entry.bound.compactMap(BoundRows.init) {
        claims[rows.table, default: []].append(RowCheck.Claim(rows: rows, entry: number))
      }
      for line in entry.touched where line.hasPrefix("user ") {
        let words = line.split(separator: " ")
        if words.count == 3 { roles[words[1]] = words[2] }
      }
    }
    var verdict = walk.verdict()
    for table in BoundTable.all {
      verdict.findings += try RowCheck(table, claims: claims[table.name] ?? [], in: db).findings
    }
    verdict.findings += try changedCampaignLists()
    verdict.findings += try strangers(to: roles)
    return verdict
  }

  /// Those whose role is not the one last recorded of them.
  private func strangers(to roles: [Substring: Substring]) throws -> [AuditFinding] {
    var recorded = roles
    var found: [String] = []
    for user in try all("SELECT login, role FROM desk_user", [], { (login: $0[0] as String, role: $0[1] as String) }) {
      if recorded.removeValue(forKey: Substring(user.login)) != Substring(user.role) { found.append(user.login) }
    }
    return (found + recorded.keys.map(String.init)).sorted().map { .user($0) }
  }
}
