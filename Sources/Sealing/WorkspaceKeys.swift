/// The keys of a workspace, oldest first: the last one wraps, the others only open what they have wrapped.
public struct WorkspaceKeys: Sendable {
  public private(set) var keys: [WorkspaceKey]

  /// The first key of a workspace.
  public init(first: WorkspaceKey) { keys = [first] }

  /// The key that wraps from now on.
  public var current: WorkspaceKey { keys[keys.count - 1] }

  /// Whether older keys are still needed: a rotation has begun and not ended.
  public var isRotating: Bool { keys.count > 1 }

  /// The same keys and a new one, which is the current one.
  public func adding(_ key: WorkspaceKey) -> WorkspaceKeys {
    var keys = self
    keys.keys.removeAll { $0.id == key.id }
    keys.keys.append(key)
    return keys
  }

  /// The current key alone.
  public var withoutRetired: WorkspaceKeys { WorkspaceKeys(first: current) }

  func key(_ id: WorkspaceKey.ID) throws(SealingError) -> WorkspaceKey {
    guard let key = keys.first(where: { $0.id == id }) else { throw .noSuchKey(id) }
    return key
  }
}

// MARK: As a file

extension WorkspaceKeys {
  /// What is wrong with the text of a key file. Carries no key.
  public enum Flaw: Error, Hashable, Sendable {
    case noKey
    /// The line is no key, or its key is not the one that bears this name.
    case malformed(line: Int)
  }

  /// The keys that `text` holds, a line each: the name, a space, 64 hexadecimal digits. Lines from `#` on are remarks.
  public init(text: String) throws(Flaw) {
    var found: [WorkspaceKey] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, let bytes = Hexadecimal.bytes(words[1]), let key = WorkspaceKey(drawn: bytes),
        key.id.rawValue == words[0], !found.contains(where: { $0.id == key.id })
      else { throw .malformed(line: index + 1) }
      found.append(key)
    }
    if found.isEmpty { throw .noKey }
    keys = found
  }

  /// The text from which they are read again.
  public var text: String {
    keys.map { "\($0.id) \(Hexadecimal.digits($0.bytes))\n" }.joined()
  }
}
