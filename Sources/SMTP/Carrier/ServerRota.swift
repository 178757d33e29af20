/// Which server a message is given to: the first in order that is not known to be down.
///
/// **Units** Instants are the caller's; a server that failed is left alone for ``rest`` and then tried with one message.
struct ServerRota {
  typealias Instant = ContinuousClock.Instant

  private enum State: Hashable {
    case up
    case down(until: Instant)
    /// One message is on its way to find out.
    case onTrial
  }

  /// How long a server that failed is left alone while another serves.
  let rest: Duration
  private var states: [State]

  init(count: Int, rest: Duration) {
    self.rest = rest
    states = Array(repeating: .up, count: count)
  }

  /// The server for a message that was refused service by `tried`; nil once all were.
  ///
  /// Where none is known to serve, the message asks those that are down, in their order.
  mutating func choice(besides tried: Set<Int>, at now: Instant) -> Int? {
    let open = states.indices.filter { !tried.contains($0) }
    for server in open {
      switch states[server] {
      case .up: return server
      case .down(let until) where until <= now:
        states[server] = .onTrial
        return server
      case .down, .onTrial: continue
      }
    }
    return open.first
  }

  mutating func served(_ server: Int) { states[server] = .up }

  /// It answered about a message over a connection that stood already.
  mutating func answered(_ server: Int) {
    if states[server] == .onTrial { states[server] = .up }
  }

  mutating func failed(_ server: Int, at now: Instant) { states[server] = .down(until: now + rest) }

  /// The message that was to find out was refused here, before the server had heard of it: the next one finds out.
  mutating func notTried(_ server: Int, at now: Instant) {
    if states[server] == .onTrial { states[server] = .down(until: now) }
  }
}
