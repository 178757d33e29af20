public import Cases
public import Dates
public import Roster
import Store

/// Lists the letters that mail does not bring and that are to go by post.
public struct ListPost: Sendable {
  /// Those that are done with, too.
  public var includesDone: Bool
  /// Those about this case alone.
  public var reference: CaseReference?

  public init(includesDone: Bool = false, of reference: CaseReference? = nil) {
    self.includesDone = includesDone
    self.reference = reference
  }

  /// By the numbers of the letters.
  public func perform(with parts: DeskParts) throws -> [PostedLetter] {
    try parts.store.read { reading in
      let rows = try reference.map { try reading.outbox(OutboxFilter(caseReference: $0)) } ?? reading.lettersForPost()
      return try rows.map { try PostedLetter($0, in: reading) }.filter {
        ($0.why != .mailed || !$0.acts.isEmpty) && (includesDone || $0.isOpen)
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
