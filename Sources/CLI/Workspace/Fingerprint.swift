/// Tells one file's contents from another's, for the list of imports; not proof against somebody who wants two alike.
enum Fingerprint {
  /// 64-bit FNV-1a, in hexadecimal, and the length in bytes.
  static func of(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + "-\(bytes.count)"
  }
}
