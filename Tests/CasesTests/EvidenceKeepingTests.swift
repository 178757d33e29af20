import Cases
import Dates
import Roster
import Rules
import Testing

/// Until when a paper is kept.
@Suite struct EvidenceKeepingTests {
  static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test(arguments: [
    // Latest day, days after closing, day of closing, day it goes.
    ("2026-06-30", 90, nil, "2026-06-30"), ("2026-06-30", 90, "2026-01-01", "2026-04-01"),
    ("2026-06-30", 90, "2026-04-01", "2026-06-30"), ("2026-06-30", 90, "2026-03-31", "2026-06-29"),
    ("2026-06-30", 0, "2026-06-01", "2026-06-01"), ("2026-06-30", 90, "2026-12-01", "2026-06-30"),
  ]) func `it goes on the earlier of its day and so many days after the closing`(
    latest: String, days: Int, closed: String?, expected: String
  ) throws {
    let keeping = EvidenceKeeping(latest: try Self.day(latest), daysAfterClosing: days)
    #expect(keeping.purgeOn(closedOn: try closed.map(Self.day)).description == expected)
  }

  @Test(arguments: [
    // Received, added, stated day, latest day: two months and ninety days after the request, or after what is later.
    ("2026-01-10", "2026-01-12", nil, "2026-06-08"), ("2026-01-10", "2026-05-01", nil, "2026-07-30"),
    ("2026-01-10", "2026-01-12", "2026-02-01", "2026-02-01"), ("2026-01-10", "2026-01-12", "2027-02-01", "2027-02-01"),
  ]) func `its day is the stated one, else follows from the implied decision`(
    received: String, added: String, stated: String?, expected: String
  ) throws {
    let opening = Opening(
      adviser: .init("1"), obligation: .annual(2025), ground: GroundCode(rawValue: "other"), modules: 1,
      requestedBy: .adviser, receivedOn: try Self.day(received))
    let opened = CaseEvent(
      act: .open(opening), by: "anne", systemUser: nil, on: try Self.day(received), at: .init(rawValue: 0))
    let file = try #require(CaseFile(reference: CaseReference(year: 2026, number: 1), timeline: [opened]))
    let keeping = EvidenceKeeping(
      for: file, addedOn: try Self.day(added), until: try stated.map(Self.day), daysAfterClosing: 90)
    #expect(keeping.latest.description == expected)
  }

  @Test(arguments: [("yes", true), ("no", false)]) func `a ground says whether it keeps files`(
    word: String, keeps: Bool
  ) throws {
    let catalogue = try GroundCatalogue(yaml: "grounds:\n  - {code: a, fr: un, en: one, files: \(word)}\n")
    #expect(catalogue.grounds.map(\.keepsFiles) == [keeps])
    #expect(
      try GroundCatalogue(yaml: "grounds:\n  - {code: a, fr: un, en: one}\n").grounds.map(\.keepsFiles) == [false])
  }

  @Test(arguments: ["maybe", "", "[yes]", "true"]) func `another word for it is refused with its line`(word: String) {
    #expect(throws: GroundCatalogue.Flaw.wrongFiles(line: 2)) {
      try GroundCatalogue(yaml: "grounds:\n  - {code: a, fr: un, en: one, files: \(word)}\n")
    }
  }
}
