import Dates
import Envelope
import Store

/// Of a letter to several, those from whom letters come back: it goes to the others, and is recorded as refused for them.
enum PassedOver {
  /// What is recorded of such a recipient, as of a letter that is held whole.
  static let reply = "address-muted"

  static func result(for address: String) -> DeliveryResult.ForRecipient {
    DeliveryResult.ForRecipient(address: address, outcome: .failed, reply: reply)
  }

  /// The attempt at a letter that is left with nobody to be handed over for: no server is asked.
  static func attempt(for addresses: [String], at instant: Instant) -> DeliveryAttempt {
    DeliveryAttempt(
      startedAt: instant, endedAt: instant, host: "", outcome: DeliveryResult.Outcome.failed.rawValue, code: nil,
      enhanced: nil, reply: reply, recipients: addresses.map { RecipientAttempt(result(for: $0)) })
  }
}

extension SealedEnvelope {
  /// Whether it goes to somebody from whom letters do not come back.
  func mayArrive(_ reading: Reading) throws -> Bool {
    try recipients.contains { try !reading.isMuted($0.address) }
  }

  /// Takes those out from whom letters come back.
  ///
  /// - Returns: their addresses.
  mutating func passOver(mutedIn reading: Reading) throws -> [String] {
    let muted = try recipients.map(\.address).filter { try reading.isMuted($0) }
    recipients.removeAll { muted.contains($0.address) }
    return muted
  }
}

extension RecipientAttempt {
  init(_ result: DeliveryResult.ForRecipient) {
    self.init(
      address: result.address, outcome: result.outcome.rawValue, code: result.code, enhanced: result.enhanced,
      reply: result.reply)
  }
}
