extension Day: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM-DD`, as ISO 8601 writes it.
  public var description: String {
    let (year, month, day) = parts
    // Years of other lengths have no such form.
    guard (0...9999).contains(year) else {
      return [(year, 4), (month, 2), (day, 2)].map { Day.padded($0.0, to: $0.1) }.joined(separator: "-")
    }
    return unsafe String(unsafeUninitializedCapacity: 10) { text in
      unsafe Day.write(year, to: text[0..<4])
      unsafe text[4] = UInt8(ascii: "-")
      unsafe Day.write(month, to: text[5..<7])
      unsafe text[7] = UInt8(ascii: "-")
      unsafe Day.write(day, to: text[8..<10])
      return 10
    }
  }

  /// As many digits as there is room for.
  private static func write(_ number: Int, to digits: Slice<UnsafeMutableBufferPointer<UInt8>>) {
    var rest = number
    for place in unsafe digits.indices.reversed() {
      unsafe digits.base[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }

  /// The day that `text` writes as `YYYY-MM-DD`, or nil.
  public init?(_ text: String) {
    var text = text
    guard let day = text.withUTF8({ unsafe Day(iso: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = day
  }

  /// The day that `text` writes as `YYYY-MM-DD` or, as French files do, `DD/MM/YYYY`.
  public init?(liberal text: String) {
    if let day = Day(text) {
      self = day
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4,
      let day = Day.digits(parts[0]), let month = Day.digits(parts[1]), let year = Day.digits(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that these bytes write as `YYYY-MM-DD`, or nil.
  ///
  /// The first eight bytes are looked at together: a whole country writes millions of days.
  @inlinable
  public init?(iso bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10 else { return nil }
    // What is left of `YYYY-MM-` without `0000-00-`: a number below 10 for each digit, 0 for each hyphen.
    let rest = UInt64(littleEndian: unsafe bytes.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let tens = unsafe bytes[8] &- 0x30
    let ones = unsafe bytes[9] &- 0x30
    // Added to each byte, what lifts it past 15 where it is too large: 6 for a digit, 15 for a hyphen.
    let isWritten = (rest | rest &+ 0x0F06_060F_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0
    guard isWritten, tens < 10, ones < 10 else { return nil }
    @inline(__always) func digit(_ at: UInt64) -> Int { Int(truncatingIfNeeded: rest &>> (8 &* at) & 0xF) }
    self.init(
      year: digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3), month: digit(5) &* 10 &+ digit(6),
      day: Int(tens) &* 10 &+ Int(ones))
  }

  private static func digits(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(text)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
