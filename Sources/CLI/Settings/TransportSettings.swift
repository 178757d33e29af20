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
  }

  /// In the order in which they are asked; none where no mail is to leave.
  var servers: [Server]
  var connections: Int
  /// **Units** Seconds.
  var connect, answer, data, total: Int
  /// **Units** Messages; 0 for no limit.
  var perMinute, perDomainPerMinute: Int

  init(_ layers: SettingLayers) throws(Complaint) {
    connections = try layers.number(.mailConnections, in: 1...20, "un nombre de 1 à 20", "a number from 1 to 20")
    let wait = { (key: SettingKey) throws(Complaint) in
      try layers.number(key, in: 1...3_600, "un nombre de 1 à 3600", "a number from 1 to 3600")
    }
    (connect, answer) = (try wait(.mailConnectTimeout), try wait(.mailAnswerTimeout))
    (data, total) = (try wait(.mailDataTimeout), try wait(.mailTotalTimeout))
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
  }

  /// What an entry does not say is as it stands under `mail`; an empty text says "none".
  private static func server(
    _ entry: [String: String], at place: String, _ layers: SettingLayers
  ) throws(Complaint) -> Server {
    let text = { (key: SettingKey) in
      let name = key.rawValue.split(separator: ".").last.map(String.init) ?? ""
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
