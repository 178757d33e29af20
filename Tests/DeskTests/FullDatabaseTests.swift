import Cases
import Dates
import Desk
import GRDB
import Roster
import Rules
import Testing

@testable import Store

/// The database may not grow any more: an act is refused whole, wherever it would have needed another page.
@Suite struct FullDatabaseTests {
  /// What is done to a case that waits for a decision, or to one that begins.
  enum Deed: String, CaseIterable, Sendable {
    case note, open, approve, refuse, sendBack, requestDocuments

    /// Long enough to need pages of its own.
    private static let words = String(repeating: "Mots. ", count: 3000)

    func perform(_ desk: TestDesk, _ reference: CaseReference) throws {
      let (by, today, parts) = (Acting(login: "agnes"), desk.clock.today, desk.parts)
      switch self {
      case .note: _ = try NoteCase(reference, text: Self.words, by: by, on: today).perform(with: parts).value()
      case .open:
        _ = try OpenCase(
          adviser: AdviserID("2"), obligation: .annual(2025), ground: GroundCode(rawValue: "sick-leave"),
          message: Self.words, by: by, on: today
        ).perform(with: parts).value()
      case .approve: _ = try desk.approve(reference).value()
      case .refuse: _ = try desk.refuse(reference, Self.words).value()
      case .sendBack:
        _ = try SendBackCase(reference, reason: Self.words, by: by, on: today).perform(with: parts).value()
      case .requestDocuments:
        _ = try RequestDocuments(reference, text: Self.words, due: today.adding(days: 20), by: by, on: today)
          .perform(with: parts).value()
      }
    }
  }

  @Test(arguments: Deed.allCases) func `an act that finds no room for its pages is not done at all`(deed: Deed) throws {
    let desk = try TestDesk()
    try desk.importTownHall()
    let reference = try desk.proposed()
    let before = try desk.everything()
    let pages = try desk.pages()
    var refusals = 0
    while true {
      try desk.limit(toPages: pages + refusals)
      do {
        try deed.perform(desk, reference)
        break
      } catch let error as StoreError {
        #expect(error == .full)
        #expect(try desk.everything() == before)
        refusals += 1
      }
    }
    #expect(refusals > 0)
    #expect(try desk.everything() != before)
    try desk.checkInvariants()
  }
}

extension TestDesk {
  fileprivate func pages() throws -> Int {
    try parts.store.pool.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
  }

  /// SQLite refuses to make the database larger than this; it says so as it does of a full disk.
  fileprivate func limit(toPages count: Int) throws {
    try parts.store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
  }
}
