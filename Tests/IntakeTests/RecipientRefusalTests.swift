import Intake
import Testing

/// What a server's answer to RCPT says of an address: only what leaves no doubt counts.
@Suite struct RecipientRefusalTests {
  private static let address = "lea@mairie.example"

  private static func meansNoMailbox(_ status: String?, _ reply: String) -> Bool {
    RecipientRefusal(address, status: status, reply: reply).meansNoMailbox
  }

  @Test(
    arguments: [
      // Postfix, Exim, Gmail, Exchange Online, Orange, a domain that takes no mail (RFC 7505).
      ("5.1.1", "5.1.1 <lea@mairie.example>: Recipient address rejected: User unknown in virtual mailbox table"),
      ("5.1.1", "5.1.1 The email account that you tried to reach does not exist. Please try double-checking it."),
      ("5.1.1", "5.1.1"), ("5.1.0", "5.1.0 Address rejected."), ("5.1.0", "5.1.0 No such user"),
      ("5.1.2", "5.1.2 <lea@mairie.example>: Recipient address rejected: Domain not found"),
      ("5.1.3", "5.1.3 bad address syntax"), ("5.1.6", "5.1.6 Recipient no longer on server"),
      ("5.1.10", "5.1.10 Recipient not found"), ("5.1.10", "5.1.10 null MX"),
      ("5.1.1", "5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_418"),
      ("5.2.1", "5.2.1 The email account that you tried to reach is inactive."), ("5.2.1", "5.2.1 Account disabled"),
      ("5.4.1", "5.4.1 Recipient address rejected: Access denied. AS(201806281)"),
      (nil, "no such user here"), (nil, "<lea@mairie.example>: User unknown"), (nil, "Destinataire inconnu"),
      ("5.0.0", "5.0.0 Mailbox not found"),
      ("5.1.1", "5.1.1 User unknown; ask postmaster@mairie.example"),
      ("5.1.1", "5.1.1 <LEA@mairie.example> unknown"),
    ] as [(String?, String)])
  func `an answer that says that there is no such mailbox counts`(status: String?, reply: String) {
    #expect(Self.meansNoMailbox(status, reply))
  }

  @Test(
    arguments: [
      // Policy, lists of senders, relays that were not asked to relay.
      ("5.7.1", "5.7.1 Relay access denied"), ("5.7.1", "5.7.1 user unknown"), ("5.7.23", "5.7.23 SPF"),
      ("5.7.1", "5.7.1 Service unavailable; client host [192.0.2.1] blocked"),
      // Full, too large, or something else about a mailbox that is there.
      ("5.2.2", "5.2.2 Mailbox full"), ("5.1.1", "5.1.1 Mailbox full"), ("5.2.3", "5.2.3 too large"),
      ("5.2.0", "5.2.0 no"), ("5.2.1", "5.2.1 no"), ("5.2.1", "5.2.1 is receiving mail too quickly"),
      ("5.3.0", "5.3.0 user unknown"), ("5.3.4", "5.3.4 too big"), ("5.4.1", "5.4.1 no answer from host"),
      ("5.4.4", "5.4.4 unable to route"), ("5.5.1", "5.5.1 bad sequence"), ("5.5.3", "5.5.3 too many recipients"),
      // The sender is at fault, which Postfix says in answer to RCPT.
      ("5.1.0", "5.1.0 <quitus@desk.example>: Sender address rejected: User unknown in virtual mailbox table"),
      ("5.1.7", "5.1.7 bad sender"),
      ("5.1.8", "5.1.8 <quitus@desk.example>: Sender address rejected: Domain not found"),
      ("5.1.1", "5.1.1 sender unknown"), ("5.1.1", "5.1.1 expéditeur inconnu"),
      // Somebody else: where mail for the address is passed on to.
      ("5.1.1", "5.1.1 <ailleurs@autre.example>: user unknown"),
      // A verdict of something else that the server asked (Postfix: reject_unverified_recipient).
      ("5.1.1", "5.1.1 <lea@mairie.example>: Recipient address rejected: undeliverable address: said: 550 blocked"),
      ("5.1.1", "5.1.1 <lea@mairie.example>: undeliverable address: connect to mx.example: Connection timed out"),
      ("5.1.1", "5.1.1 listed as spam"), ("5.1.0", "5.1.0 no"), ("5.1.5", "5.1.5 valid"), ("5.1.9", "5.1.9 relayed"),
      // Without numbers, the words of RFC 5321 for 550 mean all sorts of things.
      (nil, "Requested action not taken: mailbox unavailable"), (nil, "no"), (nil, ""), ("5.0.0", "5.0.0 rejected"),
      (nil, "Host does not have a reverse name"), (nil, "Domain not found"), (nil, "Access denied"),
      (nil, "user unknown, blocked by policy"), (nil, "user unknown, try again later"),
      // Not for good, whatever the words.
      ("4.1.1", "4.1.1 User unknown"), ("2.1.5", "2.1.5 Ok"),
    ] as [(String?, String)])
  func `an answer that leaves a doubt does not`(status: String?, reply: String) {
    #expect(!Self.meansNoMailbox(status, reply))
  }

  @Test func `an address that holds the words of a refusal is no refusal`() {
    let refusal = RecipientRefusal(
      "sender.spam@mairie.example", status: "5.1.1", reply: "5.1.1 <Sender.Spam@mairie.example>: User unknown")
    #expect(refusal.meansNoMailbox)
  }

  @Test func `words are kept on one short line`() {
    #expect(RecipientRefusal.shown("550 5.1.1 no\r\n such\tuser") == "550 5.1.1 no such user")
    #expect(RecipientRefusal.shown(String(repeating: "x", count: 500)).count == 300)
  }
}
