import SMTP

/// Which mail servers letters are handed to, and how.
struct TransportSettings: Sendable {
  struct Server: Sendable {
    /// Where it stands in the settings, for what is said about it: `mail`, `mail.servers[2]`.
    var place: String
    var url: String
    var requiresTLS: Bool
    var username: String?
    var passwordFile: String?
    var tokenFile: String?
    var auth: String
    var caFile: String?

    /// The file of the password, or of the token where that is how to log in.
    var secretFile: String? { auth == "xoauth2" ? tokenFile : passwordFile }
    /// What the environment calls it.
    var secretVariable: String { auth == "xoauth2" ? "QUITUS_MAIL_TOKEN" : "QUITUS_MAIL_PASSWORD" }
    /// Who logs in where.
    var account: [String?] { [host, username] }
    /// In small letters; nil where the URL is none.
    var host: String? { (try? MailServer(url: url))?.host.lowercased() }
  }

  /// In the order in which they are asked; none where no mail is to leave.
  var servers: [Server]
  var connections: Int
  /// **Units** Seconds.
  var connect, answer, data, final, total: Int
  /// **Units** Messages; 0 for no limit.
  var perMinute, perDomainPerMinute: Int

  init(_ layers: SettingLayers) throws(Complaint) {
    connections = try layers.number(.mailConnections, in: 1...20, "un nombre de 1 à 20", "a number from 1 to 20")
    let wait = { (key: SettingKey) throws(Complaint) in
      try layers.number(key, in: 1...3_600, "un nombre de 1 à 3600", "a number from 1 to 3600")
    }
    (connect, answer) = (try wait(.mailConnectTimeout), try wait(.mailAnswerTimeout))
    (data, final) = (try wait(.mailDataTimeout), try wait(.mailFinalTimeout))
    total = try wait(.mailTotalTimeout)
    perMinute = try layers.number(.mailPerMinute)
    perDomainPerMinute = try layers.number(.mailPerDomain)
    // What stands under `mail` is looked at though no server may be named.
    _ = try Self.server([:], at: "mail", layers)
    servers = []
    if let url = layers.text(.mailURL) {
      guard layers.servers.isEmpty else {
        throw layers.wrong(
          .mailServers, "vide quand mail.url est réglé : gardez l’un des deux",
          "empty where mail.url is set: keep one of them")
      }
      servers = [try Self.server(["url": url], at: "mail", layers)]
    }
    for (place, entry) in layers.servers.enumerated() {
      servers.append(try Self.server(entry, at: "mail.servers[\(place + 1)]", layers))
    }
    try checkCommonAccount(layers)
  }

  /// The account under `mail` is known at one host: a stranger must not be shown it.
  private func checkCommonAccount(_ layers: SettingLayers) throws(Complaint) {
    guard let username = layers.text(.mailUsername) else { return }
    let takers = zip(servers, layers.servers).filter { server, entry in
      server.username != nil && !["username", "password_file", "token_file"].contains { entry[$0] != nil }
    }.map(\.0)
    guard Set(takers.compactMap(\.host)).count > 1, let last = takers.last else { return }
    throw Complaint(
      .data,
      "\(last.place).username manque : le compte « \(username) » de mail.username est celui d’un seul serveur ; donnez à chacun username et password_file, ou username: \"\" pour aucun",
      "\(last.place).username is missing: the account \"\(username)\" of mail.username is that of one server; give each its username and password_file, or username: \"\" for none"
    )
  }

  /// What an entry does not say is as it stands under `mail`; an empty text says "none".
  ///
  /// An entry with an account of its own has a secret of its own too.
  private static func server(
    _ entry: [String: String], at place: String, _ layers: SettingLayers
  ) throws(Complaint) -> Server {
    let text = { (key: SettingKey) -> String? in
      let name = key.rawValue.split(separator: ".").last.map(String.init) ?? ""
      let isSecret = key == .mailPasswordFile || key == .mailTokenFile
      if isSecret, entry["username"] != nil, entry[name] == nil { return nil }
      return entry[name].map { $0.isEmpty ? nil : $0 } ?? layers.text(key)
    }
    let starttls = text(.mailStartTLS) ?? "required"
    guard ["required", "off"].contains(starttls) else {
      throw layers.wrong(.mailStartTLS, "required ou off", "required or off", value: starttls)
    }
    let auth = text(.mailAuth) ?? "auto"
    guard ["auto", "plain", "login", "cram-md5", "xoauth2"].contains(auth) else {
      let ways = "auto, plain, login, cram-md5"
      throw layers.wrong(.mailAuth, "\(ways) ou xoauth2", "\(ways) or xoauth2", value: auth)
    }
    return Server(
      place: place, url: entry["url"] ?? "", requiresTLS: starttls == "required", username: text(.mailUsername),
      passwordFile: text(.mailPasswordFile), tokenFile: text(.mailTokenFile), auth: auth, caFile: text(.mailCAFile))
  }

  /// What a server's entry may say.
  static let entryNames = ["url", "starttls", "username", "password_file", "token_file", "auth", "ca_file"]
}
