extension Day: CustomStringConvertible, LosslessStringConvertible {
  /// `YYYY-MM-DD`, as ISO 8601 writes it.
  public var description: String {
    let (year, month, day) = parts
    return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
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
  @inlinable
  public init?(iso bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10, unsafe bytes[4] == 0x2D, unsafe bytes[7] == 0x2D else { return nil }
    var number = 0
    var isNumber = true
    @inline(__always) func digit(_ at: Int) {
      let value = unsafe bytes[at] &- 0x30
      isNumber = isNumber && value < 10
      number = number &* 10 &+ Int(value)
    }
    digit(0); digit(1); digit(2); digit(3)
    let year = number
    number = 0
    digit(5); digit(6)
    let month = number
    number = 0
    digit(8); digit(9)
    guard isNumber else { return nil }
    self.init(year: year, month: month, day: number)
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
