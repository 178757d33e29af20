import Glibc

/// One connection read line by line; used on one thread.
package final class LineStream {
  package let socket: Int32
  private var buffer: [UInt8] = []
  private var start = 0

  package init(socket: Int32) { self.socket = socket }

  /// The next line without its CRLF; nil at the end of the connection, or where a line exceeds `limit` octets.
  package func line(limit: Int = 1_000_000) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      while let feed = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        if feed > start, buffer[feed - 1] == UInt8(ascii: "\r") {
          defer { start = feed + 1 }
          return buffer[start..<(feed - 1)]
        }
        searched = feed + 1
      }
      guard buffer.count - start <= limit else { return nil }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard receive() else { return nil }
    }
  }

  /// Sends `text` whole; whoever has hung up is noticed at the next read.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func receive() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        unsafe recv(socket, bytes.baseAddress, bytes.count, 0)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += chunk[..<count]
      return true
    }
  }
}
