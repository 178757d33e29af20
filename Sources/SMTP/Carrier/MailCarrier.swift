import Glibc

/// Carries parcels to mail servers over several connections at once, each used for many.
///
/// A parcel goes to the first server that serves. One that could not be reached, or refused service before it asked for
/// the message, is followed by the next; a parcel that any server may have taken is never offered again. Whatever is
/// taken is told of exactly once by ``settled(within:)``, the only call that waits: use a carrier on one thread at a
/// time, never on Swift's cooperative threads, and end it by letting it go (servers are then told QUIT).
public final class MailCarrier {
  typealias Instant = ContinuousClock.Instant

  let settings: CarrierSettings
  let multi: CurlMulti
  private let wallClock: @Sendable () -> Int64
  private let witness: (any CarrierWitness)?
  var waiting: [Load] = []
  /// What each connection is busy with, or will be once it is made.
  private var loads: [ObjectIdentifier: Load] = [:]
  private(set) var connections: [Connection] = []
  private(set) var leaving: [Connection] = []
  private var done: [SettledParcel] = []
  var rota: ServerRota
  var throttle: Throttle
  /// How long a parcel was on a connection, lately.
  private(set) var pace: Duration?
  /// When the throttle lets the next waiting parcel through.
  var opensAt: Instant?

  /// Nothing is sent, and no connection made, until something is taken.
  ///
  /// - Parameters:
  ///   - wallClock: milliseconds since the start of 1970 UTC.
  ///   - witness: sees what becomes of each parcel at the moment when it does, before anything else follows from it.
  /// - Throws: ``SMTPConnectionError`` when libcurl cannot do what mail needs.
  public init(
    _ settings: CarrierSettings, wallClock: @escaping @Sendable () -> Int64 = MailCarrier.systemTime,
    witness: (any CarrierWitness)? = nil
  ) throws(SMTPConnectionError) {
    self.settings = settings
    self.wallClock = wallClock
    self.witness = witness
    multi = try CurlMulti(connections: settings.connections)
    rota = ServerRota(count: settings.servers.count, rest: settings.rest)
    throttle = Throttle(settings.throttle)
    for server in settings.servers { try CurlHandle(multi.library).apply(server) }
  }

  deinit { sayGoodbye() }

  /// How many parcels it took and has not told of.
  public var underway: Int { waiting.count + loads.count + done.count }

  /// From here on the parcel is in its hands.
  public func take(_ parcel: Parcel) {
    witness?.takes(parcel.id)
    waiting.append(Load(parcel))
  }

  /// Lets go of what waits and was offered to no server.
  ///
  /// - Returns: the parcels' numbers; they are not told of any more.
  public func giveBack() -> [Int64] {
    let untouched = waiting.filter { $0.startedAt == nil }
    waiting.removeAll { $0.startedAt == nil }
    return untouched.map(\.parcel.id)
  }

  /// Waits until something has ended, and tells of all that has; of nothing once `time` is over or nothing is underway.
  ///
  /// It gathers for a few milliseconds, so that many can be recorded at once.
  public func settled(within time: Duration) -> [SettledParcel] {
    let until = Instant.now + time
    var gathersUntil: Instant?
    while true {
      let now = Instant.now
      goOn(at: now)
      if hasSettled {
        gathersUntil = gathersUntil ?? now + Self.gathering
        if !isAtWork || done.count >= portion || now >= gathersUntil ?? now { return takeSettled() }
      }
      guard isAtWork, now < until else { return takeSettled() }
      wait(until: min(until, gathersUntil ?? until), from: now)
    }
  }

  /// Does what goes without waiting.
  func goOn(at now: Instant) {
    assign(at: now)
    goOnConnecting(at: now)
    // What a server refused goes to the next before anybody waits.
    assign(at: now)
  }

  /// Whether anything has not ended yet.
  var isAtWork: Bool { !waiting.isEmpty || !loads.isEmpty }
  var hasSettled: Bool { !done.isEmpty }

  func takeSettled() -> [SettledParcel] {
    defer { done = [] }
    return done
  }

  func settle(_ load: Load, _ delivery: Delivery, by server: Int) {
    let address = settings.servers[server].server
    let now = wallClock()
    let settled = SettledParcel(
      id: load.parcel.id, delivery: delivery, host: "\(address.host):\(address.port)",
      startedAt: load.startedAt ?? now, endedAt: now)
    witness?.settled(settled)
    done.append(settled)
  }

