/// The code of a training module, 1 to 32 bytes of UTF-8 without control characters, such as `CAFE-IA`.
///
/// The bytes stand in four big-endian words, so that codes are compared and copied without touching memory elsewhere.
/// **Order** By bytes.
public struct ModuleCode: Hashable, Comparable, Sendable, BitwiseCopyable, LosslessStringConvertible {
  @usableFromInline let w0: UInt64
  @usableFromInline let w1: UInt64
  @usableFromInline let w2: UInt64
  @usableFromInline let w3: UInt64

  public static let maximumLength = 32

  @inlinable
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard (1...ModuleCode.maximumLength).contains(bytes.count) else { return nil }
    var isPlain = true
    w0 = unsafe ModuleCode.word(bytes, from: 0, &isPlain)
    w1 = bytes.count > 8 ? unsafe ModuleCode.word(bytes, from: 8, &isPlain) : 0
    w2 = bytes.count > 16 ? unsafe ModuleCode.word(bytes, from: 16, &isPlain) : 0
    w3 = bytes.count > 24 ? unsafe ModuleCode.word(bytes, from: 24, &isPlain) : 0
    guard isPlain else { return nil }
  }

  /// Eight bytes or what is left of them, the first one highest; tells whether one is a control character.
  @inlinable @inline(__always)
  static func word(_ bytes: UnsafeRawBufferPointer, from start: Int, _ isPlain: inout Bool) -> UInt64 {
    var word: UInt64 = 0
    let end = min(start &+ 8, bytes.count)
    for index in start..<end {
      let byte = unsafe bytes.load(fromByteOffset: index, as: UInt8.self)
      isPlain = isPlain && byte >= 0x20 && byte != 0x7F
      word = word &<< 8 | UInt64(byte)
    }
    return word &<< UInt64(64 &- 8 &* (end &- start))
  }

  public init?(_ text: String) {
    var text = text
    guard let code = text.withUTF8({ unsafe ModuleCode(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = code
  }

  public var description: String {
    var bytes: [UInt8] = []
    for word in [w0, w1, w2, w3] {
      for shift in stride(from: 56, through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(shift))
        if byte == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @inlinable
  public static func < (a: ModuleCode, b: ModuleCode) -> Bool {
    if a.w0 != b.w0 { return a.w0 < b.w0 }
    if a.w1 != b.w1 { return a.w1 < b.w1 }
    return a.w2 == b.w2 ? a.w3 < b.w3 : a.w2 < b.w2
  }
}
