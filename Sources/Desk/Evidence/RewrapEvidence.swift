public import Sealing
import Store

/// Puts keys of papers under the workspace's current key, some at a time; the papers stay as they are.
public struct RewrapEvidence: Sendable {
  public var keys: WorkspaceKeys
  public var limit: Int

  /// `keys` holds the current key and all those under which papers may still be.
  public init(_ keys: WorkspaceKeys, limit: Int) {
    self.keys = keys
    self.limit = limit
  }

  /// How many keys were put under the current one; 0 once all of them are.
  ///
  /// - Throws: ``UnopenableEvidence`` for a key that none of `keys` opens: nothing of this step is done then.
  public func perform(with parts: DeskParts) throws -> Int {
    try parts.changing(as: .desk(.rewrapEvidence, by: parts.runBy)) { writing in
      let others = try writing.reading.evidenceKeys(notUnder: keys.current.id, limit: limit)
      for (id, key) in others {
        let rewrapped: WrappedFileKey
        do throws(SealingError) {
          rewrapped = try key.rewrapped(with: keys)
        } catch {
          throw UnopenableEvidence(id: id, cause: error)
        }
        try writing.replaceEvidenceKey(of: id, with: rewrapped)
      }
      return others.count
    }
  }
}
