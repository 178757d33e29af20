import Dates
import Desk
import SMTP

/// The carrier of letters as the dispatcher knows it, over the one that knows the servers.
final class MailCarrying: Carrier {
  private let carrier: MailCarrier
  private let clock: DeskClock
  /// What cannot be carried at all.
  private var refused: [Settled] = []

  init(_ carrier: MailCarrier, clock: DeskClock) {
    self.carrier = carrier
    self.clock = clock
  }

  var room: Int { carrier.room }
  var underway: Int { carrier.underway + refused.count }

  func take(_ mail: OutgoingMail) {
    do throws(ParcelError) {
      carrier.take(
        try Parcel(id: mail.outboxID, sender: mail.sender, recipients: mail.recipients, bytes: mail.bytes))
    } catch {
      // Addresses were checked before the letter was queued: a row that fails now was tampered with.
      let now = clock.now()
      refused.append(
        Settled(
          outboxID: mail.outboxID, result: DeliveryResult(outcome: .failed, reply: "unusable-address", host: ""),
          startedAt: now, endedAt: now))
    }
  }

  func settled(within time: Duration) -> [Settled] {
    guard refused.isEmpty else {
      defer { refused = [] }
      return refused
    }
    return carrier.settled(within: time).map { parcel in
      Settled(
        outboxID: parcel.id, result: DeliveryResult(parcel.delivery, host: parcel.host),
        startedAt: Instant(rawValue: parcel.startedAt), endedAt: Instant(rawValue: parcel.endedAt))
    }
  }

  func giveBack() -> [Int64] { carrier.giveBack() }
}

extension Delivering {
  /// What letters are handed to; nil where no server is set.
  func carrier() throws(Complaint) -> (any Carrier)? {
    try mailCarrier().map { MailCarrying($0, clock: desk.parts.clock) }
  }

  func mailCarrier() throws(Complaint) -> MailCarrier? {
    guard let settings = try desk.workspace.carrierSettings() else { return nil }
    let clock = desk.parts.clock
    do {
      return try MailCarrier(settings, wallClock: { clock.now().rawValue })
    } catch {
      throw Complaint(
        .unavailable, "la bibliothèque libcurl ne sait pas envoyer de courrier ici ; réinstallez libcurl",
        "the library libcurl cannot send mail here; install libcurl again")
    }
  }
}

extension DeliveryResult {
  fileprivate init(_ delivery: Delivery, host: String) {
    self.init(
      outcome: Outcome(delivery.outcome), code: delivery.code, enhanced: delivery.enhancedStatus,
      reply: delivery.reply, host: host, isAboutRecipient: delivery.isAboutRecipient,
      recipients: delivery.recipients.map { each in
        ForRecipient(
          address: each.address, outcome: Outcome(each.outcome), code: each.code, enhanced: each.enhancedStatus,
          reply: each.reply, isAboutRecipient: each.isAboutRecipient)
      })
  }
}

extension DeliveryResult.Outcome {
  fileprivate init(_ outcome: Delivery.Outcome) {
    self =
      switch outcome {
      case .accepted: .accepted
      case .deferred: .deferred
      case .failed: .failed
      case .inDoubt: .inDoubt
      }
  }
}
