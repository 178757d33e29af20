import Dates
import Desk
import Envelope
import Mail
import SMTP

extension Workspace {
  /// The service as letters name it.
  func office() throws(Complaint) -> Office {
    let from = try Self.address(
      settings.mail.from ?? Mailing.nobody, settings.mail.fromName, "mail.from")
    let replyTo = try settings.mail.replyTo.map { text throws(Complaint) in
      try Self.address(text, nil, "mail.reply_to")
    }
    return Office(
      service: settings.office.name, from: from, replyTo: replyTo ?? from, repliesArePlus: settings.mail.replyPlus,
      phone: settings.office.phone,
      appeal: Office.Appeal(address: settings.office.contact, court: settings.office.appeal))
  }

  private static func address(_ text: String, _ name: String?, _ setting: String) throws(Complaint) -> MailAddress {
    do {
      return try MailAddress(text, displayName: name)
    } catch {
      throw Complaint(
        .data, "\(setting) : « \(text) » n’est pas une adresse électronique utilisable",
        "\(setting): \"\(text)\" is not a usable e-mail address")
    }
  }

  /// How letters are handed over; nil where no server is set, and then none leaves.
  func carrierSettings() throws(Complaint) -> CarrierSettings? {
    let transport = settings.mail.transport
    guard !transport.servers.isEmpty else { return nil }
    guard settings.mail.from != nil else {
      throw Complaint(
        .data, "mail.from manque : dites de quelle adresse partent les lettres",
        "mail.from is missing: say which address letters come from")
    }
    try Self.checkEnvironment(transport.servers)
    var servers: [SMTPSettings] = []
    for server in transport.servers { servers.append(try smtpSettings(server)) }
    return CarrierSettings(
      servers: servers, connections: transport.connections,
      throttle: ThrottleLimits(
        perMinute: transport.perMinute, perDomainPerMinute: transport.perDomainPerMinute))
  }

  /// A secret of the environment is one account's: it goes to no other.
  private static func checkEnvironment(_ servers: [TransportSettings.Server]) throws(Complaint) {
    for (name, setting) in [("QUITUS_MAIL_PASSWORD", "password_file"), ("QUITUS_MAIL_TOKEN", "token_file")] {
      let takers = servers.filter { $0.username != nil && $0.secretFile == nil && $0.secretVariable == name }
      guard Environment.value(name) != nil, Set(takers.map(\.account)).count > 1 else { continue }
      let (frPlaces, enPlaces) = (
        takers.map(\.place).joined(separator: " et "), takers.map(\.place).joined(separator: " and ")
      )
      throw Complaint(
        .data, "\(frPlaces) : \(name) ne vaut que pour un compte ; donnez \(setting) à chacun de ces serveurs",
        "\(enPlaces): \(name) is for one account only; give each of these servers its \(setting)")
    }
  }

  private func smtpSettings(_ server: TransportSettings.Server) throws(Complaint) -> SMTPSettings {
    let transport = settings.mail.transport
    let auth = SMTPSettings.Authentication(rawValue: server.auth) ?? .auto
    let secret = try server.username.flatMap { _ throws(Complaint) in
      try Self.secret(server.secretFile, server.secretVariable)
    }
    do {
      return try SMTPSettings(
        url: server.url, startTLS: server.requiresTLS ? .required : .off, username: server.username, secret: secret,
        auth: auth, caFile: server.caFile, ehloName: settings.mail.helloName,
        timeouts: SMTPSettings.Timeouts(
          connect: .seconds(transport.connect), answer: .seconds(transport.answer), data: .seconds(transport.data),
          final: .seconds(transport.final), total: .seconds(transport.total)))
    } catch {
      throw Complaint(.data, error.said(of: server.place))
    }
  }

  /// A file's first line, else what the environment gives.
  private static func secret(_ path: String?, _ name: String) throws(Complaint) -> SecretSource? {
    guard let path else { return Environment.value(name).map { .given(Secret($0)) } }
    _ = try Files.text(path)  // says well what is wrong with it
    return .file(path)
  }
}

extension SMTPSettingsError {
  /// What is wrong with the settings of the server at `place`, such as `mail`, and what to do.
  func said(of place: String) -> Said {
    switch self {
    case .malformedURL, .unknownScheme:
      Said(
        "\(place).url : écrivez smtp://serveur:port ou smtps://serveur:port",
        "\(place).url: write smtp://server:port or smtps://server:port")
    case .credentialsInURL:
      Said(
        "\(place).url : le compte va dans username et password_file",
        "\(place).url: the account goes into username and password_file")
    case .portOutOfRange:
      Said("\(place).url : le port va de 1 à 65535", "\(place).url: the port lies between 1 and 65535")
    case .plaintextBeyondLoopback:
      Said(
        "\(place).starttls : « off » ne vaut que pour un serveur sur cette machine",
        "\(place).starttls: \"off\" is for a server on this very machine only")
    case .halfACredential:
      Said(
        "\(place).username va avec password_file, ou token_file pour xoauth2 ; ou QUITUS_MAIL_PASSWORD, QUITUS_MAIL_TOKEN",
        "\(place).username goes with password_file, or token_file for xoauth2; or QUITUS_MAIL_PASSWORD, QUITUS_MAIL_TOKEN"
      )
    case .secretUnreadable:
      Said(
        "\(place) : le fichier du mot de passe ou du jeton ne se lit pas, ou sa première ligne est vide",
        "\(place): the file of the password or the token cannot be read, or its first line is empty")
    case .controlCharacterOrEmpty:
      Said(
        "\(place) : compte, mot de passe ou ca_file vide ou illisible",
        "\(place): account, password or ca_file is empty or unreadable")
    case .ehloNameMalformed: Said("mail.hello_name n’est pas un nom de machine", "mail.hello_name is not a host name")
    case .timeoutOutOfRange: Said("mail.timeouts : de 1 à 86400", "mail.timeouts: from 1 to 86400")
    }
  }
}
