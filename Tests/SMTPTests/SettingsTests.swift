import Testing

@testable import SMTP

struct SettingsTests {
  @Test(arguments: [
    ("smtp://mail.example.org:2525", MailServer.Scheme.smtp, "mail.example.org", 2525),
    ("smtp://mail.example.org", .smtp, "mail.example.org", 587),
    ("smtps://mail.example.org", .smtps, "mail.example.org", 465),
    ("SMTP://h:1", .smtp, "h", 1), ("smtp://h:65535/", .smtp, "h", 65_535),
    ("smtp://192.0.2.1:25", .smtp, "192.0.2.1", 25),
    ("smtps://[2001:db8::1]:465", .smtps, "[2001:db8::1]", 465), ("smtp://[::1]", .smtp, "[::1]", 587),
  ])
  func `a URL names scheme, host and port`(url: String, scheme: MailServer.Scheme, host: String, port: Int) throws {
    let server = try MailServer(url: url)
    #expect((server.scheme, server.host, server.port) == (scheme, host, port))
  }

  @Test(arguments: [
    ("", SMTPSettingsError.malformedURL), ("mail.example.org:25", .malformedURL), ("smtp:mail", .malformedURL),
    ("http://h", .unknownScheme), ("file:///etc/passwd", .unknownScheme), ("://h", .unknownScheme),
    ("smtp://", .malformedURL), ("smtp://:25", .malformedURL), ("smtp://h/path", .malformedURL),
    ("smtp://h?x=1", .malformedURL), ("smtp://h\r\nX", .malformedURL), ("smtp://h x", .malformedURL),
    ("smtp://-h", .malformedURL), ("smtp://h..x", .malformedURL), ("smtp://hôte", .malformedURL),
    ("smtp://[x]", .malformedURL), ("smtp://[::1", .malformedURL), ("smtp://u:p@h", .credentialsInURL),
    ("smtp://h:0", .portOutOfRange), ("smtp://h:65536", .portOutOfRange), ("smtp://h:", .portOutOfRange),
    ("smtp://h:-1", .portOutOfRange), ("smtp://h:x", .portOutOfRange),
  ])
  func `what is no URL of a mail server is refused`(url: String, reason: SMTPSettingsError) {
    #expect(throws: reason) { try SMTPSettings(url: url) }
  }

  @Test(arguments: [
    ("localhost", true), ("LOCALHOST", true), ("127.0.0.1", true), ("127.255.255.254", true), ("[::1]", true),
    ("128.0.0.1", false), ("126.255.255.255", false), ("127.0.0.1.example.org", false), ("127.0.0", false),
    ("localhost.example.org", false), ("[::2]", false), ("0.0.0.0", false), ("example.org", false),
  ])
  func `only this machine may be spoken to in the clear`(host: String, isAllowed: Bool) throws {
    if isAllowed {
      #expect(throws: Never.self) { try SMTPSettings(url: "smtp://\(host)", startTLS: .off) }
    } else {
      #expect(throws: SMTPSettingsError.plaintextBeyondLoopback) {
        try SMTPSettings(url: "smtp://\(host)", startTLS: .off)
      }
    }
    #expect(throws: Never.self) { try SMTPSettings(url: "smtps://\(host)", startTLS: .off) }
    #expect(throws: Never.self) { try SMTPSettings(url: "smtp://\(host)") }
  }

  @Test(
    arguments: [
      (nil, nil, nil, nil, nil), ("u", "p", "/ca.pem", "h.example.org", nil), ("u", nil, nil, nil, .halfACredential),
      (nil, "p", nil, nil, .halfACredential), ("", "p", nil, nil, .controlCharacterOrEmpty),
      ("u", "", nil, nil, .controlCharacterOrEmpty), ("u\r\n", "p", nil, nil, .controlCharacterOrEmpty),
      ("u", "p\n", nil, nil, .controlCharacterOrEmpty), ("u", "p\0", nil, nil, .controlCharacterOrEmpty),
      (nil, nil, "", nil, .controlCharacterOrEmpty), (nil, nil, "/a\nb", nil, .controlCharacterOrEmpty),
      (nil, nil, nil, "h\r\nMAIL", .ehloNameMalformed), (nil, nil, nil, "", .ehloNameMalformed),
      (nil, nil, nil, "a/b", .ehloNameMalformed), (nil, nil, nil, "a b", .ehloNameMalformed),
    ] as [(String?, String?, String?, String?, SMTPSettingsError?)])
  func `a setting that could not be used is refused before anything is sent`(
    username: String?, password: String?, caFile: String?, ehloName: String?, reason: SMTPSettingsError?
  ) {
    let make = { () throws(SMTPSettingsError) in
      try SMTPSettings(
        url: "smtp://h", username: username, secret: password.map { .given(Secret($0)) }, caFile: caFile,
        ehloName: ehloName)
    }
    if let reason { #expect(throws: reason) { try make() } } else { #expect(throws: Never.self) { try make() } }
  }

  @Test(arguments: [
    (Duration.milliseconds(1), true), (.microseconds(999), false), (.zero, false), (.seconds(86_400), true),
    (.seconds(86_401), false), (.seconds(-1), false),
  ])
  func `a wait lies between a millisecond and a day`(wait: Duration, isAllowed: Bool) {
    for timeouts in [
      SMTPSettings.Timeouts(connect: wait), SMTPSettings.Timeouts(answer: wait), SMTPSettings.Timeouts(data: wait),
      SMTPSettings.Timeouts(final: wait), SMTPSettings.Timeouts(total: wait), SMTPSettings.Timeouts(idle: wait),
    ] {
      let settings = try? SMTPSettings(url: "smtp://h", timeouts: timeouts)
      #expect((settings != nil) == isAllowed)
    }
  }

  @Test func `a secret prints as dots however it is printed`() throws {
    let settings = try SMTPSettings(url: "smtp://h", username: "u", secret: .given(Secret("hunter2")))
    var dumped = ""
    dump(settings, to: &dumped)
    for printed in ["\(settings)", String(reflecting: settings), String(describing: settings.secret), dumped] {
      #expect(printed.contains("••••••") && !printed.contains("hunter2"))
    }
    #expect(settings.secret == .given(Secret("hunter2")))
  }
}
