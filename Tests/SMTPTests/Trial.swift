import Envelope

@testable import SMTP

/// Envelopes and settings that tests share.
enum Trial {
  /// Waits short enough for a test and long enough for a busy machine.
  static let impatient = SMTPSettings.Timeouts(
    connect: .milliseconds(700), answer: .milliseconds(700), data: .milliseconds(700), final: .milliseconds(700),
    total: .milliseconds(900))

  /// Waits that nothing reaches on loopback, however busy the machine.
  static let patient = SMTPSettings.Timeouts(
    answer: .seconds(60), data: .seconds(60), final: .seconds(60), total: .seconds(120))

  static func settings(
    _ url: String, startTLS: SMTPSettings.StartTLS = .off, username: String? = nil, password: Secret? = nil,
    auth: SMTPSettings.Authentication = .auto, caFile: String? = nil, timeouts: SMTPSettings.Timeouts = Trial.patient
  ) throws -> SMTPSettings {
    try SMTPSettings(
      url: url, startTLS: startTLS, username: username, secret: password.map { .given($0) }, auth: auth,
      caFile: caFile, ehloName: "tests.example.org", timeouts: timeouts)
  }

  static func envelope(_ number: Int = 1, to recipients: [String] = ["a@example.org"], text: String? = nil) throws
    -> SealedEnvelope
  {
    try Message(
      from: MailAddress("quitus@example.org", displayName: "Cellule, appui"),
      to: recipients.map { try MailAddress($0) },
      subject: "Message nº \(number)", text: text ?? "Texte \(number)\n.\nfin", html: "<p>é \(number)</p>",
      language: .french, messageID: MessageID(token: "\(number)", domain: "example.org"), sentOn: 1_767_225_600_000
    ).sealed(for: .reminder)
  }

  /// An envelope whose message is exactly `bytes`.
  static func envelope(bytes: [UInt8]) throws -> SealedEnvelope {
    SealedEnvelope(
      sender: try MailAddress("quitus@example.org"), recipients: [try MailAddress("a@example.org")],
      messageID: try MessageID("1@example.org"), subject: "", bytes: bytes, purpose: .test)
  }
}
