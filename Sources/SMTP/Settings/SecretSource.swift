import Glibc

/// Where a secret is to be had.
public enum SecretSource: Hashable, Sendable {
  case given(Secret)
  /// The first line of the file at this path, read anew for each connection: a token is replaced every hour.
  case file(String)

  /// The secret; nil where the file cannot be read or begins with an empty line.
  func read() -> Secret? {
    switch self {
    case .given(let secret): return secret
    case .file(let path):
      guard let file = unsafe fopen(path, "re") else { return nil }
      defer { unsafe fclose(file) }
      // A token is long; a line beyond this is none.
      var line = [CChar](repeating: 0, count: 65_536)
      guard unsafe fgets(&line, Int32(line.count), file) != nil else { return nil }
      let octets = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let text = String(decoding: octets, as: UTF8.self)
      let kept = text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
      return kept.isEmpty ? nil : Secret(String(kept))
    }
  }
}
