/// One complete reply of an SMTP server: three digits and the text of all its lines.
struct ServerReply: Hashable {
  var code: Int
  /// The lines without their code, joined by spaces, printable and at most 2,000 characters.
  var text: String

  /// The enhanced status code that begins the text (RFC 2034, RFC 3463), if one does.
  var enhancedStatus: String? {
    let word = text.prefix { $0 != " " }
    let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
    let isStatus =
      numbers.count == 3 && ["2", "4", "5"].contains(numbers[0])
      && numbers.dropFirst().allSatisfy { (1...3).contains($0.utf8.count) && UInt16($0) != nil }
    return isStatus ? String(word) : nil
  }
}

/// The replies of one exchange, put together from their lines as libcurl passes them on.
struct ReplyLog {
  /// Takes our secrets out of each line, before anything is cut off it.
  var discretion = Discretion()
  private(set) var replies: [ServerReply] = []
  /// The lines of the last reply with code 250, without their code.
  private(set) var lastConsent: [String] = []
  private var pending: [String] = []

  init(discretion: Discretion = Discretion()) { self.discretion = discretion }

  /// Takes the replies that are complete.
  mutating func take() -> [ServerReply] {
    defer { replies = [] }
    return replies
  }

  /// Adds one line; what is not a line of a reply is left out.
  mutating func append(line: some Collection<UInt8>) {
    let text = String(discretion.hidden(in: Self.printable(line)).prefix(1000))
    guard let code = Self.code(of: text) else { return }
    let isLast = text.dropFirst(3).first != "-"
    let words = text.dropFirst(4)
    if pending.count < 50, !words.isEmpty { pending.append(String(words)) }
    guard isLast else { return }
    let whole = pending.joined(separator: " ")
    replies.append(ServerReply(code: code, text: String(whole.prefix(2000))))
    if code == 250 { lastConsent = pending }
    pending = []
  }

  private static func code(of line: String) -> Int? {
    let digits = line.utf8.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard [nil, " ", "-"].contains(line.dropFirst(3).first) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static func printable(_ line: some Collection<UInt8>) -> String {
    var octets = Array(line)
    while let last = octets.last, last <= 0x20 { octets.removeLast() }
    let text = String(decoding: octets, as: UTF8.self)
    if octets.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    let spaced = text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }
    var whole = String(String.UnicodeScalarView(spaced))
    while whole.last == " " { whole.removeLast() }
    return whole
  }
}

/// Puts replies together from what a connection brings, however it is cut.
struct ReplyStream {
  private var log: ReplyLog
  private var buffer: [UInt8] = []

  /// A line longer than any server's; what follows is no SMTP.
  private static let longestLine = 65_536

  init(_ discretion: Discretion = Discretion()) { log = ReplyLog(discretion: discretion) }

  /// Adds what came in; false where it cannot be SMTP.
  mutating func add(_ octets: [UInt8]) -> Bool {
    buffer += octets
    var start = 0
    while let end = buffer[start...].firstIndex(of: 0x0A) {
      log.append(line: buffer[start...end])
      start = end + 1
    }
    buffer.removeFirst(start)
    return buffer.count <= Self.longestLine
  }

  /// Takes the replies that are complete.
  mutating func take() -> [ServerReply] { log.take() }
}
