extension MailCarrier {
  /// Waits for something to happen, until an instant at the latest, and does what it asks for.
  func wait(until: Instant, from now: Instant) {
    let open = (connections + leaving).filter { $0.state != .connecting }
    let deadline = (connections.map(\.deadline) + [opensAt].compactMap(\.self)).reduce(until, min)
    let watches = open.map { CurlMulti.Watch(socket: $0.socket, isSending: $0.isSending) }
    let ready = multi.wait(for: watches, atMost: deadline - now)
    let now = Instant.now
    for (connection, isReady) in zip(open, ready) {
      if isReady, connection.state != .busy {
        // An idle server that speaks is closing; one that was told goodbye has answered.
        drop(connection)
      } else if let event = isReady ? connection.goOn(at: now) : connection.giveUp(at: now) {
        take(event, of: connection, at: now)
      }
    }
    for made in connections where made.state == .connecting {
      if let event = made.giveUp(at: now) { take(event, of: made, at: now) }
    }
    partFromAged(at: now)
  }

  /// Tells every server with which nothing is outstanding that we leave, and waits a moment for their answer.
  func sayGoodbye() {
    let start = Instant.now
    for connection in connections where connection.state == .idle { part(from: connection, at: start) }
    while !leaving.isEmpty, Instant.now - start < .seconds(2) {
      let watches = leaving.map { CurlMulti.Watch(socket: $0.socket, isSending: $0.isSending) }
      let ready = multi.wait(for: watches, atMost: .milliseconds(200))
      for (connection, isReady) in zip(leaving, ready) where isReady { drop(connection) }
    }
  }
}
