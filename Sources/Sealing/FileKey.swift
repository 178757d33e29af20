import Crypto

/// The key of one file: it seals that file and nothing else.
struct FileKey: Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  init(_ key: SymmetricKey) { bytes = unsafe key.withUnsafeBytes { unsafe Array($0) } }

  var symmetric: SymmetricKey { SymmetricKey(data: bytes) }

  /// Derived from bytes drawn for one file and, should a generator ever repeat itself, from the file and its place as well
  /// (HKDF, RFC 5869): the same key comes out for the same file in the same place only.
  init(drawn: FileDraw, for plain: [UInt8], boundTo binding: String) {
    self.init(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: drawn.key), salt: Digest(of: plain).bytes, info: Array(binding.utf8),
        outputByteCount: WorkspaceKey.byteCount))
  }

  /// AES-256-GCM (NIST SP 800-38D): the ciphertext, then the tag of 16 bytes.
  func seal(_ plain: [UInt8], nonce: [UInt8], boundTo binding: [UInt8]) -> [UInt8] {
    guard let nonce = try? AES.GCM.Nonce(data: nonce),  // refuses odd lengths only
      let box = try? AES.GCM.seal(plain, using: symmetric, nonce: nonce, authenticating: binding)  // the same
    else { preconditionFailure("12 bytes are a nonce, 32 a key") }
    return Array(box.ciphertext) + Array(box.tag)
  }

  func open(_ sealed: [UInt8], nonce: [UInt8], boundTo binding: [UInt8]) throws(SealingError) -> [UInt8] {
    guard sealed.count >= 16, nonce.count == FileDraw.nonceCount else { throw .altered }
    do {
      let box = try AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
      return Array(try AES.GCM.open(box, using: symmetric, authenticating: binding))
    } catch {
      throw .altered
    }
  }
}

/// Bytes that were drawn for the sealing of one file: 32 for its key and 12 for its nonce. Chance is drawn at the edge.
public struct FileDraw: Sendable, CustomReflectable {
  static let nonceCount = 12
  /// How many bytes are to be drawn.
  public static let byteCount = WorkspaceKey.byteCount + nonceCount

  let key: [UInt8]
  let nonce: [UInt8]

  /// nil where these are not 44 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    key = Array(bytes.prefix(WorkspaceKey.byteCount))
    nonce = Array(bytes.suffix(Self.nonceCount))
  }

  /// Shows nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
