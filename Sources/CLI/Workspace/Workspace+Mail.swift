import Dates
import Envelope
import Mail
import SMTP

extension Workspace {
  /// The service as letters name it.
  func office() throws(Complaint) -> Office {
    let from = try Self.address(
      settings.mail.from ?? "ne-pas-repondre@quitus.invalid", settings.mail.fromName, "mail.from")
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

  /// The server that letters are handed to; nil where none is set, and then none leaves.
  func smtpSettings() throws(Complaint) -> SMTPSettings? {
    let mail = settings.mail
    guard let url = mail.url else { return nil }
    guard mail.from != nil else {
      throw Complaint(
        .data, "mail.from manque : dites de quelle adresse partent les lettres",
        "mail.from is missing: say which address letters come from")
    }
    let password = try mail.passwordFile.map { path throws(Complaint) in
      SecretSource.given(Secret(try Self.firstLine(of: path)))
    }
    let seconds = Duration.seconds(mail.timeoutSeconds)
    do {
      return try SMTPSettings(
        url: url, startTLS: mail.requiresTLS ? .required : .off, username: mail.username, secret: password,
        caFile: mail.caFile, ehloName: mail.helloName,
        timeouts: SMTPSettings.Timeouts(
          connect: min(seconds, .seconds(30)), answer: seconds, data: seconds, total: seconds * 10))
    } catch {
      throw Complaint(.data, error.said)
    }
  }

  private static func firstLine(of path: String) throws(Complaint) -> String {
    let text = try Files.text(path)
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}

extension SMTPSettingsError {
  /// What is wrong with the mail settings, and what to do.
  var said: Said {
    switch self {
    case .malformedURL, .unknownScheme:
      Said(
        "mail.url : écrivez smtp://serveur:port ou smtps://serveur:port",
        "mail.url: write smtp://server:port or smtps://server:port")
    case .credentialsInURL:
      Said(
        "mail.url : le compte va dans mail.username et mail.password_file",
        "mail.url: the account goes into mail.username and mail.password_file")
    case .portOutOfRange: Said("mail.url : le port va de 1 à 65535", "mail.url: the port lies between 1 and 65535")
    case .plaintextBeyondLoopback:
      Said(
        "mail.starttls : « off » ne vaut que pour un serveur sur cette machine",
        "mail.starttls: \"off\" is for a server on this very machine only")
    case .halfACredential:
      Said("mail.username et mail.password_file vont ensemble", "mail.username and mail.password_file go together")
    case .secretUnreadable:
      Said(
        "mail.password_file : le fichier ne se lit pas ou sa première ligne est vide",
        "mail.password_file: the file cannot be read, or its first line is empty")
    case .controlCharacterOrEmpty:
      Said(
        "mail : compte, mot de passe ou ca_file vide ou illisible",
        "mail: account, password or ca_file is empty or unreadable")
    case .ehloNameMalformed: Said("mail.hello_name n’est pas un nom de machine", "mail.hello_name is not a host name")
    case .timeoutOutOfRange: Said("mail.timeout_seconds : de 1 à 8640", "mail.timeout_seconds: from 1 to 8640")
    }
  }
}
