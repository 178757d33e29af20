import ArgumentParser
import Dates
import Desk
import Envelope
import Mail
import SMTP

/// `quitus mail test ADDRESS`: one message, to see that the settings hold.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: Said("Les réglages du courrier.", "The mail settings.").now, subcommands: [Test.self]
  )

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: Said("Envoie un message d’essai.", "Sends a message to try the settings.").now)
    @Argument(help: ArgumentHelp(Said("Adresse.", "Address.").now)) var address: String
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common)
      let to = try Addresses.mailbox(address, option: "ADDRESS")
      guard try desk.workspace.carrierSettings() != nil else {
        throw Complaint(
          .data, "mail.url n’est pas réglé : aucun courrier ne part", "mail.url is not set: no mail leaves")
      }
      let parcel = try Delivering(desk: desk).test(to: to)
      let report = parcel.delivery
      try Console.print(
        common.json
          ? JSON.line(
            TestDocument(
              outcome: report.outcome.rawValue, code: report.code, reply: report.reply, host: parcel.host))
          : "\(report.outcome.rawValue)\t\(report.line)\t\(parcel.host)")
      switch report.outcome {
      case .accepted: return
      case .deferred, .inDoubt: throw Finished(status: .tryAgain)
      case .failed: throw Finished(status: .unavailable)
      }
    }
  }

  private struct TestDocument: Encodable {
    var outcome: String
    @OrNull var code: Int?
    var reply: String
    var host: String
  }
}

extension Delivering {
  /// Hands one message over at once, past the outbox: nothing rests on it.
  func test(to mailbox: MailAddress) throws -> SettledParcel {
    guard let carrier = try mailCarrier() else {
      throw Complaint(.data, "mail.url n’est pas réglé", "mail.url is not set")
    }
    let mailing = desk.parts.mailing
    let fence = Fence(desk.workspace.settings.mail.onlyTo)
    guard fence.lets([mailbox.address]) else {
      throw Complaint(
        .data, "mail.only_to ne laisse pas passer \(mailbox.address)",
        "mail.only_to does not let \(mailbox.address) through")
    }
    let postmark = Postmark(
      day: desk.today, instant: Clock.now(), messageID: try MessageID(token: mailing.token(), domain: mailing.domain),
      language: Tongue.current)
    let letter = mailing.writer.test(to: mailbox, postmark)
    carrier.take(Parcel(id: 0, letter))
    while carrier.underway > 0 {
      if let parcel = carrier.settled(within: .seconds(60)).first { return parcel }
    }
    preconditionFailure("a carrier tells of everything that it took")
  }
}
