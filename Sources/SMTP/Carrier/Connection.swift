/// One connection to one server: being made, idle, or busy with one parcel.
///
/// Nothing here waits. What takes time is asked for again when the socket is ready, or when a time-out has passed.
final class Connection {
  typealias Instant = ContinuousClock.Instant

  enum State {
    case connecting, idle, busy
    /// QUIT has been said.
    case leaving
  }

  /// What ended.
  enum Event {
    case connected
    case notConnected(ConnectingFailure)
    case carried(Talk)
  }

  let handle: CurlHandle
  /// The server's place in the list.
  let server: Int
  private(set) var state = State.connecting
  /// How many parcels it has carried.
  private(set) var carried = 0
  /// Since when it has been as it is.
  private(set) var since: Instant
  private(set) var offer = ServerOffer()
  private(set) var socket: Int32 = -1
  private let settings: SMTPSettings
  private var isLoggedIn = false
  private var isInStep = true

  private var transaction: Transaction?
  private var resets = false
  private var content: [UInt8] = []
  private var handsOver: () -> Void = {}
  private var outgoing: [UInt8] = []
  private var sent = 0
  private var isHandedOver = false
  private var incoming = ReplyStream()
  /// When the last parcel was given to it.
  private(set) var begunAt: Instant
  private var movedAt: Instant

  init(to server: Int, _ settings: SMTPSettings, over multi: CurlMulti, at now: Instant) throws(SMTPConnectionError) {
    self.server = server
    self.settings = settings
    (since, begunAt, movedAt) = (now, now, now)
    handle = try CurlHandle(multi.library)
    try handle.apply(settings)
    multi.add(handle)
  }

  /// Whether another parcel may be given to it, once it is idle.
  var isUsable: Bool { isInStep }
  var isSending: Bool { sent < outgoing.count }

  /// When somebody has to look although nothing came.
  var deadline: Instant {
    switch state {
    // libcurl minds the whole of it, and not each answer.
    case .connecting:
      min(
        begunAt + settings.timeouts.connect + .seconds(5),
        (handle.hearing.heardAt ?? begunAt + .seconds(86_400)) + settings.timeouts.answer)
    case .idle, .leaving: since + settings.timeouts.idle
    case .busy where awaitsVerdict: movedAt + settings.timeouts.final
    case .busy: min(movedAt + patience, begunAt + settings.timeouts.total)
    }
  }

  /// Whether the whole message has left and only its answer is missing.
  private var awaitsVerdict: Bool { isHandedOver && transaction?.isSendingContent == true }

  private var patience: Duration {
    transaction?.isSendingContent == true ? settings.timeouts.data : settings.timeouts.answer
  }

  /// libcurl has done its part.
  func connected(_ code: ConnectingEnd, at now: Instant) -> Event {
    guard code == .finished, let socket = handle.socket else {
      return .notConnected(ConnectingFailure(end: code, replies: handle.hearing.replies))
    }
    self.socket = socket
    isLoggedIn = handle.hearing.hasAcceptedLogin
    offer = handle.hearing.offer
    incoming = ReplyStream(handle.hearing.discretion)
    (state, since) = (.idle, now)
    return .connected
  }

  /// Begins to hand `parcel` over; `content` is its bytes as they go over the wire.
  ///
  /// - Parameter handsOver: called before the first of them is sent, if it comes to that: before it no server can have the parcel.
  func carry(
    _ parcel: Parcel, content: [UInt8], at now: Instant, handsOver: @escaping () -> Void = {}
  ) -> Event? {
    self.handsOver = handsOver
    var transaction = Transaction(parcel, offer: offer, resets: resets)
    (state, since, begunAt, movedAt) = (.busy, now, now, now)
    self.content = content
    isHandedOver = false
    let first = transaction.begin()
    self.transaction = transaction
    return take(first, at: now)
  }

  /// Says goodbye; the answer is not needed.
  func leave(at now: Instant) {
    say("QUIT\r\n")
    (state, since) = (.leaving, now)
    _ = send(at: now)
  }
}

// MARK: What comes and goes

extension Connection {
  /// Sends and receives what goes without waiting.
  func goOn(at now: Instant) -> Event? {
    if isSending, !send(at: now) { return receive(at: now) ?? end(.lost, at: now) }
    return receive(at: now)
  }

  /// The time-out that has passed, as an end.
  func giveUp(at now: Instant) -> Event? {
    guard now >= deadline else { return nil }
    switch state {
    case .busy: return end(.timedOut, at: now)
    case .connecting: return .notConnected(ConnectingFailure(end: .timedOut, replies: handle.hearing.replies))
    case .idle, .leaving: return nil
    }
  }

  private func take(_ step: Transaction.Step, at now: Instant) -> Event? {
    switch step {
    case .say(let text): say(text)
    case .sendContent:
      handsOver()
      (outgoing, sent, content) = (content, 0, [])
    case .wait: return nil
    case .over: return end(transaction?.isInStep == true ? .answered : .notUnderstood, at: now)
    }
    return send(at: now) ? nil : end(.lost, at: now)
  }

  private func say(_ text: String) { (outgoing, sent) = (Array(text.utf8), 0) }

  /// Whether the connection still stands.
  private func send(at now: Instant) -> Bool {
    while isSending {
      guard let count = handle.send(outgoing, from: sent) else { return false }
      guard count > 0 else { return true }
      sent += count
      movedAt = now
    }
    isHandedOver = transaction?.isSendingContent ?? false
    return true
  }

  private func receive(at now: Instant) -> Event? {
    while let octets = handle.receive() {
      guard !octets.isEmpty else { return nil }
      movedAt = now
      guard incoming.add(octets) else { return end(.notUnderstood, at: now) }
      for reply in incoming.take() {
        guard let step = transaction?.hear(reply) else { continue }
        if let event = take(step, at: now) { return event }
      }
      // Less than asked for: there is no more. Under TLS it may stand decrypted, where no socket tells of it.
      if octets.count < CurlHandle.answerPortion, !settings.isEncrypted { return nil }
    }
    return end(.lost, at: now)
  }

  private func end(_ end: TalkEnd, at now: Instant) -> Event? {
    guard let transaction else { return nil }
    let talk = Talk(
      answers: transaction.answers, end: end, isHandedOver: isHandedOver, isReused: carried > 0,
      lacksLogin: settings.username != nil && !isLoggedIn)
    isInStep = end == .answered && !isSending
    resets = transaction.isLeftOpen
    carried += 1
    self.transaction = nil
    (content, state, since) = ([], .idle, now)
    return .carried(talk)
  }
}

extension SMTPSettings {
  /// Whether what crosses the connection is encrypted.
  var isEncrypted: Bool { startTLS == .required || server.scheme == .smtps }
}
