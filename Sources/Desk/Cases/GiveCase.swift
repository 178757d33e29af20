public import Cases
public import Dates
import Store

/// Hands a case to a colleague, who instructs it.
public struct GiveCase: Sendable {
  public var reference: CaseReference
  /// The login of the colleague.
  public var receiver: String
  public var by: Acting
  /// The day on which the act takes effect.
  public var on: Day

  public init(_ reference: CaseReference, receiver: String, by: Acting, on: Day) {
    self.reference = reference
    self.receiver = receiver
    self.by = by
    self.on = on
  }

  public func perform(with parts: DeskParts) throws -> Outcome<CaseDone, DeskRefusal> {
    try parts.act(.give(to: receiver), on: reference, by: by, on: on) { acting, _ in
      guard let user = try acting.reading.user(receiver) else { throw DeskRefusal.noSuchReceiver(receiver) }
      guard user.role.mayInstruct else { throw DeskRefusal.move(.receiverMayNotInstruct(receiver)) }
    }
  }
}
