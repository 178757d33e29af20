import Cases
import Dates
import Envelope
import Roster
import Rules
import Testing

@testable import Store

@Suite struct NoticeTests {
  @Test(arguments: [
    (NoticeSubject.obligation(.annual(2026)), "annual-2026"), (.obligation(.initial), "initial"),
    (.completion(completion("M07", "2026-03-01")), "2026-03-01 M07"),
    (.completion(completion("CAFÉ IA/2", "2026-03-01")), "2026-03-01 CAFÉ IA/2"),
    (.papers(CaseReference(year: 2026, number: 42), act: 3), "2026-00042/3"),
  ])
  func `what a notice is about is kept as a text and read back`(subject: NoticeSubject, text: String) {
    #expect(subject.description == text && NoticeSubject(text) == subject)
  }

  @Test(arguments: [
    "", "annual", "2026-03-01", "2026-03-01 ", "2026-00042", "2026-00042/", "2026-42/3", "2026-00042/03",
  ])
  func `another text is about nothing`(text: String) { #expect(NoticeSubject(text) == nil) }

  @Test func `the same thing is told once at a stage while it stands, and again once it was taken back`() throws {
    let place = try Workplace()
    let store = try place.store()
    let module = NoticeSubject.completion(completion("M02", "2025-03-01"))
    let first = [notice(), notice(.obligation(.annual(2024)))]
    try store.write(at: newYear) { writing in
      try writing.introduce()
      try writing.append(Structure(id: StructureID("8"), name: "Asso", kind: .private), importID: nil)
      try writing.post("a", .reminder, notices: first)
      // Another stage, and another employer, are other tellings.
      try writing.post("b", .reminder, notices: [notice(stage: 7)])
      try writing.post("c", .reminder, notices: [notice(module, stage: 0, to: "7")])
      try writing.post("d", .reminder, notices: [notice(module, stage: 0, to: "8")])
    }
    for (index, again) in [notice(), notice(stage: 7), notice(module, stage: 0, to: "8")].enumerated() {
      #expect(throws: StoreError.constraint) {
        try store.write(at: newYear) { try $0.post("again-\(index)", .reminder, notices: [again]) }
      }
    }
    #expect(try store.read { try $0.latestStage(of: notice()) } == 7)
    try store.write(at: newYear) { writing in
      try writing.untell(notice(.obligation(.annual(2024))), in: 1)
      try writing.post("e", .reminder, notices: [notice(.obligation(.annual(2024)))])
    }
    #expect(try store.read { try $0.outbox() }.map(\.notices.count) == [1, 1, 1, 1, 1])
    try store.write(at: newYear) { try $0.cancel(1, reason: "no-longer-true") }
    #expect(try store.read { try $0.noticesSent() }.contains(notice()) == false)
    // It may have arrived: what it told stays told.
    try store.write(at: newYear) { try $0.cancel(2, reason: "by-hand", untelling: false) }
    #expect(try store.read { try $0.noticesSent() }.contains(notice(stage: 7)))
  }
}
