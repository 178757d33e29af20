import Cases
import Dates
import Desk
import Store

extension TestDesk {
  func noticePlan(
    _ kinds: [NoticeKind] = NoticeKind.allCases, on text: String? = nil, _ policy: NoticePolicy = NoticePolicy()
  ) -> PlanNotices {
    PlanNotices(on: text.map(day) ?? clock.today, policy: policy, kinds: Set(kinds))
  }

  /// Queues the notices of the clock's day, or of `on`.
  @discardableResult
  func notify(
    _ kinds: [NoticeKind] = NoticeKind.allCases, on text: String? = nil, limit: Int? = nil, with parts: DeskParts? = nil
  ) throws -> SendNotices.Report {
    try SendNotices(noticePlan(kinds, on: text), limit: limit).perform(with: parts ?? self.parts)
  }

  /// What people have been told ahead of time: `kind adviser subject stage`, letter by letter.
  func noticed() throws -> [String] {
    try outbox().flatMap { row in row.notices.map(Self.words) }
  }

  static func words(_ key: NoticeKey) -> String {
    "\(key.kind.rawValue) \(key.adviser) \(key.subject) \(key.stage)" + (key.structure.map { " to \($0)" } ?? "")
  }

  /// Who is left out on a day: `kind adviser subject reason`.
  func leftOut(_ kinds: [NoticeKind] = NoticeKind.allCases, on text: String? = nil) throws -> [String] {
    try noticePlan(kinds, on: text).perform(with: parts).leftOut.map {
      "\($0.kind.rawValue) \($0.adviser) \($0.subject) \($0.reason.rawValue)"
    }
  }

  /// Asks for papers in a case, until `due`.
  func askForPapers(_ reference: CaseReference, by due: String) throws {
    _ = try RequestDocuments(
      reference, text: "L’attestation de l’employeur.", due: day(due), by: Acting(login: "agnes"), on: clock.today
    ).perform(with: parts).value()
  }

  /// What leaves, as its readers see it.
  func sent() throws -> [String] {
    var letters: [String] = []
    _ = try dispatch { mail in
      letters.append(PlainLetter.text(of: mail.bytes))
      return .accepted
    }
    return letters
  }
}
