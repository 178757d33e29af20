/// What passes between us and libcurl during one transfer: the message going out, reply lines coming in.
final class Exchange {
  private let message: [UInt8]
  private var sent = 0
  private var log = ReplyLog()

  init(sending message: [UInt8]) { self.message = message }

  var replies: [ServerReply] { log.replies }
  var isHandedOver: Bool { sent == message.count }

  fileprivate func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let portion = message[sent..<min(sent + buffer.count, message.count)]
    unsafe buffer.copyBytes(from: portion)
    sent += portion.count
    return portion.count
  }

  fileprivate func hear(_ line: UnsafeRawBufferPointer) {
    unsafe log.append(line: line)
  }
}

// MARK: libcurl's callbacks

extension Exchange {
  /// `CURLOPT_READFUNCTION`: libcurl asks for the next part of the message.
  static let onRead: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    guard let buffer = unsafe $0, let context = unsafe $3 else { return 0 }
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    return unsafe exchange.fill(UnsafeMutableRawBufferPointer(start: buffer, count: $1 * $2))
  }

  /// `CURLOPT_HEADERFUNCTION`: libcurl passes on one line of the server.
  static let onHeader: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    guard let buffer = unsafe $0, let context = unsafe $3 else { return $1 * $2 }
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    unsafe exchange.hear(UnsafeRawBufferPointer(start: buffer, count: $1 * $2))
    return $1 * $2
  }

  /// `CURLOPT_WRITEFUNCTION`: SMTP has no body to receive; without this libcurl would write one to standard output.
  static let onBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    _, size, count, _ in size * count
  }
}
