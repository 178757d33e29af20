/// A body in quoted-printable (RFC 2045 §6.7): lines of at most 76 octets, ended by CRLF.
///
/// A dot or an `F` that begins a line is escaped too, so that neither SMTP dot-stuffing nor a mailbox that quotes
/// `From ` has anything to change on the way.
enum QuotedPrintable {
  /// `text` encoded; line breaks of any kind become CRLF, and the text's end adds none.
  static func encode(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { source in
      // Three octets for each at most, or two for a line break; and a soft break of three in each line of 75.
      let room = 3 * source.count
      return unsafe [UInt8](unsafeUninitializedCapacity: room + 3 * (room / 72 + 1)) { octets, count in
        var body = unsafe Body(octets: octets)
        unsafe body.write(source)
        count = body.count
      }
    }
  }

  /// `=` and two hexadecimal digits.
  static func escape(_ octet: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digit(octet >> 4), digit(octet & 15)]
  }

  fileprivate static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
  }
}

/// What is written of a body so far.
@safe private struct Body {
  /// With room for all that is to come.
  let octets: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  private var column = 0

  init(octets: UnsafeMutableBufferPointer<UInt8>) { unsafe self.octets = octets }

  mutating func write(_ source: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < source.count {
      let end = unsafe Self.plainEnd(in: source, from: index)
      if end > index {
        unsafe append(source, from: index, to: end)
        index = end
        continue
      }
      switch unsafe source[index] {
      case Self.lineFeed: breakLine()
      case Self.carriageReturn:
        breakLine()
        if index + 1 < source.count, unsafe source[index + 1] == Self.lineFeed { index += 1 }
      case let octet: appendEscaped(octet)
      }
      index += 1
    }
  }

  /// Where the octets end that stand for themselves: all that is printed, and blanks that do not end a line.
  private static func plainEnd(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(source)
    var end = start
    while end + 8 <= source.count, unsafe arePlain(bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)) {
      end += 8
    }
    while end < source.count, unsafe isPrinted(source[end]) || isBlank(source[end]) { end += 1 }
    if unsafe end == source.count || isBreak(source[end]) {
      while end > start, unsafe isBlank(source[end - 1]) { end -= 1 }
    }
    return end
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Whether these are eight octets that are printed, or spaces: looked at together, as letters are long.
  private static func arePlain(_ octets: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones << 7
    func hold(_ octet: UInt64) -> Bool {
      let rest = octets ^ (ones &* octet)
      return (rest &- ones) & ~rest & tops != 0
    }
    // In ASCII, what is no control character reaches the highest bit once 0x60 is added.
    return octets & tops == 0 && (octets &+ ones &* 0x60) & tops == tops && !hold(0x7F) && !hold(0x3D)
  }

  private static func isPrinted(_ octet: UInt8) -> Bool { octet > 32 && octet < 127 && octet != UInt8(ascii: "=") }
  private static func isBlank(_ octet: UInt8) -> Bool { octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t") }
  private static func isBreak(_ octet: UInt8) -> Bool { octet == lineFeed || octet == carriageReturn }

  /// What a line holds beside the `=` that breaks it.
  private static let room = HeaderText.lineLength - 1

  private mutating func append(_ source: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    var start = start
    while start < end {
      if column == Self.room { breakSoftly() }
      let first = unsafe source[start]
      if column == 0, first == UInt8(ascii: ".") || first == UInt8(ascii: "F") {
        appendEscaped(first)
        start += 1
      } else {
        let portion = min(Self.room - column, end - start)
        _ = unsafe UnsafeMutableBufferPointer(rebasing: octets[count..<count + portion])
          .update(fromContentsOf: UnsafeBufferPointer(rebasing: source[start..<start + portion]))
        count += portion
        column += portion
        start += portion
      }
    }
  }

  private mutating func put(_ octet: UInt8) {
    unsafe octets[count] = octet
    count += 1
  }

  private mutating func appendEscaped(_ octet: UInt8) {
    if column + 3 > Self.room { breakSoftly() }
    put(UInt8(ascii: "="))
    put(QuotedPrintable.digit(octet >> 4))
    put(QuotedPrintable.digit(octet & 15))
    column += 3
  }

  private mutating func breakLine() {
    put(UInt8(ascii: "\r"))
    put(UInt8(ascii: "\n"))
    column = 0
  }

  private mutating func breakSoftly() {
    put(UInt8(ascii: "="))
    breakLine()
  }
}
