/// What a server says while libcurl makes a connection to it.
final class Hearing {
  private var log = ReplyLog()
  /// When the last line came.
  private(set) var heardAt: ContinuousClock.Instant?
  /// Takes our secrets out of what is kept.
  var discretion: Discretion {
    get { log.discretion }
    set { log.discretion = newValue }
  }

  var replies: [ServerReply] { log.replies }
  var hasAcceptedLogin: Bool { log.replies.contains { $0.code == 235 } }
  /// What it offers, by its last answer to EHLO.
  var offer: ServerOffer { ServerOffer(lines: log.lastConsent) }

  fileprivate func hear(_ line: UnsafeRawBufferPointer) {
    heardAt = .now
    unsafe log.append(line: line)
  }

  /// `CURLOPT_HEADERFUNCTION`: libcurl passes on one line of the server.
  static let onHeader: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    guard let buffer = unsafe $0, let context = unsafe $3 else { return $1 * $2 }
    let hearing = unsafe Unmanaged<Hearing>.fromOpaque(context).takeUnretainedValue()
    unsafe hearing.hear(UnsafeRawBufferPointer(start: buffer, count: $1 * $2))
    return $1 * $2
  }

  /// `CURLOPT_WRITEFUNCTION`: there is no body; without this libcurl would write one to standard output.
  static let onBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    _, size, count, _ in size * count
  }
}