  /// Milliseconds since the start of 1970 UTC, by the system's clock.
  public static let systemTime: @Sendable () -> Int64 = {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

// MARK: Connections

extension MailCarrier {
  var hasIdleConnection: Bool { connections.contains { $0.state == .idle } }

  /// Gives `load` to an idle connection to `server`, or to a new one.
  func start(_ load: Load, with server: Int, at now: Instant) {
    var load = load
    load.startedAt = load.startedAt ?? wallClock()
    partFromAged(at: now)
    guard !load.parcel.recipients.isEmpty else {
      rota.notTried(server, at: now)
      return settle(load, .refusedHere(.noRecipient), by: server)
    }
    let idle = connections.first { $0.server == server && $0.state == .idle && !load.hasFreshConnection }
    if let idle { return hand(load, to: idle, at: now) }
    if connections.count >= settings.connections, let other = connections.first(where: { $0.state == .idle }) {
      part(from: other, at: now)
    }
    do {
      let connection = try Connection(to: server, settings.servers[server], over: multi, at: now)
      connections.append(connection)
      loads[ObjectIdentifier(connection)] = load
    } catch {
      rota.notTried(server, at: now)
      settle(load, Delivery(.deferred, nil, .localFault, isRefusalOfService: true), by: server)
    }
  }

  private func hand(_ load: Load, to connection: Connection, at now: Instant) {
    let content = load.parcel.content
    let refusal =
      load.parcel.refusal(by: connection.offer) ?? (content == nil ? .refusedHere(.lineBreakMalformed) : nil)
    guard let content, refusal == nil else {
      rota.notTried(connection.server, at: now)
      return settle(load, refusal ?? .refusedHere(.lineBreakMalformed), by: connection.server)
    }
    loads[ObjectIdentifier(connection)] = load
    // A large message has taken its time.
    let now = Instant.now
    let event = connection.carry(load.parcel, content: content, at: now) { [witness] in
      witness?.handsOver(load.parcel.id)
    }
    if let event { take(event, of: connection, at: now) }
  }

  private func goOnConnecting(at now: Instant) {
    guard connections.contains(where: { $0.state == .connecting }) else { return }
    for (handle, code) in multi.perform() {
      guard let connection = connections.first(where: { $0.handle === handle }) else { continue }
      take(connection.connected(ConnectingEnd(code), at: now), of: connection, at: now)
    }
  }

  func take(_ event: Connection.Event, of connection: Connection, at now: Instant) {
    let load = loads.removeValue(forKey: ObjectIdentifier(connection))
    switch event {
    case .connected:
      rota.served(connection.server)
      if let load { hand(load, to: connection, at: now) }
    case .notConnected(let failure):
      drop(connection)
      if let load { pass(load, refusedBy: connection.server, failure.delivery, at: now) }
    case .carried(let talk):
      let time = max(.microseconds(100), now - connection.begunAt)
      pace = pace.map { ($0 * 7 + time) / 8 } ?? time
      if !connection.isUsable { drop(connection) }
      guard var load else { return }
      if talk.foundConnectionClosed, !load.hasFreshConnection {
        load.hasFreshConnection = true
        start(load, with: connection.server, at: now)
      } else if talk.isServiceLost {
        pass(load, refusedBy: connection.server, talk.delivery, at: now)
      } else {
        rota.answered(connection.server)
        settle(load, talk.delivery, by: connection.server)
      }
    }
  }

  /// The server takes nothing from us: the parcel, which it has not got, goes to the next.
  private func pass(_ load: Load, refusedBy server: Int, _ delivery: Delivery, at now: Instant) {
    rota.failed(server, at: now)
    var load = load
    load.tried.insert(server)
    var delivery = delivery
    delivery.isRefusalOfService = delivery.isRefusalOfService && load.failure?.delivery.isRefusalOfService ?? true
    load.failure = (delivery, server)
    load.hasFreshConnection = false
    waiting.insert(load, at: 0)
  }

  func drop(_ connection: Connection) {
    connections.removeAll { $0 === connection }
    leaving.removeAll { $0 === connection }
    multi.remove(connection.handle)
  }

  /// Leaves connections that stood idle too long while nobody looked, and those whose goodbye goes unanswered.
  func partFromAged(at now: Instant) {
    for idle in connections where idle.state == .idle && now >= idle.deadline { part(from: idle, at: now) }
    for gone in leaving where now >= gone.deadline { drop(gone) }
  }

  func part(from connection: Connection, at now: Instant) {
    connections.removeAll { $0 === connection }
    leaving.append(connection)
    connection.leave(at: now)
  }
}
