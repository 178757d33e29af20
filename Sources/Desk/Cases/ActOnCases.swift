public import Cases
public import Dates
import Store

/// Does one thing to many cases, one after another, each in a transaction of its own.
///
/// Nothing here decides, closes or opens anew: that is done case by case, by somebody who has seen what it would change. What one
/// case refuses keeps none of the others back. Done again, it leaves alone what it finds as it would leave it, so that a run that was
/// interrupted is simply run again.
public struct ActOnCases: Sendable {
  /// What is done to each.
  public enum Act: Sendable, Hashable {
    case take
    case give(to: String)
    case unassign
    case label(String)
    case unlabel(String)
    case note(String)
    case requestDocuments(String, by: Day)
  }

  /// What came of one case.
  public enum Result: Sendable, Equatable {
    case done(CaseDone)
    /// It was so already.
    case unchanged(CaseFile)
    case refused(DeskRefusal)
  }

  public var references: [CaseReference]
  public var act: Act
  public var by: Acting
  /// The day on which the acts take effect.
  public var on: Day

  public init(_ act: Act, on references: [CaseReference], by: Acting, on day: Day) {
    self.references = references
    self.act = act
    self.by = by
    on = day
  }

  /// Goes through the cases in the order given, and tells of each once it is committed.
  ///
  /// - Parameter shouldStop: looked at between two cases.
  /// - Returns: how many cases were not come to.
  public func perform(
    with parts: DeskParts, shouldStop: () -> Bool = { false }, telling: (CaseReference, Result) throws -> Void
  ) throws -> Int {
    for (count, reference) in references.enumerated() {
      if shouldStop() { return references.count - count }
      try telling(reference, try result(reference, parts))
    }
    return 0
  }

  /// Why nobody of this name does this to any case at all; nil where nothing speaks against it beforehand.
  public func obstacle(with parts: DeskParts) throws -> DeskRefusal? {
    try parts.store.read { reading in
      guard let user = try reading.user(by.login) else { return .noSuchUser(by.login) }
      guard user.role.mayInstruct else { return .move(.roleMayNotInstruct(user.role)) }
      guard case .give(let login) = act else { return nil }
      guard let receiver = try reading.user(login) else { return .noSuchReceiver(login) }
      return receiver.role.mayInstruct ? nil : .move(.receiverMayNotInstruct(login))
    }
  }

  private func result(_ reference: CaseReference, _ parts: DeskParts) throws -> Result {
    if let file = try parts.store.read({ try $0.caseFile(reference) }), isDone(to: file) { return .unchanged(file) }
    return switch try perform(on: reference, parts) {
    case .done(let done): .done(done)
    case .refused(let refusal): .refused(refusal)
    }
  }

  private func perform(on reference: CaseReference, _ parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    switch act {
    case .take: try TakeCase(reference, by: by, on: on).perform(with: parts)
    case .give(let login): try GiveCase(reference, receiver: login, by: by, on: on).perform(with: parts)
    case .unassign: try UnassignCase(reference, by: by, on: on).perform(with: parts)
    case .label(let label): try LabelCase(reference, label: label, by: by, on: on).perform(with: parts)
    case .unlabel(let label):
      try LabelCase(reference, label: label, isPutOn: false, by: by, on: on).perform(with: parts)
    case .note(let text): try NoteCase(reference, text: text, by: by, on: on).perform(with: parts)
    case .requestDocuments(let text, let due):
      try RequestDocuments(reference, text: text, due: due, by: by, on: on).perform(with: parts)
    }
  }

  /// Whether the case is as this would leave it: what is said once need not be said again.
  private func isDone(to file: CaseFile) -> Bool {
    switch act {
    case .take: file.assignedTo == by.login && file.state != .received && !file.state.isClosed
    case .give(let login): file.assignedTo == login && !file.state.isClosed
    case .unassign: file.assignedTo == nil && !file.state.isClosed
    case .label(let label): file.labels.contains(label)
    case .unlabel(let label): !file.labels.contains(label)
    case .note: file.timeline.contains { $0.by == by.login && $0.on == on && $0.act == said }
    case .requestDocuments(let text, let due):
      file.request.map { $0.text == text && $0.by == due } ?? false
    }
  }

  private var said: Cases.Act? {
    if case .note(let text) = act { return .note(text) }
    return nil
  }
}
