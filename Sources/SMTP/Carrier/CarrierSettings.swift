/// How a carrier works.
public struct CarrierSettings: Hashable, Sendable {
  /// In the order in which they are asked; at least one.
  public var servers: [SMTPSettings]
  /// The most connections at once.
  ///
  /// **Units** 1 to 20.
  public var connections: Int
  public var throttle: ThrottleLimits
  /// How long a server that could not be reached is left alone while another serves.
  public var rest: Duration

  public init(
    servers: [SMTPSettings], connections: Int = 4, throttle: ThrottleLimits = ThrottleLimits(),
    rest: Duration = .seconds(300)
  ) {
    precondition(!servers.isEmpty && (1...20).contains(connections), "a carrier needs a server and 1 to 20 connections")
    self.servers = servers
    self.connections = connections
    self.throttle = throttle
    self.rest = rest
  }
}
