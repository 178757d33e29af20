public import Roster

/// Where the desk remembers whom it took out, and how it draws the names that stand for them.
public struct ErasureMemory: Sendable {
  /// Who was taken out so far.
  public var load: @Sendable () throws -> ErasedBefore
  /// Keeps the list, on disk before it returns.
  public var save: @Sendable (ErasedBefore) throws -> Void
  /// A name that nobody bears.
  public var pseudonym: @Sendable () -> AdviserID

  public init(
    load: @escaping @Sendable () throws -> ErasedBefore, save: @escaping @Sendable (ErasedBefore) throws -> Void,
    pseudonym: @escaping @Sendable () -> AdviserID
  ) {
    self.load = load
    self.save = save
    self.pseudonym = pseudonym
  }

  /// Somebody is back, as was meant.
  func forget(_ id: AdviserID) throws {
    var before = try load()
    guard before.pseudonym(of: id) != nil else { return }
    before.remove(id)
    try save(before)
  }
}
