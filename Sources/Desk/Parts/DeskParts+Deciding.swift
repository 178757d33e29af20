import Store

extension DeskParts {
  /// One write transaction; a refusal thrown inside undoes it and becomes the answer.
  ///
  /// Where it changes something the audit gains the entry of `deed`, in the same transaction.
  func deciding<Done>(as deed: Deed, _ body: (Writing) throws -> Done) throws -> Outcome<Done, DeskRefusal> {
    do {
      return .done(try changing(as: deed, body))
    } catch let refusal as DeskRefusal {
      return .refused(refusal)
    }
  }

  /// One write transaction, undone in the end where this is a dry run.
  func changing<Done>(as deed: Deed, _ body: (Writing) throws -> Done) throws -> Done {
    guard isDryRun else { return try store.write(at: clock.now(), as: audited(deed), body) }
    var done: Done?
    do {
      try store.write(at: clock.now(), as: audited(deed)) { writing in
        done = try body(writing)
        throw DryRunEnds()
      }
    } catch is DryRunEnds {}
    guard let done else { preconditionFailure("a transaction that ended its dry run has an answer") }
    return done
  }

  /// One snapshot to read from; a refusal thrown inside becomes the answer.
  func considering<Done>(_ body: (Reading) throws -> Done) throws -> Outcome<Done, DeskRefusal> {
    do {
      return .done(try store.read(body))
    } catch let refusal as DeskRefusal {
      return .refused(refusal)
    }
  }
}

/// Undoes the transaction of a dry run.
private struct DryRunEnds: Error {}
