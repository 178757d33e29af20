import Store

extension DeskParts {
  /// One write transaction; a refusal thrown inside undoes it and becomes the answer.
  func deciding<Done>(_ body: (Writing) throws -> Done) throws -> Outcome<Done, DeskRefusal> {
    do {
      return .done(try store.write(at: clock.now(), body))
    } catch let refusal as DeskRefusal {
      return .refused(refusal)
    }
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
