import Dates
import Envelope
import Foundation
import GRDB
import Roster
import Rules
import Store

/// A database of its own for one test, gone with it.
final class Workplace: Sendable {
  let folder: URL
  var path: String { folder.appending(path: "quitus.sqlite").path() }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "quitus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }  // a folder left behind harms nobody

  func store() throws -> Store { try Store.open(path, creating: true) }

  func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  /// Another program at the same file, which knows nothing of ours.
  func stranger<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
    let queue = try DatabaseQueue(path: path)
    let answer = try queue.write(body)
    try queue.close()
    return answer
  }
}

/// The first moment of 2026.
let newYear = Instant(rawValue: 1_767_225_600_000)

func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

func completion(_ module: String, _ text: String) -> Completion {
  guard let code = ModuleCode(module) else { preconditionFailure("no such module: \(module)") }
  return Completion(day: day(text), module: code)
}

func period(_ start: String, _ end: String? = nil) -> Period {
  guard let period = Period(start: day(start), end: end.map(day)) else { preconditionFailure("ends before it starts") }
  return period
}

extension Writing {
  /// Adviser 1 at town hall 7 since 2023.
  func introduce() throws {
    try append(Structure(id: StructureID("7"), name: "Mairie", kind: .public), importID: nil)
    try save(Adviser(id: AdviserID("1"), lastName: "Exemple", firstName: "Ada"), importID: nil)
    let employment = Employment(structure: StructureID("7"), period: period("2023-01-01"))
    try append(employment, of: AdviserID("1"), importID: nil)
    try append(Training(entry: day("2023-02-01"), exemption: .no), of: AdviserID("1"), importID: nil)
  }

  func add(_ completion: Completion, retracted: Bool = false) throws {
    try append(completion, retracted: retracted, of: AdviserID("1"), importID: nil)
  }

  /// A letter to somebody, called `name`.
  @discardableResult
  func post(
    _ name: String, _ purpose: Purpose = .decision, reminders: [ReminderKey] = [], notices: [NoticeKey] = []
  ) throws -> Int64 {
    let envelope = SealedEnvelope(
      sender: try MailAddress("desk@quitus.example"), recipients: [try MailAddress("somebody@town.example")],
      messageID: try MessageID("\(name)@quitus.example"), subject: name, bytes: Array(name.utf8), purpose: purpose)
    return try enqueue(
      envelope, letter: notices.first?.kind.rawValue ?? "overdue", language: "fr", caseReference: nil,
      structure: reminders.first?.structure, reminders: reminders, campaign: nil, notices: notices)
  }
}

func notice(
  _ subject: NoticeSubject = .obligation(.annual(2025)), stage: Int = 30, to structure: String? = nil
) -> NoticeKey {
  NoticeKey(
    kind: structure == nil ? .upcomingDeadline : .unfundedModule, adviser: AdviserID("1"),
    structure: structure.map { StructureID($0) }, subject: subject, stage: stage)
}

func reminder(_ obligation: ObligationID = .annual(2025), stage: Int = 1) -> ReminderKey {
  ReminderKey(structure: StructureID("7"), adviser: AdviserID("1"), obligation: obligation, stage: stage)
}
