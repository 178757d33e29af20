import CCurl
public import Envelope

/// A connection to the mail server, made at the first message and used for all that follow.
///
/// Every call blocks until the server has answered or a time-out has passed: use one connection on one thread at a
/// time, never on Swift's cooperative threads, and end it by letting it go (the server is then told QUIT).
public final class SMTPConnection {
  private let handle: CurlHandle
  private let settings: SMTPSettings
  private var isLoggedIn = false

  /// A connection that will use `settings`; nothing is sent yet.
  ///
  /// Certificates are verified against the system's authorities or the settings' file, with TLS 1.2 at least; proxies
  /// named in the environment are not used.
  /// - Throws: ``SMTPConnectionError`` when libcurl cannot do what mail needs.
  public init(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    self.settings = settings
    handle = try CurlHandle()
    try setServer()
    try setSecurity()
    try setTimeouts()
    try handle.set(CURLOPT_UPLOAD, 1)
  }

  /// Hands `envelope` over to the server for all its recipients, or for none.
  ///
  /// Where the server had closed an idle connection, the message is sent once more at once on a new one: until the
  /// server has asked for the message, it cannot have taken it. All other repetitions are the caller's to decide.
  public func deliver(_ envelope: SealedEnvelope) -> Delivery {
    guard !envelope.recipients.isEmpty else {
      let reason = DeliveryReason.noRecipient
      return Delivery(outcome: .failed, reply: reason.rawValue, reason: reason)
    }
    do {
      let first = try attempt(envelope, onNewConnection: false)
      return try first.foundConnectionClosed ? attempt(envelope, onNewConnection: true).delivery : first.delivery
    } catch {
      let reason = DeliveryReason.localFault
      return Delivery(outcome: .deferred, reply: reason.rawValue, reason: reason)
    }
  }

  private func attempt(_ envelope: SealedEnvelope, onNewConnection: Bool) throws(SMTPConnectionError) -> Transport {
    let exchange = Exchange(sending: envelope.bytes)
    try handle.set(CURLOPT_FRESH_CONNECT, onNewConnection ? 1 : 0)
    try handle.set(CURLOPT_MAIL_FROM, path(envelope.sender))
    try handle.setSize(CURLOPT_INFILESIZE_LARGE, envelope.bytes.count)
    let code = try handle.perform(exchange, recipients: envelope.recipients.map(path))
    let isReused = handle.newConnections == 0
    if !isReused { isLoggedIn = exchange.replies.contains { $0.code == 235 } }
    let transport = Transport(
      end: TransportEnd(code), replies: exchange.replies, isHandedOver: exchange.isHandedOver, isReused: isReused,
      lacksLogin: settings.username != nil && !isLoggedIn)
    if !transport.isInStep { handle.hangUp() }
    return transport
  }

  private func path(_ mailbox: MailAddress) -> String { "<\(mailbox.address)>" }
}

// MARK: Settings as libcurl's options

extension SMTPConnection {
  private func setServer() throws(SMTPConnectionError) {
    let server = settings.server
    let path = settings.ehloName.map { "/\($0)" } ?? ""
    try handle.set(CURLOPT_URL, "\(server.scheme.rawValue)://\(server.host):\(server.port)\(path)")
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try handle.set(CURLOPT_NOPROXY, "*")
    try handle.set(CURLOPT_MAXCONNECTS, 1)
    try handle.set(CURLOPT_USERNAME, settings.username)
    try handle.set(CURLOPT_PASSWORD, settings.password?.text)
  }

  private func setSecurity() throws(SMTPConnectionError) {
    let level = settings.startTLS == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
    try handle.set(CURLOPT_USE_SSL, Int(level.rawValue))
    try handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let caFile = settings.caFile {
      try handle.set(CURLOPT_CAINFO, caFile)
      // Otherwise the system's folder of authorities would be trusted beside the file.
      try handle.set(CURLOPT_CAPATH, nil as String?)
    }
  }

  private func setTimeouts() throws(SMTPConnectionError) {
    // No signals: name look-ups on other threads would be interrupted by them.
    try handle.set(CURLOPT_NOSIGNAL, 1)
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, settings.timeouts.connect.milliseconds)
    try handle.set(CURLOPT_TIMEOUT_MS, settings.timeouts.total.milliseconds)
    let stall = (settings.timeouts.stall.milliseconds + 999) / 1000
    try handle.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, stall)
    try handle.set(CURLOPT_LOW_SPEED_LIMIT, 1)
    try handle.set(CURLOPT_LOW_SPEED_TIME, stall)
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
