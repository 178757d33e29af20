/// A file that only the workspace's key opens, and only in the place for which it was sealed.
public struct SealedFile: Sendable, Hashable {
  public var key: WrappedFileKey
  /// 12 bytes.
  public var nonce: [UInt8]
  /// The ciphertext, then the tag of 16 bytes.
  public var bytes: [UInt8]

  /// A sealed file that was kept.
  public init(key: WrappedFileKey, nonce: [UInt8], bytes: [UInt8]) {
    self.key = key
    self.nonce = nonce
    self.bytes = bytes
  }

  /// Seals `contents` under a key of its own, which `key` wraps.
  ///
  /// - Parameters:
  ///   - binding: where the file belongs: it opens there and nowhere else, so that two files cannot be swapped.
  ///   - draw: bytes drawn for this file alone.
  public init(_ contents: FileContents, boundTo binding: String, under key: WorkspaceKey, draw: FileDraw) {
    let plain = contents.packed
    let fileKey = FileKey(drawn: draw, for: plain, boundTo: binding)
    self.key = key.wrapped(fileKey)
    nonce = draw.nonce
    bytes = fileKey.seal(plain, nonce: draw.nonce, boundTo: Array(binding.utf8))
  }

  /// What was sealed.
  ///
  /// - Throws: ``SealingError``, where a bit of it, its binding or its key is another one.
  public func opened(with keys: WorkspaceKeys, boundTo binding: String) throws(SealingError) -> FileContents {
    let fileKey = try keys.key(key.under).unwrapped(key)
    return try FileContents(packed: try fileKey.open(bytes, nonce: nonce, boundTo: Array(binding.utf8)))
  }
}

/// The key of a file as it is kept: wrapped by the workspace's key.
public struct WrappedFileKey: Sendable, Hashable {
  public var under: WorkspaceKey.ID
  /// 40 bytes.
  public var bytes: [UInt8]

  /// A wrapped key that was kept.
  public init(under id: WorkspaceKey.ID, bytes: [UInt8]) {
    under = id
    self.bytes = bytes
  }

  /// The same file key under the current one of `keys`; the file stays as it is.
  public func rewrapped(with keys: WorkspaceKeys) throws(SealingError) -> WrappedFileKey {
    keys.current.wrapped(try keys.key(under).unwrapped(self))
  }
}
