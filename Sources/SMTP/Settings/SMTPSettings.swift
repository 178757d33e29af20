/// How to reach the mail server and how long to wait for it.
public struct SMTPSettings: Hashable, Sendable {
  /// Whether a connection that begins in the clear must become a TLS one before anything is said.
  public enum StartTLS: String, Hashable, Sendable, CaseIterable {
    case required
    /// Only for a server on this machine.
    case off
  }

  /// How the server is shown who we are; the raw value is what settings say.
  public enum Authentication: String, Hashable, Sendable, CaseIterable {
    /// The strongest way that both sides know.
    case auto
    case plain, login
    case cramMD5 = "cram-md5"
    /// The secret is a token (OAuth 2.0) instead of a password.
    case xoauth2
  }

  /// The longest waits; a server that exceeds one is tried again later.
  public struct Timeouts: Hashable, Sendable {
    /// Until the connection is made, encrypted, greeted and logged in to.
    public var connect: Duration
    /// For the answer to one command.
    public var answer: Duration
    /// For the message to move on while it is sent.
    public var data: Duration
    /// For the answer to the whole message, which nothing else cuts short: who gives up too soon sends it twice.
    ///
    /// **Source** RFC 5321 §4.5.3.2.6: ten minutes at least.
    public var final: Duration
    /// For one message on a connection, from the first command to the last byte.
    public var total: Duration
    /// How long a connection may stand idle, and how long a goodbye may go unanswered.
    public var idle: Duration

    public init(
      connect: Duration = .seconds(30), answer: Duration = .seconds(60), data: Duration = .seconds(300),
      final: Duration = .seconds(600), total: Duration = .seconds(600), idle: Duration = .seconds(60)
    ) {
      self.connect = connect
      self.answer = answer
      self.data = data
      self.final = final
      self.total = total
      self.idle = idle
    }

    fileprivate var all: [Duration] { [connect, answer, data, final, total, idle] }
  }

  public let server: MailServer
  public let startTLS: StartTLS
  public let username: String?
  /// The password, or the token.
  public let secret: SecretSource?
  public let auth: Authentication
  /// The file of certificate authorities to trust, in PEM, instead of the system's; nil for the system's.
  public let caFile: String?
  /// The name this machine gives when it greets the server; nil for the system's host name.
  public let ehloName: String?
  public let timeouts: Timeouts

  /// Settings that can be used as they are.
  ///
  /// - Throws: the first setting that cannot be used, with the reason.
  public init(
    url: String, startTLS: StartTLS = .required, username: String? = nil, secret: SecretSource? = nil,
    auth: Authentication = .auto, caFile: String? = nil, ehloName: String? = nil, timeouts: Timeouts = Timeouts()
  ) throws(SMTPSettingsError) {
    server = try MailServer(url: url)
    guard startTLS == .required || server.scheme == .smtps || server.isLoopback else { throw .plaintextBeyondLoopback }
    guard (username == nil) == (secret == nil) else { throw .halfACredential }
    guard auth == .auto || username != nil else { throw .halfACredential }
    let read = try secret.map { source throws(SMTPSettingsError) in
      guard let secret = source.read() else { throw .secretUnreadable }
      return secret.text
    }
    for text in [username, read, caFile].compactMap(\.self) {
      guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
        throw .controlCharacterOrEmpty
      }
    }
    guard ehloName.map(MailServer.isName) ?? true else { throw .ehloNameMalformed }
    for wait in timeouts.all {
      guard wait >= .milliseconds(1), wait <= .seconds(86_400) else { throw .timeoutOutOfRange }
    }
    self.startTLS = startTLS
    self.username = username
    self.secret = secret
    self.auth = auth
    self.caFile = caFile
    self.ehloName = ehloName
    self.timeouts = timeouts
  }
}

/// Why mail cannot be sent with these settings; found before anything is sent.
public enum SMTPSettingsError: Error, Hashable, Sendable {
  /// Not `smtp://host:port` or `smtps://host:port`.
  case malformedURL
  /// A scheme other than `smtp` and `smtps`.
  case unknownScheme
  /// A user name inside the URL: it belongs in the settings of its own.
  case credentialsInURL
  /// Not a number from 1 to 65535.
  case portOutOfRange
  /// STARTTLS switched off for a server that is not this machine.
  case plaintextBeyondLoopback
  /// A user name without a password or a token, or the reverse.
  case halfACredential
  /// The file of the password or the token cannot be read, or is empty.
  case secretUnreadable
  /// A user name, a password or a path that is empty or holds a line break or another control character.
  case controlCharacterOrEmpty
  /// A greeting name that is not a domain name.
  case ehloNameMalformed
  /// A wait shorter than a millisecond or longer than a day.
  case timeoutOutOfRange
}
