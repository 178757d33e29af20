import Crypto

/// The key of one workspace: it wraps the keys of files and never touches the files themselves.
public struct WorkspaceKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// 256 bits.
  public static let byteCount = 32

  public let id: ID
  let bytes: [UInt8]

  /// A key from 32 bytes that nobody can guess; nil where they are not 32.
  public init?(drawn bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
    id = ID(rawValue: String(Digest(of: Array("quitus workspace key".utf8) + bytes).description.prefix(16)))
  }

  /// The name of the key: a key that is printed shows nothing else of itself.
  public var description: String { "key \(id)" }
  public var customMirror: Mirror { Mirror(self, children: ["id": id]) }

  /// Names a key: 16 hexadecimal digits that follow from it, so that a key that was mistyped does not bear its name.
  public struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
  }
}

extension WorkspaceKey {
  /// The key of a file as it may be kept (AES key wrap, RFC 3394): 40 bytes.
  ///
  /// Takes no nonce, so that none can be used twice; what the file is bound to is checked when the file is opened.
  func wrapped(_ key: FileKey) -> WrappedFileKey {
    guard let bytes = try? AES.KeyWrap.wrap(key.symmetric, using: symmetric) else {  // refuses odd lengths only
      preconditionFailure("keys of 32 bytes can be wrapped")
    }
    return WrappedFileKey(under: id, bytes: Array(bytes))
  }

  /// The key of a file, from how it was kept.
  func unwrapped(_ wrapped: WrappedFileKey) throws(SealingError) -> FileKey {
    do {
      return FileKey(try AES.KeyWrap.unwrap(wrapped.bytes, using: symmetric))
    } catch {
      throw .altered
    }
  }

  private var symmetric: SymmetricKey { SymmetricKey(data: bytes) }
}
