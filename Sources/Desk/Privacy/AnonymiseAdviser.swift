import Cases
import Dates
public import Roster
public import Store

/// Takes a person out of the database: who it was goes, the cases stay under a drawn name (GDPR art. 17, art. 5(1)(e)).
public struct AnonymiseAdviser: Sendable {
  public var adviser: AdviserID
  public var cause: Erasure.Cause
  public var by: Acting

  public init(_ adviser: AdviserID, _ cause: Erasure.Cause = .asked, by: Acting) {
    self.adviser = adviser
    self.cause = cause
    self.by = by
  }

  /// What went and what stays.
  public struct Done: Sendable, Hashable {
    public var pseudonym: AdviserID
    public var counts: ErasedCounts
  }

  public func perform(with parts: DeskParts) throws -> Outcome<Done, DeskRefusal> {
    try parts.deciding(as: .desk(.anonymise, by: by)) { writing in
      try by.checkMayErase(in: writing.reading)
      return try erase(in: writing, parts)
    }
  }

  /// It is remembered outside the database before this commits: should the commit fail, the next purge does it again.
  func erase(in writing: Writing, _ parts: DeskParts) throws -> Done {
    guard let memory = parts.erasures else { throw DeskRefusal.privacy(.nowhereToRemember) }
    let today = parts.clock.today()
    guard try writing.reading.exists(adviser) else { throw DeskRefusal.noSuchAdviser(adviser) }
    if let obstacle = try ErasureObstacle.first(adviser, on: today, in: writing.reading) {
      throw DeskRefusal.privacy(.obstacle(obstacle))
    }
    var before = try memory.load()
    let pseudonym = before.pseudonym(of: adviser) ?? memory.pseudonym()
    let counts = try writing.erase(adviser, as: pseudonym, cause, on: today, by: by.login)
    if !parts.isDryRun {
      before.add(adviser, as: pseudonym, on: today)
      try memory.save(before)
    }
    return Done(pseudonym: pseudonym, counts: counts)
  }
}
