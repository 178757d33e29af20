import Testing

@testable import SMTP

/// Whose fault a refusal is, by the words of servers that people use.
struct BlameTests {
  private func reply(_ line: String) -> ServerReply {
    ServerReply(code: Int(line.prefix(3)) ?? 0, text: String(line.dropFirst(4)))
  }

  private func talk(
    mail: String? = "250 ok", recipient: String? = nil, data: String? = nil, content: String? = nil,
    end: TalkEnd = .answered
  ) -> Talk {
    var answers = Answers(recipients: ["r@example.org"], named: [0])
    answers.mail = mail.map(reply)
    answers.byRecipient[0] = recipient.map(reply)
    answers.data = data.map(reply)
    answers.content = content.map(reply)
    return Talk(answers: answers, end: end, isHandedOver: content != nil, isReused: false, lacksLogin: false)
  }

  @Test(arguments: [
    ("552 5.3.4 Message size exceeds fixed limit", Blame.message), ("552 too large", .message),
    ("550 5.3.4 too large", .message), ("553 5.6.7 SMTPUTF8 is required", .message), ("501 5.5.4 Bad BODY=", .message),
    ("555 5.5.4 Unsupported option", .message), ("554 5.6.0 malformed", .message), ("550 5.2.3 too long", .message),
    ("554 5.7.1 <client>: Client host rejected: Access denied", .service), ("550 5.7.1 no", .service),
    ("553 5.7.1 <q@desk.example>: Sender address rejected: not owned by user desk", .service),
    ("530 5.7.0 Must issue a STARTTLS command first", .service), ("530-5.5.1 Authentication Required", .service),
    ("503 5.5.1 send AUTH first", .service), ("550 5.1.8 <q@desk.example>: Domain not found", .service),
    ("553 5.1.7 syntax", .service), ("501 bad sender", .service), ("500 what", .service),
    ("550 5.7.60 Client does not have permissions to send as this sender", .service),
    ("535 5.7.8 no", .service), ("550 you are blocked", .service), ("553 sorry, you may not send", .service),
  ])
  func `MAIL is refused because of us, unless size or form are named`(line: String, blame: Blame) {
    #expect(reply(line).blameAtMail == blame)
    let talk = talk(mail: line)
    #expect(talk.delivery.outcome == (blame == .message ? .failed : .deferred))
    #expect(talk.delivery.isRefusalOfService == (blame == .service))
    #expect(talk.isServiceLost == (blame == .service))
  }

  @Test(arguments: [
    ("550 5.1.1 <r@example.org>: Recipient address rejected: User unknown", Blame.message),
    ("550 unknown user", .message),
    ("550 5.1.2 no such domain", .message), ("552 5.2.2 mailbox full", .message), ("553 5.1.3 syntax", .message),
    ("550 5.4.1 Recipient address rejected: Access denied", .message), ("551 user has moved", .message),
    ("550 <relay@example.org>: User unknown", .message), ("550 5.1.6 moved", .message), ("500 odd", .message),
    ("554 5.7.1 <r@example.org>: Relay access denied", .policy), ("550 relay not permitted", .policy),
    ("550 5.7.1 Relaying denied", .policy),
    ("550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", .policy),
    ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", .policy),
    ("550 no thanks (#5.7.1)", .policy),
    ("550 5.7.1 RESOLVER.RST.AuthRequired; authentication needed", .policy), ("550 5.1.8 sender's domain", .policy),
    ("554 5.7.1 <host[192.0.2.1]>: Client host rejected: Access denied", .service),
    ("550 5.1.0 <q@desk.example>: Sender address rejected: User unknown", .service),
    ("504 5.5.2 <h>: Helo command rejected: need fully-qualified hostname", .service),
    ("530 5.7.0 Authentication required", .service), ("550 Authentication is required for relay", .service),
  ])
  func `a recipient is refused for good only where it is the recipient's fault`(line: String, blame: Blame) {
    #expect(reply(line).blameAtRecipient == blame)
    let delivery = talk(recipient: line).delivery
    #expect(delivery.outcome == (blame == .message ? .failed : .deferred))
    #expect(
      delivery.reason
        == (blame == .message ? .refusedForGood : line.hasPrefix("530") ? .authenticationMissing : .accountRefused))
    #expect(delivery.isRefusalOfService == (blame == .service) && !talk(recipient: line).isServiceLost)
  }

  @Test(arguments: [
    ("554 5.7.1 looks like spam", Blame.message), ("552 5.2.2 full", .message), ("550 5.6.0 malformed", .message),
    ("550 5.7.60 SMTP; Client does not have permissions to send as this sender", .service),
    ("554 5.2.252 SendAsDenied; desk not allowed to send as q", .service),
    ("550 5.4.5 Daily user sending limit exceeded", .service),
    ("530 5.7.57 Client not authenticated to send mail", .service),
  ])
  func `the whole message is refused for good, unless the account may not send`(line: String, blame: Blame) {
    let talk = talk(recipient: "250 ok", data: "354 go", content: line)
    #expect(talk.delivery.outcome == (blame == .message ? .failed : .deferred))
    #expect(talk.delivery.isRefusalOfService == (blame == .service))
    #expect(!talk.isServiceLost, "after the go-ahead a message is never offered elsewhere")
  }

  @Test(
    arguments: [
      (nil, nil, nil, TalkEnd.timedOut, true, true), (nil, nil, nil, .lost, true, true),
      ("250 ok", nil, nil, .timedOut, true, false), ("250 ok", "250 ok", nil, .timedOut, true, false),
      ("250 ok", "250 ok", "354 go", .timedOut, false, false), ("250 ok", "250 ok", "354 go", .lost, false, false),
      ("250 ok", "550 5.1.1 no", nil, .timedOut, false, false), ("451 4.3.0 no", nil, nil, .answered, true, false),
      ("421 4.3.2 no", nil, nil, .notUnderstood, true, true),
      ("250 ok", "421 4.3.2 no", nil, .notUnderstood, true, false),
      ("250 ok", "450 4.2.0 no", nil, .answered, false, false), ("250 ok", "250 ok", "451 no", .answered, false, false),
    ] as [(String?, String?, String?, TalkEnd, Bool, Bool)])
  func `silence, hanging up and 4xx to MAIL lead to the next server, before the message is asked for`(
    mail: String?, recipient: String?, data: String?, end: TalkEnd, isServiceLost: Bool, isRefusalOfService: Bool
  ) {
    let talk = talk(mail: mail, recipient: recipient, data: data, end: end)
    #expect(talk.isServiceLost == isServiceLost)
    #expect(talk.delivery.isRefusalOfService == isRefusalOfService)
  }

  @Test func `one recipient who is served is enough to say that the server serves`() {
    var answers = Answers(recipients: ["a@example.org", "b@example.org"], named: [0, 1])
    answers.mail = reply("250 ok")
    answers.byRecipient = [0: reply("250 ok"), 1: reply("554 5.7.1 Client host rejected: Access denied")]
    (answers.data, answers.content) = (reply("354 go"), reply("250 ok"))
    let talk = Talk(answers: answers, end: .answered, isHandedOver: true, isReused: false, lacksLogin: false)
    #expect(talk.delivery.outcome == .deferred && !talk.delivery.isRefusalOfService)
  }
}
