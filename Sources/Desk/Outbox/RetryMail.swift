import Store

/// Makes messages due now: those deferred and failed, or those named, in doubt and held ones included.
public struct RetryMail: Sendable {
  public var ids: [Int64]?

  public init(_ ids: [Int64]? = nil) { self.ids = ids }

  /// - Returns: how many messages are due because of it.
  public func perform(with parts: DeskParts) throws -> Int {
    try parts.changing { try $0.makeDue(ids) }
  }
}
