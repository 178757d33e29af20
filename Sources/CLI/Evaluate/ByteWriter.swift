import Dates
import Glibc

/// Gathers output and writes it in large pieces.
@safe struct ByteWriter: ~Copyable {
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawPointer
  private static let capacity = 1 << 17
  private var count = 0

  enum Failure: Error {
    case write(code: Int32)
  }

  init(descriptor: Int32) {
    self.descriptor = descriptor
    unsafe buffer = .allocate(byteCount: Self.capacity, alignment: 16)
  }

  deinit { unsafe buffer.deallocate() }

  mutating func flush() throws(Failure) {
    var done = 0
    while done < count {
      let written = unsafe write(descriptor, buffer + done, count - done)
      if written < 0 {
        if errno == EINTR { continue }
        throw .write(code: errno)
      }
      done += written
    }
    count = 0
  }

  @inline(__always)
  private mutating func room(for bytes: Int) throws(Failure) {
    if count &+ bytes > Self.capacity { try flush() }
  }

  @inline(__always)
  private mutating func store(_ byte: UInt8, at index: Int) {
    unsafe (buffer + index).storeBytes(of: byte, as: UInt8.self)
  }

  @inline(__always)
  mutating func put(byte: UInt8) throws(Failure) {
    try room(for: 1)
    store(byte, at: count)
    count &+= 1
  }

  @inline(__always)
  mutating func endLine() throws(Failure) { try put(byte: 0x0A) }

  @inline(__always)
  mutating func put(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    guard bytes.count <= 64 else {
      for index in 0..<bytes.count { try put(byte: unsafe bytes[index]) }
      return
    }
    try room(for: bytes.count)
    if let start = bytes.baseAddress { unsafe (buffer + count).copyMemory(from: start, byteCount: bytes.count) }
    count &+= bytes.count
  }

  @inline(__always)
  mutating func put(_ text: StaticString) throws(Failure) {
    unsafe try put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ text: String) throws(Failure) {
    for byte in text.utf8 { try put(byte: byte) }
  }

  @inline(__always)
  mutating func put(_ number: Int) throws(Failure) {
    if number >= 0, number < 10 { return try put(byte: UInt8(truncatingIfNeeded: 0x30 + number)) }
    try put(String(number))
  }

  /// `YYYY-MM-DD`.
  mutating func put(_ day: Day) throws(Failure) {
    let (year, month, date) = day.parts
    try room(for: 10)
    pair(UInt32(truncatingIfNeeded: year) / 100, at: 0)
    pair(UInt32(truncatingIfNeeded: year) % 100, at: 2)
    store(UInt8(ascii: "-"), at: count &+ 4)
    pair(UInt32(truncatingIfNeeded: month), at: 5)
    store(UInt8(ascii: "-"), at: count &+ 7)
    pair(UInt32(truncatingIfNeeded: date), at: 8)
    count &+= 10
  }

  /// Two digits.
  @inline(__always)
  private mutating func pair(_ number: UInt32, at offset: Int) {
    store(UInt8(truncatingIfNeeded: 0x30 &+ number / 10), at: count &+ offset)
    store(UInt8(truncatingIfNeeded: 0x30 &+ number % 10), at: count &+ offset &+ 1)
  }
}
