public import Dates

/// One act on a case: what was done, by whom, the day it takes effect and the instant it was recorded.
public struct CaseEvent: Sendable, Hashable {
  public var act: Act
  /// The login.
  public var by: String
  public var systemUser: String?
  /// The login of the person in whose place it was done, by a substitute.
  public var inPlaceOf: String?
  /// The day on which it takes effect: earlier than the recording where it was done on paper.
  public var on: Day
  public var at: Instant
  /// The version of the adviser's facts that a decision rests on; nil for other acts.
  public var factsVersion: Int64?

  public init(
    act: Act, by: String, systemUser: String?, inPlaceOf: String? = nil, on: Day, at: Instant,
    factsVersion: Int64? = nil
  ) {
    self.act = act
    self.by = by
    self.systemUser = systemUser
    self.inPlaceOf = inPlaceOf
    self.on = on
    self.at = at
    self.factsVersion = factsVersion
  }
}
