import Testing

@testable import Intake

@Suite struct VerdictTests {
  @Test(
    arguments: [
      ("5.1.1", "", .hard), ("5.1.0", "", .soft), ("5.1.2", "", .hard), ("5.1.3", "", .hard), ("5.1.6", "", .hard),
      ("5.1.10", "", .hard), ("5.1.1", "blocked for spam", .hard),
      // The sender's own address is at fault.
      ("5.1.7", "", .refused), ("5.1.8", "user unknown", .refused),
      ("5.2.0", "", .soft), ("5.2.1", "", .hard), ("5.2.1", "is receiving mail too quickly", .soft),
      ("5.2.2", "", .soft), ("5.2.3", "", .refused), ("5.3.4", "", .refused), ("5.4.1", "", .soft),
      ("5.4.1", "Recipient address rejected: Access denied", .hard), ("5.4.4", "", .hard), ("5.4.6", "", .soft),
      ("5.6.1", "", .refused), ("5.7.1", "", .refused), ("5.7.1", "user unknown", .hard),
      ("4.1.1", "user unknown", .soft), ("4.2.2", "mailbox full", .soft), ("4.7.1", "blocked", .refused),
      ("2.0.0", "", .delivered),
      // Numbers in the words are more exact than a general status.
      ("5.0.0", "550 5.1.1 whatever", .hard), ("5.0.0", "552 5.2.2 whatever", .soft),
      ("5.0.0", "450 4.2.0 later", .soft),
      ("5.0.0", "550 No such user", .hard), ("5.0.0", "", .soft), (nil, "", .soft), (nil, "550 User unknown", .hard),
      (nil, "Mailbox full, user unknown", .soft), (nil, "554 Message refused as spam", .refused),
      (nil, "La boîte aux lettres est pleine", .soft), (nil, "Destinataire inconnu", .hard),
      (nil, "Cette adresse n’existe pas", .hard), (nil, "550 host 5.39.12.4 says no", .soft),
    ] as [(String?, String, BounceVerdict)])
  func `a failure means what its numbers say, else what its words say`(
    status: String?, text: String, verdict: BounceVerdict
  ) {
    #expect(BounceVerdict(status: status.flatMap { EnhancedStatus(in: $0) }, text: text) == verdict)
  }

  @Test(
    arguments: [
      // Gmail, of a server whose address has no name: of every address that Gmail hosts.
      (
        "5.7.1",
        "550-5.7.25 [192.0.2.4] The IP address sending this message does not have a PTR record setup, or the corresponding "
          + "forward DNS entry does not match the sending IP. As a policy, Gmail does not accept messages from IPs with missing "
          + "PTR records.", .refused
      ),
      (nil, "550-5.7.25 [192.0.2.4] The IP address sending this message does not have a PTR record setup", .refused),
      (nil, "550 The IP address sending this message does not have a PTR record", .refused),
      ("5.7.25", "user unknown", .refused), ("4.7.25", "does not have a PTR record", .refused),
      (
        "5.7.26", "550-5.7.26 This mail is unauthenticated; the domain desk.example does not have a DMARC record",
        .refused
      ),
      ("5.7.1", "Sender domain does not exist", .refused),
      ("5.7.1", "Le domaine de l’expéditeur n’existe pas", .refused),
      ("5.7.1", "The domain desk.example does not exist", .refused), ("5.7.1", "desk.example n'existe pas", .refused),
      ("5.7.1", "Sender verify failed: no such user here", .refused), ("5.7.0", "No such user here", .hard),
      ("5.7.1", "Mailbox full", .soft), ("5.6.0", "user unknown", .hard), ("5.6.7", "user unknown", .refused),
      // X.1.0 is said of the sender's address, too.
      ("5.1.0", "<a@desk.example>: Sender address rejected: User unknown in virtual alias table", .refused),
      ("5.1.0", "Address rejected a@b.example", .hard), ("5.1.0", "No such user", .hard),
      ("5.1.0", "Unknown error", .soft),
      // Without numbers.
      (nil, "550 Sender domain does not exist", .refused),
      (nil, "550 Client host rejected: cannot find your host", .refused),
      (nil, "554 delivery error: This user doesn't have a b.example account (a@b.example)", .hard),
      (nil, "550 The domain b.example does not have a valid record", .soft),
      (nil, "550 Sender verify failed: no such user", .refused),
    ] as [(String?, String, BounceVerdict)])
  func `what is our own server's or the sender's fault says nothing about an address`(
    status: String?, text: String, verdict: BounceVerdict
  ) {
    #expect(BounceVerdict(status: status.flatMap { EnhancedStatus(in: $0) }, text: text) == verdict)
  }

  @Test(
    arguments: [
      ("550 5.1.1 x", "5.1.1"), ("(#5.1.1)", "5.1.1"), ("550-5.7.26", "5.7.26"), ("smtp;5.1.1", "5.1.1"),
      ("5.4.310 x", "5.4.310"), ("[5.39.12.4] 5.2.1.", "5.2.1"), ("15.1.1", nil), ("3.1.1", nil), ("5.1", nil),
      ("5.1.1234", nil), ("5..1", nil), ("", nil), ("192.0.2.4", nil), ("v5.1.1", "5.1.1"),
    ] as [(String, String?)])
  func `a status is told from other numbers`(text: String, status: String?) {
    #expect(EnhancedStatus(in: text)?.description == status)
  }

  @Test(
    arguments: [
      ("host said: 550 no", "550 no"), ("550", "550"), ("port 587, 465", nil), ("2026", nil), ("5501", nil),
      ("a550", nil), ("554: no", nil), ("at 12.550 x", nil), ("é 421 no", "421 no"), ("55", nil),
      ("(552 no)", "552 no)"),
    ] as [(String, String?)])
  func `a reply code is told from other numbers`(text: String, from: String?) {
    #expect(ReplyCode.place(in: text).map { String(text[$0...]) } == from)
  }

  @Test(
    arguments: [
      ("rfc822; a@b.example", "a@b.example"), ("rfc822;<A@B.Example>", "a@b.example"), ("a@b.example", "a@b.example"),
      ("RFC822;Name <a@b.example>", "a@b.example"), ("rfc822; nobody", nil), ("rfc822; a b@c.example", nil),
      ("rfc822; a@b@c.example", nil), ("", nil), ("utf-8; é@b.example", "é@b.example"),
    ] as [(String, String?)])
  func `an address is found in a field of a report`(value: String, address: String?) {
    #expect(ReportedAddress.address(value) == address)
  }

  @Test(
    arguments: [
      ("<a@b.example>: host c.example[1.2.3.4] said", ["a@b.example"]),
      ("to 'a@b.example' and x.y+z@d.example.", ["a@b.example", "x.y+z@d.example"]),
      ("a@b.example (a@b.example)", ["a@b.example"]), ("mailto:A@B.example", ["a@b.example"]),
      ("@b.example a@ a@b", []),
      ("a@b.example-", ["a@b.example"]), ("@@@@", []),
    ] as [(String, [String])])
  func `addresses are found in words`(line: String, addresses: [String]) {
    #expect(ReportedAddress.all(in: line[...]) == addresses)
  }
}
