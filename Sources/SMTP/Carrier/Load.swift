/// A parcel on its way, and what has been tried with it.
struct Load {
  let parcel: Parcel
  /// Milliseconds since the start of 1970; nil until it is first given to a connection.
  var startedAt: Int64?
  /// The servers that refused service for it.
  var tried: Set<Int> = []
  /// What the last of them came to, and which it was.
  var failure: (delivery: Delivery, server: Int)?
  /// Whether the throttle has let it through.
  var isLetThrough = false
  /// Whether a connection that the server had closed was replaced for it.
  var hasFreshConnection = false

  init(_ parcel: Parcel) { self.parcel = parcel }
}
