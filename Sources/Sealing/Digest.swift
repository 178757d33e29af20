import Crypto

/// The SHA-256 of some bytes (FIPS 180-4): 32 of them.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  public let bytes: [UInt8]

  public init(of bytes: some Sequence<UInt8>) {
    self.bytes = Array(SHA256.hash(data: Array(bytes)))
  }

  /// A digest that was kept; nil where these are not 32 bytes.
  public init?(kept bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    self.bytes = bytes
  }

  /// In hexadecimal, 64 digits.
  public var description: String { Hexadecimal.digits(bytes) }
}
