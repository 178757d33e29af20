import Cases
import Dates
import Foundation
import GRDB
import Rules
import Sealing
import Testing

@testable import Store

/// Papers in the database: what is read back, what cannot be changed, and what is gone.
@Suite struct EvidenceStoreTests {
  static let reference = CaseReference(year: 2025, number: 1)
  /// Bytes that stand nowhere else.
  static let mark = Array("SEALED-BYTES-".utf8) + (0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 7 + 1) }

  static func record(_ id: Int64, _ kind: EvidenceKind = .pdf, from: Day? = nil) -> EvidenceRecord {
    EvidenceRecord(
      id: EvidenceID(rawValue: id), reference: reference, kind: kind, size: 9, validFrom: from,
      validTo: day("2025-12-31"), addedBy: "agnes", systemUser: "desk", addedAt: newYear,
      keeping: EvidenceKeeping(latest: day("2026-05-01"), daysAfterClosing: 90))
  }

  static func sealed(_ fill: UInt8 = 1) -> SealedFile {
    SealedFile(
      key: WrappedFileKey(under: .init(rawValue: "00ff"), bytes: Array(repeating: fill, count: 40)),
      nonce: Array(repeating: 2, count: 12), bytes: mark)
  }

  /// A case with one paper, numbered 1.
  static func fill(_ writing: Writing) throws {
    try writing.introduce()
    try writing.save(try #require(StoredWords.file(number: 1, acts: [])), previousVersion: 0)
    try writing.append(record(1), sealed())
    try writing.append(
      EvidenceAct(
        evidence: EvidenceID(rawValue: 1), what: .open, by: "agnes", systemUser: nil, at: newYear, reason: "Vu."))
  }

  @Test(arguments: EvidenceKind.allCases) func `a paper of every kind is read back`(kind: EvidenceKind) throws {
    let store = try Workplace().store()
    try store.write(at: newYear, Self.fill)
    let record = Self.record(2, kind, from: day("2025-01-01"))
    try store.write(at: newYear) { writing in
      #expect(try writing.nextEvidenceID() == record.id)
      try writing.append(record, Self.sealed(3))
    }
    #expect(try store.read { try $0.evidence(record.id) } == record)
    #expect(try store.read { try $0.evidence(of: Self.reference) }.map(\.openings) == [1, 0])
    #expect(try store.read { try $0.sealedEvidence(record.id) } == Self.sealed(3))
    #expect(try store.read { try $0.evidence(EvidenceID(rawValue: 3)) } == nil)
  }

  @Test(arguments: EvidenceAct.What.allCases) func `every act on a paper is read back`(what: EvidenceAct.What) throws {
    let store = try Workplace().store()
    let act = EvidenceAct(
      evidence: EvidenceID(rawValue: 1), what: what, by: "paul", systemUser: "desk", at: newYear, reason: "Doublon.")
    try store.write(at: newYear) { writing in
      try Self.fill(writing)
      try writing.append(act)
    }
    #expect(try store.read { try $0.evidenceActs(of: act.evidence) }.last == act)
  }

  @Test func `the day of a paper follows its case as it closes`() throws {
    let store = try Workplace().store()
    try store.write(at: newYear, Self.fill)
    #expect(try store.read { try $0.evidenceKept() }.map(\.purgeOn) == [day("2026-05-01")])
    try store.write(at: newYear) { writing in
      var file = try #require(try writing.reading.caseFile(Self.reference))
      file.append(CaseEvent(act: .withdraw, by: "agnes", systemUser: nil, on: day("2026-01-02"), at: newYear))
      try writing.save(file, previousVersion: 1)
    }
    #expect(try store.read { try $0.evidenceKept() }.map(\.purgeOn) == [day("2026-04-02")])
  }

  @Test func `a paper that is gone leaves its row and not one of its bytes, in database or log`() throws {
    let place = try Workplace()
    let store = try place.store()
    try store.write(at: newYear, Self.fill)
    #expect(try store.emptyLog())
    #expect(try place.bytes().range(of: Data(Self.mark.prefix(40))) != nil)
    try store.write(at: newYear.adding(seconds: 1)) { try $0.purgeEvidence(EvidenceID(rawValue: 1)) }
    #expect(try store.emptyLog())
    let record = try #require(try store.read { try $0.evidence(of: Self.reference) }.first)
    #expect(record.purgedAt == newYear.adding(seconds: 1) && record.size == 9 && record.openings == 1)
    #expect(try store.read { try $0.sealedEvidence(record.id) } == nil)
    #expect(try store.read { try ($0.evidenceKept().count, $0.evidenceKeyCount()) } == (0, 0))
    let wal = try Data(contentsOf: URL(filePath: place.path + "-wal"))
    for bytes in [try place.bytes(), wal] {
      for start in stride(from: 0, to: Self.mark.count - 40, by: 500) {
        #expect(bytes.range(of: Data(Self.mark[start..<start + 40])) == nil)
      }
      #expect(bytes.range(of: Data(repeating: 1, count: 40)) == nil)
    }
    let next = try store.write(at: newYear) { try $0.nextEvidenceID() }
    #expect(next == EvidenceID(rawValue: 2))
  }

  @Test func `keys go over to another workspace key some at a time, until none is left`() throws {
    let store = try Workplace().store()
    try store.write(at: newYear) { writing in
      try Self.fill(writing)
      for id in 2...5 { try writing.append(Self.record(Int64(id)), Self.sealed()) }
    }
    let new = WrappedFileKey(under: .init(rawValue: "0a"), bytes: Array(repeating: 9, count: 40))
    var steps: [Int] = []
    while true {
      let moved = try store.write(at: newYear) { writing in
        let others = try writing.reading.evidenceKeys(notUnder: new.under, limit: 2)
        for (id, _) in others { try writing.replaceEvidenceKey(of: id, with: new) }
        return others.count
      }
      if moved == 0 { break }
      steps.append(moved)
    }
    #expect(steps == [2, 2, 1])
    #expect(try store.read { try $0.sealedEvidence(EvidenceID(rawValue: 5)) }?.key == new)
  }

  @Test(arguments: [
    "UPDATE evidence SET added_by = 'paul'", "UPDATE evidence SET purge_on = '2030-01-01'", "DELETE FROM evidence",
    "UPDATE evidence SET purged_at = NULL", "UPDATE evidence_act SET by_login = 'paul'", "DELETE FROM evidence_act",
  ]) func `what is known of a paper cannot be changed or removed`(attempt: String) throws {
    let place = try Workplace()
    do { try place.store().write(at: newYear, Self.fill) }
    try place.stranger { db throws in
      let error = #expect(throws: DatabaseError.self) { try db.execute(sql: attempt) }
      #expect(error?.message == "append-only")
    }
  }

  @Test func `a paper goes once`() throws {
    let store = try Workplace().store()
    try store.write(at: newYear) { writing in
      try Self.fill(writing)
      try writing.purgeEvidence(EvidenceID(rawValue: 1))
    }
    #expect(throws: StoreError.constraint) {
      try store.write(at: newYear) { try $0.purgeEvidence(EvidenceID(rawValue: 1)) }
    }
  }

  @Test func `what is deleted is overwritten, through the very connection that writes`() throws {
    let store = try Workplace().store()
    let isOn = try store.write(at: newYear) { try Int.fetchOne($0.db, sql: "PRAGMA secure_delete") }
    #expect(isOn == 1)
  }
}
