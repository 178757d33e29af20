import Crypto

/// A signature, and the public half of the key that made it.
public struct Signature: Sendable, Hashable {
  /// 32 bytes.
  public var publicKey: [UInt8]
  /// 64 bytes.
  public var bytes: [UInt8]

  public init(publicKey: [UInt8], bytes: [UInt8]) {
    self.publicKey = publicKey
    self.bytes = bytes
  }

  /// Whether it is the key's signature of these bytes.
  public func isValid(for signed: [UInt8]) -> Bool {
    // What is no key has signed nothing.
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(bytes, for: signed)
  }
}
