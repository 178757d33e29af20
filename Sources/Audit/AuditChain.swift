public import Sealing

/// How entries hang together: each one's hash covers the one before it.
public enum AuditChain {
  /// What the first entry follows: 32 zero bytes.
  public static let origin: Digest = {
    guard let zeros = Digest(kept: Array(repeating: 0, count: 32)) else { preconditionFailure("32 bytes are a digest") }
    return zeros
  }()

  /// The hash of an entry: SHA-256 over the 32 bytes of the previous entry's hash and the entry's canonical bytes.
  public static func hash(_ previous: Digest, _ entry: AuditEntry) -> Digest {
    Digest(of: previous.bytes + entry.canonicalBytes)
  }
}

/// An entry in its place.
public struct AuditRecord: Sendable, Hashable {
  public var entry: AuditEntry
  /// The hash of the entry before it.
  public var previous: Digest
  public var hash: Digest

  public init(_ entry: AuditEntry, after previous: Digest) {
    self.init(entry: entry, previous: previous, hash: AuditChain.hash(previous, entry))
  }

  /// A record that was kept.
  public init(entry: AuditEntry, previous: Digest, hash: Digest) {
    self.entry = entry
    self.previous = previous
    self.hash = hash
  }

  /// Whether the entry is the one whose hash was kept.
  public var isIntact: Bool { AuditChain.hash(previous, entry) == hash }
}
