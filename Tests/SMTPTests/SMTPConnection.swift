import Envelope

@testable import SMTP

/// One message after the other over one connection of a carrier.
final class SMTPConnection {
  private let carrier: MailCarrier

  init(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    carrier = try MailCarrier(CarrierSettings(servers: [settings], connections: 1))
  }

  /// Hands `envelope` over; waits until it has ended.
  func deliver(_ envelope: SealedEnvelope) -> Delivery {
    carrier.take(Parcel(id: 1, envelope))
    while carrier.underway > 0 {
      if let parcel = carrier.settled(within: .seconds(3600)).first { return parcel.delivery }
    }
    preconditionFailure("a carrier tells of everything that it took")
  }
}
