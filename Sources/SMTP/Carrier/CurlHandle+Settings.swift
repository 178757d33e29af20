import CCurl

extension CurlHandle {
  /// Settings as libcurl's options.
  func apply(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    let server = settings.server
    let path = settings.ehloName.map { "/\($0)" } ?? ""
    try set(CURLOPT_URL, "\(server.scheme.rawValue)://\(server.host):\(server.port)\(path)")
    try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try set(CURLOPT_NOPROXY, "*")
    // libcurl's own way of sending a message waits for the answer with everything else standing still.
    try set(CURLOPT_CONNECT_ONLY, 1)
    try setLogin(settings)
    try setSecurity(settings)
    try setTimeouts(settings.timeouts)
  }

  private func setLogin(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    guard let username = settings.username, let secret = settings.secret?.read() else { return }
    hearing.discretion = Discretion(username: username, secret: secret)
    try set(CURLOPT_USERNAME, username)
    try set(settings.auth == .xoauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD, secret.text)
    if settings.auth != .auto { try set(CURLOPT_LOGIN_OPTIONS, "AUTH=\(settings.auth.rawValue.uppercased())") }
  }

  private func setSecurity(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    let level = settings.startTLS == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
    try set(CURLOPT_USE_SSL, Int(level.rawValue))
    try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    try set(CURLOPT_SSL_VERIFYHOST, 2)
    if let caFile = settings.caFile {
      try set(CURLOPT_CAINFO, caFile)
      // Otherwise the system's folder of authorities would be trusted beside the file.
      try set(CURLOPT_CAPATH, nil as String?)
    }
  }

  private func setTimeouts(_ timeouts: SMTPSettings.Timeouts) throws(SMTPConnectionError) {
    // No signals: name look-ups on other threads would be interrupted by them.
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_CONNECTTIMEOUT_MS, timeouts.connect.wholeMilliseconds)
    try set(CURLOPT_TIMEOUT_MS, timeouts.connect.wholeMilliseconds)
    // A name look-up that is given up goes on by itself: waiting for its thread would hold up all connections. Before
    // libcurl 7.87 there is no such option, and then they are held up.
    try? set(CURLOPT_QUICK_EXIT, 1)
  }
}
