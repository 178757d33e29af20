import Dates
import Desk
import Envelope
import SMTP
import Store

/// Hands due letters to the mail server that the settings name.
struct Delivering {
  let desk: LiveDesk

  /// Delivers until nothing is due or somebody interrupts; letters not yet handed over stay due.
  func run(on day: Day) throws -> DispatchReport {
    guard let carrier = try carrier() else { return try dispatch(on: day).perform(with: desk.parts, over: nil) }
    Interruption.watch()
    let total = try desk.parts.store.read { try $0.outboxRemaining() }
    let bar = ProgressBar(Said("Envoi", "Sending").now, of: total)
    defer { bar.end() }
    return try dispatch(on: day).perform(
      with: desk.parts, over: carrier, shouldStop: { Interruption.wasAsked },
      progress: { bar.show($0.sent + $0.deferred + $0.failed + $0.inDoubt) })
  }

  /// A run over the outbox as the settings have it.
  func dispatch(on day: Day) -> Dispatch {
    let mail = desk.workspace.settings.mail
    return Dispatch(
      on: day, policy: desk.policy, owner: ProcessIdentity.own, isAlive: { ProcessIdentity.isAlive($0) },
      fence: Fence(mail.onlyTo), inDoubt: mail.inDoubt)
  }

  /// What letters are handed to; nil where no server is set.
  func carrier() throws -> (any Carrier)? {
    guard let settings = try desk.workspace.smtpSettings() else { return nil }
    let connection = try Self.connection(settings)
    let host = "\(settings.server.host):\(settings.server.port)"
    return OneAtATime(clock: desk.parts.clock) { Self.deliver($0, over: connection, host: host) }
  }

  private static func connection(_ settings: SMTPSettings) throws(Complaint) -> SMTPConnection {
    do {
      return try SMTPConnection(settings)
    } catch {
      throw Complaint(
        .unavailable, "la bibliothèque libcurl ne sait pas envoyer de courrier ici ; réinstallez libcurl",
        "the library libcurl cannot send mail here; install libcurl again")
    }
  }

  private static func deliver(
    _ mail: OutgoingMail, over connection: SMTPConnection, host: String
  ) -> DeliveryResult {
    do {
      let envelope = SealedEnvelope(
        sender: try MailAddress(mail.sender), recipients: try mail.recipients.map { try MailAddress($0) },
        messageID: try MessageID(mail.messageID), subject: "", bytes: mail.bytes, purpose: mail.purpose)
      let delivery = connection.deliver(envelope)
      let outcome: DeliveryResult.Outcome =
        switch delivery.outcome {
        case .accepted: .accepted
        case .deferred: .deferred
        case .failed: .failed
        case .inDoubt: .inDoubt
        }
      return DeliveryResult(
        outcome: outcome, code: delivery.code, enhanced: delivery.enhancedStatus, reply: delivery.reply, host: host)
    } catch {
      // Addresses and the Message-ID were checked before the letter was queued: a row that fails now was tampered with.
      return DeliveryResult(outcome: .failed, reply: "unusable-address", host: host)
    }
  }
}
