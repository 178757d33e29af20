import Store

/// Makes messages due now: those deferred and failed, or those named, in doubt and held ones included.
public struct RetryMail: Sendable {
  public var ids: [Int64]?

  public init(_ ids: [Int64]? = nil) { self.ids = ids }

  /// - Returns: how many messages are due because of it.
  public func perform(with parts: DeskParts) throws -> Int {
    try parts.changing(as: .desk(.retryMail, by: parts.runBy)) { writing in
      let count = try writing.makeDue(ids)
      writing.tell("due", count)
      return count
    }
  }
}
