import Dates
import Store

extension DispatchRun {
  /// So long is waited for something to end before the time and the wish to stop are looked at again.
  private static let patience = Duration.milliseconds(50)

  private static let mostWaits = 20

  /// Hands over what is due, until nothing is any more, somebody stops it, or the server has long been silent.
  ///
  /// Whatever goes wrong, what the carrier has in its hands is waited for and recorded before the error is thrown.
  mutating func send(
    over carrier: any Carrier, shouldStop: () -> Bool, progress: (DispatchReport) -> Void
  ) throws {
    do {
      var mayBeMore = true
      while true {
        let stops = shouldStop()
        if stops { takeBack(carrier.giveBack()) }
        let wanted = stops ? 0 : wanted(by: carrier, mayBeMore: mayBeMore)
        if wanted > 0 || isTimeToRecord(carrier.underway) {
          let claimed = try recordAndClaim(wanted)
          for mail in claimed.mails { carrier.take(mail) }
          // Where none was wanted, none was looked for.
          if wanted > 0 { mayBeMore = claimed.mayBeMore }
          progress(report)
        } else if carrier.underway == 0 {
          return
        }
        take(carrier.settled(within: Self.patience))
      }
    } catch {
      try recordRest(of: carrier)
      throw error
    }
  }

  /// How many messages to claim: none as long as enough are underway, so that one transaction serves many.
  private func wanted(by carrier: any Carrier, mayBeMore: Bool) -> Int {
    let room = min(carrier.room, mayClaim)
    if !mayBeMore || room <= 0 { return 0 }
    return carrier.underway <= carrier.room || isTimeToRecord(carrier.underway) ? room : 0
  }

  private mutating func recordRest(of carrier: any Carrier) throws {
    takeBack(carrier.giveBack())
    while carrier.underway > 0 { take(carrier.settled(within: Self.patience)) }
    // Another program may hold the database; each time a writer's whole patience passes. What servers said is not to be lost.
    for _ in 1..<Self.mostWaits {
      do {
        _ = try recordAndClaim(0)
        return
      } catch StoreError.busy {}
    }
    _ = try recordAndClaim(0)
  }
}
