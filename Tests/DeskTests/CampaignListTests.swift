import Audit
import Dates
import Desk
import GRDB
import Store
import Testing

/// The list of a campaign is held against the digest that was signed, as often as the audit is verified.
@Suite struct CampaignListTests {
  /// A signed campaign of two letters; that to the town hall names two advisers, listed by name.
  private static func frozen() throws -> (desk: TestDesk, name: String) {
    let desk = try TestDesk()
    try desk.importTownHall()
    try desk.importTowns(1)
    return (desk, try desk.freeze().value().name)
  }

  @Test(
    arguments: [
      "UPDATE campaign_letter SET text_digest = replace(text_digest, substr(text_digest, 1, 1), 'g')",
      "UPDATE campaign_letter SET text_digest = '' WHERE id = 1", "UPDATE campaign_letter SET structure_id = '101'",
      "UPDATE campaign_letter SET addressee = 'manager' WHERE id = 2",
      "UPDATE campaign_reminder SET stage = 2 WHERE adviser_id = '2'",
      "UPDATE campaign_reminder SET obligation = 'annual-2024' WHERE adviser_id = '101'",
      "DELETE FROM campaign_reminder WHERE adviser_id = '1'",
      "DELETE FROM campaign_reminder WHERE letter_id = 2; DELETE FROM campaign_letter WHERE id = 2",
      "INSERT INTO campaign_reminder VALUES (2, '1', 'annual-2025', 1)",
    ])
  func `a letter that was changed, taken away or added past the program is found`(change: String) throws {
    let (desk, name) = try Self.frozen()
    #expect(try desk.parts.store.read { try $0.auditVerdict().findings } == [])
    let queue = try DatabaseQueue(path: desk.parts.store.path)
    try queue.inDatabase { db in
      for table in ["campaign_letter", "campaign_reminder"] {
        for trigger in try String.fetchAll(
          db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", arguments: [table])
        {
          try db.execute(sql: "DROP TRIGGER \(trigger)")
        }
      }
      try db.execute(sql: change)
    }
    #expect(try desk.parts.store.read { try $0.auditVerdict().findings } == [.campaign(name)])
  }

  @Test func `what the program does with a list leaves it as it was signed, and an erasure is no change`() throws {
    let (desk, name) = try Self.frozen()
    let campaign = try #require(try desk.parts.store.read { try $0.campaign(name) })
    _ = try desk.send(campaign).value()
    _ = try desk.dispatch { _ in .accepted }
    #expect(try desk.parts.store.read { try $0.auditVerdict().findings } == [])
    _ = try desk.importAdvisers("1;Martin;Alice;alice@fleur.example;7;2023-01-01;2026-01-16;2023-02-01;no;")
    desk.clock.set(day("2026-06-01"))
    _ = try AnonymiseTests.anonymise(desk).value()
    #expect(try desk.parts.store.read { try $0.auditVerdict().findings } == [])
  }
}
