/// What a server says it can do, in its answer to EHLO.
///
/// **Source** RFC 1870 (SIZE), RFC 2920 (PIPELINING), RFC 6152 (8BITMIME), RFC 6531 (SMTPUTF8).
struct ServerOffer: Hashable {
  /// The most octets that a message may have; nil where it names no limit.
  var mostOctets: Int?
  /// Whether it wants to be told a message's size.
  var takesSize = false
  /// Whether several commands may be sent before the first is answered.
  var pipelines = false
  /// Whether a message may hold octets above 127.
  var takesEightBits = false
  /// Whether an address may hold letters outside ASCII.
  var takesUTF8 = false

  init() {}

  /// - Parameter lines: the reply's lines without their codes; the first is the server's name.
  init(lines: [String]) {
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      switch words.first?.uppercased() {
      case "SIZE":
        takesSize = true
        mostOctets = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      case "PIPELINING": pipelines = true
      case "8BITMIME": takesEightBits = true
      case "SMTPUTF8": takesUTF8 = true
      default: break
      }
    }
  }
}
