public import Envelope

/// One message after the other over one connection: a carrier for those who have few.
///
/// Every call blocks until the server has answered or a time-out has passed.
public final class SMTPConnection {
  private let carrier: MailCarrier

  /// A connection that will use `settings`; nothing is sent yet.
  ///
  /// - Throws: ``SMTPConnectionError`` when libcurl cannot do what mail needs.
  public init(_ settings: SMTPSettings) throws(SMTPConnectionError) {
    carrier = try MailCarrier(CarrierSettings(servers: [settings], connections: 1))
  }

  /// Hands `envelope` over to the server.
  public func deliver(_ envelope: SealedEnvelope) -> Delivery {
    carrier.take(Parcel(id: 1, envelope))
    while carrier.underway > 0 {
      if let parcel = carrier.settled(within: .seconds(3600)).first { return parcel.delivery }
    }
    return Delivery(.deferred, nil, .localFault)
  }
}
