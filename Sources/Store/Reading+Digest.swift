import GRDB

extension Reading {
  /// To which addresses the letters of one kind and campaign go; those that were cancelled do not count.
  public func recipients(of letter: String, campaign: String) throws -> Set<String> {
    let rows = try all(
      "SELECT recipients FROM outbox WHERE campaign = ? AND letter = ? AND state <> 'cancelled'", [campaign, letter]
    ) { $0[0] as String }
    return Set(rows.flatMap { $0.split(separator: "\n").map(String.init) })
  }
}
