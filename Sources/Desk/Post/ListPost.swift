public import Cases
public import Dates
public import Roster
import Store

/// Lists the letters that mail does not bring and that are to go by post.
///
/// A reminder, or a notice, in which nothing is true any more is none of them.
public struct ListPost: Sendable {
  /// Those that are done with, too.
  public var includesDone: Bool
  /// Those about this case alone.
  public var reference: CaseReference?

  /// By which reminders are held against the day's facts.
  public var policy: OverduePolicy

  public init(
    includesDone: Bool = false, of reference: CaseReference? = nil, policy: OverduePolicy = OverduePolicy()
  ) {
    self.includesDone = includesDone
    self.reference = reference
    self.policy = policy
  }

  /// By the numbers of the letters.
  public func perform(with parts: DeskParts) throws -> [PostedLetter] {
    let check = PaperCheck(parts: parts, policy: policy)
    return try parts.store.read { reading in
      let rows = try reference.map { try reading.outbox(OutboxFilter(caseReference: $0)) } ?? reading.lettersForPost()
      return try rows.map { try PostedLetter($0, in: reading) }.filter {
        if $0.why == .mailed, $0.acts.isEmpty { return false }
        if includesDone { return true }
        return try $0.isOpen && check.isTrue($0.row, in: reading)
      }
    }
  }
}

/// Why nothing is done about a letter by post.
public enum PostRefusal: Error, Sendable, Hashable {
  /// Its words are gone.
  case emptied(Int64)
  /// It has arrived by mail as far as anybody knows, or is on its way.
  case goesByMail(Int64)
  case inTheFuture(Day, today: Day)
  /// Nothing is posted or handed over before it is written, nor handed over before it is posted.
  case before(Day, earliest: Day)
  case noReason
  /// Nothing that the structure is to be told waits for the post, or it has an address.
  case nothingToTell(StructureID)
  /// What a reminder tells is no longer true.
  case noLongerTrue(Int64)
}
