import Cases
import Dates
import Foundation
import GRDB
import Roster
import Rules
import Store
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  @Test func `two programs that write at the same time wait for one another, and nothing is lost`() throws {
    let place = try Workplace()
    try place.store().write(at: newYear) { try $0.introduce() }
    let stores = try [Store.open(place.path), Store.open(place.path)]
    let errors = Threads.run(4) { thread in
      for number in 0..<15 {
        try stores[thread % 2].write(at: newYear) { writing in
          try writing.add(Completion(day: day("2025-01-01").adding(days: number), module: Self.module(thread)))
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(try stores[0].read { try $0.completions(of: AdviserID("1")).count } == 60)
    let spans = try place.stranger {
      try Row.fetchAll($0, sql: "SELECT first_seq, last_seq FROM revision ORDER BY last_seq").map {
        ($0[0] as Int64)...($0[1] as Int64)
      }
    }
    #expect(spans.flatMap(Array.init) == Array(1...Int64(spans.last?.upperBound ?? 0)))
  }

  @Test func `cases opened at the same time have references without a gap`() throws {
    let place = try Workplace()
    try place.store().write(at: newYear) { try $0.introduce() }
    let stores = try [Store.open(place.path), Store.open(place.path)]
    let errors = Threads.run(2) { thread in
      for _ in 0..<8 {
        try stores[thread].write(at: newYear) { writing in
          let reference = try writing.nextReference(year: 2026)
          try writing.save(try #require(Self.file(reference)), previousVersion: 0)
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(try stores[0].read { try $0.caseFiles().map(\.reference.number) } == Array(1...16))
  }

  @Test func `readers see the last whole state while a long change is being made`() throws {
    let place = try Workplace()
    let store = try place.store()
    let other = try Store.open(place.path)
    try store.write(at: newYear) { try $0.introduce() }
    let (inside, looked, done) = (Signal(), Signal(), Signal())
    Thread.detachNewThread {
      // Whether the change itself worked is what the last question of the test is about.
      try? store.write(at: newYear) { writing in
        try writing.add(completion("M01", "2025-03-03"))
        inside.send()
        looked.wait()
      }
      done.send()
    }
    #expect(inside.wait())
    for reader in [store, other] {
      #expect(try reader.read { try $0.completions(of: AdviserID("1")) }.isEmpty)
    }
    looked.send()
    #expect(done.wait())
    for reader in [store, other] {
      #expect(try reader.read { try $0.completions(of: AdviserID("1")).count } == 1)
    }
  }

  @Test func `what others commit is not seen within one reading`() throws {
    let place = try Workplace()
    let store = try place.store()
    let other = try Store.open(place.path)
    try store.write(at: newYear) { try $0.introduce() }
    try store.read { reading in
      let before = try reading.factsVersion()
      try other.write(at: newYear) { try $0.add(completion("M01", "2025-03-03")) }
      #expect(try reading.factsVersion() == before)
      #expect(try reading.completions(of: AdviserID("1")).isEmpty)
    }
    #expect(try store.read { try $0.completions(of: AdviserID("1")).count } == 1)
  }

  private static func module(_ thread: Int) -> ModuleCode { completion("M0\(thread + 1)", "2025-01-01").module }

  private static func file(_ reference: CaseReference) -> CaseFile? {
    let opening = Opening(
      adviser: AdviserID("1"), obligation: .annual(2025), ground: GroundCode(rawValue: "other"), modules: 1,
      requestedBy: .adviser, receivedOn: day("2026-01-01"))
    let event = CaseEvent(act: .open(opening), by: "agnes", systemUser: nil, on: day("2026-01-01"), at: newYear)
    return CaseFile(reference: reference, timeline: [event])
  }
}

/// One word from one thread to another.
private final class Signal: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func send() { semaphore.signal() }

  /// Whether the word came; a thread that never sends it fails the test instead of stopping it.
  @discardableResult
  func wait() -> Bool { semaphore.wait(timeout: .now() + 20) == .success }
}
