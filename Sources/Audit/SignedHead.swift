public import Dates
public import Sealing

/// The last entry of a chain at some moment, signed: kept elsewhere, it shows whether the chain was cut or written again since.
public struct SignedHead: Sendable, Hashable {
  public var number: Int64
  public var hash: Digest
  /// When it was signed.
  public var at: Instant
  public var signature: Signature

  /// Signs the entry.
  public init(_ record: AuditRecord, at instant: Instant, with key: SigningKey) {
    number = record.entry.number
    hash = record.hash
    at = instant
    signature = key.signature(of: Self.signed(number, hash, instant))
  }

  /// A head that was kept.
  public init(number: Int64, hash: Digest, at instant: Instant, signature: Signature) {
    self.number = number
    self.hash = hash
    at = instant
    self.signature = signature
  }

  /// Whether somebody who holds the key that it names signed it.
  public var isSigned: Bool { signature.isValid(for: signedBytes) }

  /// What is signed.
  ///
  /// **Shape** The text `quitus-audit-head-1` after four bytes of its length, the number and the instant in milliseconds in eight
  /// bytes each, the hash in 64 hexadecimal digits after four bytes of their count; most significant byte first.
  public var signedBytes: [UInt8] { Self.signed(number, hash, at) }

  private static func signed(_ number: Int64, _ hash: Digest, _ at: Instant) -> [UInt8] {
    var canonical = CanonicalBytes()
    canonical.add("quitus-audit-head-1")
    canonical.add(number)
    canonical.add(at.rawValue)
    canonical.add(hash.description)
    return canonical.bytes
  }
}
