// MARK: Which parcel goes next

extension MailCarrier {
  /// The most parcels that it holds at once, besides those that wait for their domain's turn.
  ///
  /// As many as leave in some twenty milliseconds, so that connections do not stand idle while outcomes are recorded; no
  /// more, since another dispatcher could have them.
  var capacity: Int {
    let each = pace.map { max(2, min(32, Int(.milliseconds(20) / $0))) } ?? 4
    return settings.connections * each
  }

  /// So many that have ended are worth being told of at once.
  var portion: Int { max(1, capacity / 2) }
  /// So long one that has ended waits for others at most.
  static let gathering = Duration.milliseconds(10)

  /// How many more parcels it takes at this moment; it begins soon with each that it takes.
  ///
  /// Parcels that wait for their domain's turn keep no others from being taken, until they are more than leave in five
  /// minutes.
  public var room: Int {
    guard !throttle.isOpen else { return max(0, capacity - underway) }
    let now = Instant.now
    // Whoever holds nothing takes one at least, to have something to wait for.
    if throttle.opens(at: now) > now { return underway == 0 ? 1 : 0 }
    let heldBack = waiting.count { !$0.isLetThrough && throttle.opens(for: $0.parcel.recipients, at: now) > now }
    let most = max(4, min(100, settings.throttle.perDomainPerMinute * 5))
    return heldBack >= most ? 0 : max(0, capacity - (underway - heldBack))
  }

  /// Gives waiting parcels to connections, in their order, as far as throttle and connections go.
  func assign(at now: Instant) {
    opensAt = nil
    var place = 0
    while place < waiting.count, connections.count < settings.connections || hasIdleConnection {
      guard isLetThrough(place, at: now) else {
        place += 1
        continue
      }
      let load = waiting.remove(at: place)
      if let server = rota.choice(besides: load.tried, at: now) {
        start(load, with: server, at: now)
      } else if let (delivery, server) = load.failure {
        settle(load, delivery, by: server)
      }
    }
  }

  private func isLetThrough(_ place: Int, at now: Instant) -> Bool {
    guard !throttle.isOpen, !waiting[place].isLetThrough else { return true }
    let opens = throttle.opens(for: waiting[place].parcel.recipients, at: now)
    guard opens <= now else {
      opensAt = min(opensAt ?? opens, opens)
      return false
    }
    throttle.take(for: waiting[place].parcel.recipients, at: now)
    waiting[place].isLetThrough = true
    return true
  }
}
