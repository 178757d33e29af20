import Cases
import Dates
import Desk
import Foundation
import Intake
import Roster
import Store
import TestProgram
import Testing

/// Two opposite decisions of one case at the same moment, by two processes, a thousand times over.
@Suite struct OppositeDecisionsTests {
  /// One approver may decide alone, so that a case waits for nothing but the decision.
  static let grounds = "grounds: [{code: other, fr: autre, en: other, decision: one}]"
  static let rounds = 1000

  @Test func `of an approval and a refusal in the same instant exactly one stands, and the other person is told`()
    throws
  {
    let desk = try TestDesk()
    let references = try openCases(desk)
    let path = desk.folder.appending(path: "quitus.sqlite").path
    let two = try ["approve", "refuse"].enumerated().map { number, verdict in
      try OneOfTwo(path, verdict, login: ["paul", "petra"][number], on: desk.clock.today)
    }
    var approvals = 0
    var overlaps = 0
    for (round, reference) in references.enumerated() {
      // Whoever is called first has a head start of some microseconds: they take turns.
      let order = round.isMultiple(of: 2) ? [0, 1] : [1, 0]
      for index in order { try two[index].ask(reference) }
      let answers = try two.map { try $0.answer() }
      #expect(answers.map(\.word).sorted() == ["done", "refused"], "\(reference): \(answers)")
      if answers[0].word == "done" { approvals += 1 }
      if answers[0].work.overlaps(answers[1].work) { overlaps += 1 }
    }
    #expect((Self.rounds / 20...Self.rounds * 19 / 20).contains(approvals), "\(approvals) approvals")
    #expect(overlaps >= Self.rounds / 2, "at work at the same time in \(overlaps) rounds")
    try seeThatEachIsDecidedOnce(desk, references, approvals: approvals)
  }

  /// As many open cases as rounds, each of an adviser of their own.
  private func openCases(_ desk: TestDesk) throws -> [CaseReference] {
    let petra = User(
      login: "petra", name: "Petra", capacity: "chargée de support", email: "petra@desk.example", role: .approver)
    _ = try SaveUser(petra).perform(with: desk.parts)
    _ = try desk.importStructures("7;Mairie de Fleur;;public;35;Mme Aubin;contact@fleur.example")
    try desk.importManyAdvisers(Self.rounds)
    return try (1...Self.rounds).map { try desk.open(String($0), ground: "other").value().file.reference }
  }

  /// In the database: one verdict, the letters of that verdict and of no other.
  private func seeThatEachIsDecidedOnce(_ desk: TestDesk, _ references: [CaseReference], approvals: Int) throws {
    let letters = Dictionary(grouping: try desk.outbox().filter { $0.letter.isOfDecision }, by: \.caseReference)
    var approved = 0
    for reference in references {
      let file = try desk.file(reference)
      let verdicts = file.timeline.map(\.act.verb).filter { $0 == .approve || $0 == .refuse }
      #expect(verdicts == [file.state == .approved ? .approve : .refuse])
      let expected = file.state == .approved ? ["approval", "decision-notice"] : ["decision-notice", "refusal"]
      #expect(letters[reference]?.map(\.letter).sorted() == expected, "\(reference)")
      if file.state == .approved { approved += 1 }
    }
    #expect(approved == approvals)
    try desk.checkInvariants()
  }
}

extension String {
  fileprivate var isOfDecision: Bool { ["approval", "decision-notice", "refusal"].contains(self) }
}

extension TestDesk {
  /// Advisers 1 and on of the town hall, who owe a module of 2025.
  fileprivate func importManyAdvisers(_ count: Int) throws {
    let header = "id;last_name;first_name;email;structure_id;employment_start;employment_end;initial_training_entry"
    let rows = (1...count).map { "\($0);Nom\($0);Zoé;a\($0)@fleur.example;7;2025-01-01;;2023-02-01;no;" }
    let file = try Self.file(header + ";exempt;exempted_on", rows)
    let source = ImportSource(file: "advisers.csv", digest: "0", by: "agnes")
    _ = try ImportAdvisers(file.advisers(), from: source, isDryRun: false).perform(with: parts)
    _ = try importCompletions(completeTo: "2026-12-31")
  }
}

/// A process that decides what it is asked to, as soon as it is asked.
private final class OneOfTwo {
  private let process = Process()
  private let questions = Pipe()
  private let answers: FileHandle
  private var unread = Data()

  struct Answer {
    var word: String
    /// When it was at work, in nanoseconds of the clock that all processes share.
    var work: ClosedRange<UInt64>
  }

  init(_ path: String, _ verdict: String, login: String, on day: Day) throws {
    let output = Pipe()
    answers = output.fileHandleForReading
    process.executableURL = Program.url.deletingLastPathComponent().appending(path: "decider")
    process.arguments = [path, verdict, login, day.description, OppositeDecisionsTests.grounds]
    process.standardInput = questions
    process.standardOutput = output
    try process.run()
    #expect(try line() == "ready")
  }

  deinit {
    try? questions.fileHandleForWriting.close()  // it ends when nobody asks any more
    process.waitUntilExit()
  }

  func ask(_ reference: CaseReference) throws {
    try questions.fileHandleForWriting.write(contentsOf: Data("\(reference)\n".utf8))
  }

  func answer() throws -> Answer {
    let words = try line().split(separator: " ")
    let (begun, ended) = (try #require(UInt64(words[1])), try #require(UInt64(words[2])))
    return Answer(word: String(words[0]), work: begun...ended)
  }

  private func line() throws -> String {
    while true {
      if let end = unread.firstIndex(of: 10) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = answers.availableData
      try #require(!more.isEmpty, "the process has ended")
      unread += more
    }
  }
}
