import Dates
import Desk
import Roster
import Rules
import Store

extension TestDesk {
  func remind(on text: String? = nil, isDryRun: Bool = false) throws -> ReminderReport {
    try SendOverdue(on: text.map(day) ?? clock.today, policy: policy, isDryRun: isDryRun).perform(with: parts)
  }

  /// What structures have been told: `structure/adviser/obligation/stage`, in the order of the outbox.
  func told() throws -> [String] {
    try outbox().filter { $0.state != .cancelled }.flatMap { row in
      row.reminders.map { "\($0.structure)/\($0.adviser)/\($0.obligation)/\($0.stage)" }.sorted()
    }
  }

  /// Makes letters due, as an agent does.
  ///
  /// - Returns: how many.
  @discardableResult func retry(_ ids: [Int64]? = nil) throws -> Int {
    try RetryMail(ids, by: Acting(login: "agnes")).perform(with: parts).value().due
  }

  /// One run over the outbox, which hands every message to `deliver`.
  func dispatch(
    on text: String? = nil, owner: String = "run", fence: Fence = Fence(), limit: Int? = nil,
    shouldStop: () -> Bool = { false }, _ deliver: Deliver?
  ) throws -> DispatchReport {
    try Dispatch(on: text.map(day) ?? clock.today, policy: policy, owner: owner, fence: fence, limit: limit)
      .perform(with: parts, deliver: deliver, shouldStop: shouldStop)
  }
}

extension DeliveryResult {
  static let accepted = DeliveryResult(outcome: .accepted, code: 250, reply: "ok", host: "mx.example")
  static let deferred = DeliveryResult(outcome: .deferred, code: 451, reply: "later", host: "mx.example")
  static let refused = DeliveryResult(
    outcome: .failed, code: 550, enhanced: "5.1.1", reply: "no such user", host: "mx.example")
  static let doubtful = DeliveryResult(outcome: .inDoubt, reply: "no-answer", host: "mx.example")
  static let silence = DeliveryResult(outcome: .deferred, reply: "unreachable", host: "mx.example")
}
