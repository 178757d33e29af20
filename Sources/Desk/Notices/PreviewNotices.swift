import Dates
import Envelope
import Mail
import Roster
import Store

/// Shows every notice of a day as it would be read, and changes nothing.
public struct PreviewNotices: Sendable {
  public var plan: PlanNotices

  public init(_ plan: PlanNotices) { self.plan = plan }

  /// One letter as it would be read.
  public struct Shown: Sendable {
    /// Its place in the plan, from 1.
    public var number: Int
    public var letter: NoticeLetter
    public var subject: String
    public var text: String
    public var html: String
    /// The whole message.
    public var bytes: [UInt8]
  }

  /// - Parameter body: is told of each letter, one after another.
  public func perform(with parts: DeskParts, _ body: (Shown) throws -> Void) throws -> NoticePlan {
    let plan = try self.plan.perform(with: parts)
    for (index, letter) in plan.letters.enumerated() {
      let mark = try parts.mailing.postmark(on: plan.day, at: parts.clock.now())
      guard let shown = parts.mailing.preview(letter, mark), let envelope = shown.posting.envelope else { continue }
      try body(
        Shown(
          number: index + 1, letter: letter, subject: shown.subject, text: shown.text, html: shown.html,
          bytes: envelope.bytes))
    }
    return plan
  }
}
