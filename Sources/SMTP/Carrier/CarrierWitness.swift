/// Sees what becomes of each parcel at the moment when it does, on the thread that carries.
public protocol CarrierWitness: AnyObject, Sendable {
  /// The message of this number is in the carrier's hands; no server has heard of it.
  func takes(_ id: Int64)
  /// The server has asked for the message of this number: from here on it may have it.
  func handsOver(_ id: Int64)
  /// It has ended; nobody was told of it yet.
  func settled(_ parcel: SettledParcel)
}
