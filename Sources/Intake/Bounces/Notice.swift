/// What a message says to people: where a mail system reports in words alone, and what answering machines write.
struct Notice {
  let subject: String
  /// Up to where the returned letter begins.
  let text: String
  /// From there on.
  let rest: String
  private let fields: MailFields

  private static let longest = 1 << 16

  init(_ message: MailPart) {
    fields = message.fields
    subject = message.fields.words("subject").folded
    let whole = Self.words(of: message)
    let end = Self.separators.compactMap { whole.firstRange(of: $0)?.lowerBound }.min() ?? whole.endIndex
    text = String(whole[..<end])
    rest = String(whole[end...])
  }

  private static func words(of message: MailPart) -> String {
    let parts = message.ownParts.filter { $0.parts.isEmpty }
    let plain = parts.filter { $0.type.kind.hasPrefix("text/plain") || $0.type.kind.hasPrefix("multipart/") }
      .map { $0.decoded(atMost: longest)[...].mailText }
    if let first = plain.first(where: { $0.contains { !$0.isWhitespace } }) { return first }
    let html = parts.first { $0.type.kind == "text/html" }
    return html.map { PlainWords.text(ofHTML: $0.decoded(atMost: longest)[...].mailText) } ?? ""
  }

  /// What mail systems put above the letter that they send back.
  private static let separators = [
    "--- Below this line is a copy of the message", "--- Undelivered message follows", "--- The header of the original",
    "------ This is a copy of the", "--- Original message", "----- Original message", "-----Original Message",
    "-----Message d'origine", "Original message headers:", "En-têtes de message d’origine",
    "En-têtes de message d'origine", "--- Enclosed are the original headers",
    "Included is a copy of the message header",
    "---------- Forwarded message",
  ]

  // MARK: What it is

  /// Addresses that a mail system lists in a field of its own, as Exim does.
  var listedAddresses: [String] {
    fields.values("x-failed-recipients").flatMap { $0.split(separator: ",") }.compactMap {
      ReportedAddress.address(String($0))
    }
  }

  var isQmail: Bool { String(text.prefix(200)).folded.hasPrefix("hi. this is the") && text.contains("qmail-send") }

  /// Whether no person, but a mail system, sends it.
  var isFromMailSystem: Bool {
    let sender = fields.words("from").folded
    return [
      "mailer-daemon", "mailerdaemon", "mail-daemon", "postmaster", "mail delivery system", "mail delivery subsystem",
      "microsoftexchange", "systeme de messagerie",
    ].contains { sender.contains($0) }
  }

  /// Whether its subject speaks of a letter that came back; an answer or a forwarded message does not by itself.
  var isAboutFailure: Bool {
    let subject = subject
    return [
      "undeliver", "delivery status notification", "delivery failure", "delivery has failed", "failure notice",
      "returned mail", "mail delivery failed", "mail failure", "mail system error", "message not delivered",
      "address not found", "non remis", "non delivr", "non distribu", "echec de la remise", "echec de remise",
      "echec de la distribution", "notification d'etat de remise", "retour a l'expediteur", "message en erreur",
    ].contains { subject.hasPrefix($0) || subject.contains($0) && !isAnswer }
  }

  private var isAnswer: Bool {
    ["re:", "re :", "tr:", "tr :", "fw:", "fwd:", "fwd :"].contains { subject.hasPrefix($0) }
  }

  /// Whether it says that the letter is still being tried.
  var isDelay: Bool {
    if ["delayed", "(delay)", "(warning)", "warning: could not send", "retarde"].contains(where: {
      subject.contains($0)
    }) {
      return true
    }
    let text = text.folded
    return [
      "this is a warning message only", "do not need to resend", "not yet been delivered", "not been delivered yet",
    ]
    .contains { text.contains($0) }
  }

  /// Whether a machine answers for a person who is away.
  var isAutoReply: Bool {
    if fields.first("auto-submitted").map({ $0.lowercased().hasPrefix("auto-") }) == true { return true }
    if !fields.values("x-autoreply", "x-autorespond", "x-auto-reply").isEmpty { return true }
    if ["auto_reply", "auto-reply"].contains((fields.first("precedence") ?? "").lowercased()) { return true }
    return [
      "automatic reply", "auto-reply", "autoreply", "auto:", "out of office", "out of the office",
      "reponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "notification d'absence",
    ].contains { subject.hasPrefix($0) }
  }
}
