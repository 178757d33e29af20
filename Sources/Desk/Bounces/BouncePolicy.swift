import Dates
import Intake
import Store

/// When an address is muted, beyond those that do not exist.
public struct BouncePolicy: Sendable, Hashable {
  /// Letters that do not get through on so many days mute the address (`mail.bounces.soft_limit`); 0 for never.
  public var softLimit: Int
  /// Within how many days (`mail.bounces.soft_days`).
  public var softDays: Int

  public init(softLimit: Int = 3, softDays: Int = 30) {
    self.softLimit = softLimit
    self.softDays = softDays
  }

  /// Whether a failure on `day` mutes an address that has failed on `before`: days on which several letters failed count once.
  func mutes(_ kind: AddressMark.Kind, on day: Day, before: [Day]) -> Bool {
    switch kind {
    case .hard, .byHand: return true
    case .refused: return false
    case .soft:
      let first = day.adding(days: 1 - softDays)
      let days = Set(before.filter { first <= $0 && $0 <= day }).union([day])
      return softLimit > 0 && days.count >= softLimit
    }
  }
}

extension AddressMark.Kind {
  /// What a verdict says against an address; nil where it says nothing.
  init?(_ verdict: BounceVerdict) {
    switch verdict {
    case .hard: self = .hard
    case .soft: self = .soft
    case .refused: self = .refused
    case .delayed, .delivered: return nil
    }
  }
}
