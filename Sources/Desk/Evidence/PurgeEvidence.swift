public import Dates
public import Store

/// Destroys the papers whose day has come.
public struct PurgeEvidence: Sendable {
  public var on: Day

  public init(on day: Day) { on = day }

  /// Which papers went. A day that lies ahead is for a dry run only.
  public func perform(with parts: DeskParts) throws -> Outcome<[EvidenceRecord], DeskRefusal> {
    try parts.deciding(as: .desk(.purgeEvidence, by: parts.runBy)) { writing in
      let today = parts.clock.today()
      if on > today, !parts.isDryRun { throw DeskRefusal.evidence(.purgeInTheFuture(on, today: today)) }
      let due = try writing.reading.evidenceKept().filter { $0.purgeOn <= on }
      for record in due { try writing.purgeEvidence(record.id) }
      return due
    }
  }
}
