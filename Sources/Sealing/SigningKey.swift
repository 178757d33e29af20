import Crypto

/// A key that signs (Ed25519, RFC 8032). Whoever knows its public half can check what it signed, and sign nothing.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// 256 bits.
  public static let byteCount = 32

  private let key: Curve25519.Signing.PrivateKey

  /// A key from 32 bytes that nobody can guess; nil where they are not 32.
  public init?(drawn bytes: [UInt8]) {
    // Refuses odd lengths, and nothing else.
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else { return nil }
    self.key = key
  }

  /// The half that may be shown: 32 bytes.
  public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

  /// The signature of some bytes.
  public func signature(of bytes: [UInt8]) -> Signature {
    guard let signature = try? key.signature(for: bytes) else {  // no bytes are refused
      preconditionFailure("whatever has bytes can be signed")
    }
    return Signature(publicKey: publicKey, bytes: Array(signature))
  }

  /// A key that is printed shows its public half alone.
  public var description: String { "key \(Hexadecimal.digits(publicKey))" }
  public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }

  // MARK: As a file

  /// The 64 hexadecimal digits from which it is read again.
  public var secretText: String { Hexadecimal.digits(Array(key.rawRepresentation)) }

  /// A key that was kept: the first line that is not empty and no remark; nil where that is no key.
  public init?(text: String) {
    let line = text.split(separator: "\n").first { !$0.hasPrefix("#") }
    guard let bytes = line.flatMap(Hexadecimal.bytes) else { return nil }
    self.init(drawn: bytes)
  }
}
