import Dates
import Desk
import SMTP

/// The carrier of letters as the dispatcher knows it, over the one that knows the servers.
final class MailCarrying: Carrier {
  private let carrier: CarrierThread
  private let notes: HandOverFile
  private let clock: DeskClock
  /// What cannot be carried at all.
  private var refused: [Settled] = []

  init(_ carrier: CarrierThread, noting notes: HandOverFile, clock: DeskClock) {
    self.carrier = carrier
    self.notes = notes
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
    return carrier.settled(within: time).map { Settled($0) }
  }

  func giveBack() -> [Int64] { carrier.giveBack() }

  func allIsRecorded() { notes.clear() }
}

extension Delivering {
  /// What letters are handed to; nil where no server is set.
  func carrier() throws(Complaint) -> (any Carrier)? {
    let notes = HandOverFile(in: desk.workspace.folder, of: ProcessIdentity.own)
    return try made { settings, wallClock throws(SMTPConnectionError) in
      try CarrierThread(settings, wallClock: wallClock, witness: notes)
    }.map { MailCarrying($0, noting: notes, clock: desk.parts.clock) }
  }

  /// One for messages of which nothing is recorded.
  func mailCarrier() throws(Complaint) -> MailCarrier? {
    try made { settings, wallClock throws(SMTPConnectionError) in try MailCarrier(settings, wallClock: wallClock) }
  }

  private func made<Made>(
    _ make: (CarrierSettings, @escaping @Sendable () -> Int64) throws(SMTPConnectionError) -> Made
  ) throws(Complaint) -> Made? {
    guard let settings = try desk.workspace.carrierSettings() else { return nil }
    let clock = desk.parts.clock
    do {
      return try make(settings) { clock.now().rawValue }
    } catch {
      throw Complaint(
        .unavailable, "la bibliothèque libcurl ne sait pas envoyer de courrier ici ; réinstallez libcurl",
        "the library libcurl cannot send mail here; install libcurl again")
    }
  }
}

extension Settled {
  init(_ parcel: SettledParcel) {
    self.init(
      outboxID: parcel.id, result: DeliveryResult(parcel.delivery, host: parcel.host),
      startedAt: Instant(rawValue: parcel.startedAt), endedAt: Instant(rawValue: parcel.endedAt))
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
    isRefusalOfService = delivery.isRefusalOfService
    isLoginRefused = delivery.reason == .authenticationRefused
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
