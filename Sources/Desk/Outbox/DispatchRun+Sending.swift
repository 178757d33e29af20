import Dates
import Store

extension DispatchRun {
  /// So long is waited for something to end before the time and the wish to stop are looked at again.
  private static let patience = Duration.milliseconds(50)

  private static let mostWaits = 20

  /// Hands over what is due, until nothing is any more, somebody stops it, or the server has long been silent.
  ///
  /// Whatever goes wrong, what the carrier has in its hands is waited for and recorded before the error is thrown.
  ///
  /// - Parameter eachMinute: called about once a minute for as long as this goes on.
  mutating func send(
    over carrier: any Carrier, shouldStop: () -> Bool, eachMinute: () throws -> Void,
    progress: (DispatchReport) -> Void
  ) throws {
    do {
      while true {
        let stops = shouldStop()
        if stops || report.metSilence { takeBack(carrier.giveBack()) }
        let wanted = stops ? 0 : try wanted(by: carrier)
        if wanted > 0 || isTimeToRecord(carrier.underway) {
          let claimed = try recordAndClaim(wanted)
          for mail in claimed.mails { carrier.take(mail) }
          if underway.isEmpty { carrier.allIsRecorded() }
          // Where none was wanted, none was looked for.
          if wanted > 0 { nothingDueAt = claimed.mayBeMore ? nil : parts.clock.now() }
          progress(report)
        } else if carrier.underway == 0 {
          return
        }
        try lookAround(eachMinute)
        take(carrier.settled(within: Self.patience))
      }
    } catch {
      try recordRest(of: carrier)
      throw error
    }
  }

  /// How many messages to claim: none as long as enough are underway, so that one transaction serves many.
  ///
  /// Where nothing was due, it is asked again each second while others are underway: one that is slow to leave keeps no decision
  /// waiting.
  private mutating func wanted(by carrier: any Carrier) throws -> Int {
    let room = min(carrier.room, mayClaim)
    if room <= 0 { return 0 }
    if let nothingDueAt {
      let now = parts.clock.now()
      guard carrier.underway > 0, now.isBeyond(1000, since: nothingDueAt) else { return 0 }
      self.nothingDueAt = now
      return try parts.store.read { try $0.isLetterDue(at: now) } ? room : 0
    }
    return carrier.underway <= carrier.room || isTimeToRecord(carrier.underway) ? room : 0
  }

  /// What a run does now and then that goes on for long, as one against a throttle does.
  private mutating func lookAround(_ eachMinute: () throws -> Void) throws {
    let now = parts.clock.now()
    guard now.isBeyond(60_000, since: lookedAroundAt) else { return }
    lookedAroundAt = now
    try takeUpAbandoned()
    try eachMinute()
  }

  private mutating func recordRest(of carrier: any Carrier) throws {
    takeBack(carrier.giveBack())
    while carrier.underway > 0 { take(carrier.settled(within: Self.patience)) }
    try recordPatiently()
    carrier.allIsRecorded()
  }

  /// Another program may hold the database; each time a writer's whole patience passes. What servers said is not to be lost.
  private mutating func recordPatiently() throws {
    for _ in 1..<Self.mostWaits {
      do {
        _ = try recordAndClaim(0)
        return
      } catch StoreError.busy {}
    }
    _ = try recordAndClaim(0)
  }
}

extension Instant {
  /// Whether so many milliseconds have passed since an instant; also where the clock was put back.
  fileprivate func isBeyond(_ milliseconds: Int64, since instant: Instant) -> Bool {
    !(0..<milliseconds).contains(rawValue - instant.rawValue)
  }
}
