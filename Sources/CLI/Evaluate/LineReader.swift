import Glibc

/// Gives the lines of a file one after another from one buffer, however long the file is.
///
/// A line's bytes stay valid until the next line is asked for. Line ends are LF or CR LF; the last line may lack its own.
@safe struct LineReader: ~Copyable {
  private let descriptor: Int32
  private var buffer: UnsafeMutableRawPointer
  private var capacity = 1 << 18
  private var from = 0
  private var to = 0
  private var isAtEnd = false
  /// The number of the line given last, from 1.
  private(set) var line = 0

  /// No line of a file that is meant to be read as one may be longer.
  static let longestLine = 1 << 24

  enum Failure: Error {
    case read(code: Int32)
    case lineTooLong(line: Int)
  }

  /// Reads from an open file, which stays the caller's to close.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    unsafe buffer = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { unsafe buffer.deallocate() }

  /// The next line without its end, or nil after the last.
  mutating func next() throws(Failure) -> UnsafeRawBufferPointer? {
    var searched = from
    while true {
      if let end = newline(from: searched) {
        let start = from
        from = end + 1
        line += 1
        return unsafe slice(start, end)
      }
      searched = to
      if isAtEnd {
        guard from < to else { return nil }
        let start = from
        from = to
        line += 1
        return unsafe slice(start, to)
      }
      let kept = to - from
      try fill()
      searched = from + kept
    }
  }

  private func newline(from: Int) -> Int? {
    guard from < to, let found = unsafe memchr(buffer + from, 0x0A, to - from) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(buffer)
  }

  private func slice(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
    let hasReturn = unsafe end > start && (buffer + end - 1).load(as: UInt8.self) == 0x0D
    return unsafe UnsafeRawBufferPointer(start: buffer + start, count: (hasReturn ? end - 1 : end) - start)
  }

  /// Moves what is left to the front, and reads on behind it.
  private mutating func fill() throws(Failure) {
    if from > 0 {
      unsafe memmove(buffer, buffer + from, to - from)
      to -= from
      from = 0
    }
    if to == capacity { try grow() }
    let count = unsafe read(descriptor, buffer + to, capacity - to)
    if count < 0 {
      if errno == EINTR { return }
      throw .read(code: errno)
    }
    to += count
    isAtEnd = count == 0
  }

  private mutating func grow() throws(Failure) {
    guard capacity < Self.longestLine else { throw .lineTooLong(line: line + 1) }
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 16)
    unsafe larger.copyMemory(from: buffer, byteCount: to)
    unsafe buffer.deallocate()
    unsafe buffer = larger
    capacity *= 2
  }
}
