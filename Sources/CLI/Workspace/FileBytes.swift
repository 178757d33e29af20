import Glibc

/// Bytes in and out of an open file, for files whose names are not to be told.
enum FileBytes {
  /// What `descriptor` gives, and one byte more than `limit` where there is more.
  static func read(
    _ descriptor: Int32, atMost limit: Int, failing: (Int32) -> Complaint
  ) throws(Complaint) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let wanted = min(chunk.count, limit + 1 - bytes.count)
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, wanted) }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw failing(errno)
      }
    }
    return bytes
  }

  /// Writes all of `bytes`; 0, or the system's error.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// The same, on disk before it is answered for; closes the file.
  static func write(_ bytes: [UInt8], durablyTo descriptor: Int32) -> Int32 {
    var code = write(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    return code
  }
}
