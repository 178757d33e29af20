/// What a carrier at work on a thread of its own, and whoever hands it parcels, know of one another.
struct CarrierExchange: Sendable {
  /// Handed over to the thread, and not in the carrier's hands yet.
  private(set) var brought: [Parcel] = []
  private(set) var settled: [SettledParcel] = []
  /// In the carrier's hands.
  private var inHands = 0
  /// As the carrier said it last.
  private var carrierRoom: Int
  private var portion: Int
  private(set) var isAskedBack = false
  private var givenBack: [Int64] = []
  /// The thread is to end.
  private(set) var isDismissed = false
  /// The thread has let go of the carrier.
  private(set) var hasEnded = false

  init(_ carrier: MailCarrier) {
    carrierRoom = carrier.room
    portion = carrier.portion
  }

  var room: Int { max(0, carrierRoom - brought.count) }
  var underway: Int { brought.count + inHands + settled.count }
  private var isAtWork: Bool { !brought.isEmpty || inHands > 0 }
  /// Whether there is something to tell of, or nothing more to wait for.
  var hasNews: Bool { !settled.isEmpty || !isAtWork }
  /// Whether waiting for more would gather nothing of use.
  var isGathered: Bool { settled.count >= portion || settled.isEmpty || !isAtWork }
}

// MARK: On the side of whoever hands parcels over

extension CarrierExchange {
  /// - Returns: whether the thread has to be told, as it knows of none that was brought.
  mutating func bring(_ parcel: Parcel) -> Bool {
    brought.append(parcel)
    return brought.count == 1
  }

  mutating func takeSettled() -> [SettledParcel] {
    defer { settled = [] }
    return settled
  }

  mutating func askBack() { isAskedBack = true }

  mutating func takeBack() -> [Int64] {
    defer { givenBack = [] }
    return givenBack
  }

  mutating func dismiss() { isDismissed = true }
}

// MARK: On the thread

extension CarrierExchange {
  mutating func takeBrought() -> [Parcel] {
    defer {
      inHands += brought.count
      brought = []
    }
    return brought
  }

  /// Takes from the carrier what has ended, and, where that was asked for, what no server has heard of.
  ///
  /// - Returns: whether whoever waits is to be told.
  mutating func hear(from carrier: MailCarrier) -> Bool {
    let (hadNews, answers) = (hasNews, isAskedBack)
    if isAskedBack {
      givenBack += brought.map(\.id) + carrier.giveBack()
      brought = []
      isAskedBack = false
    }
    settled += carrier.takeSettled()
    (inHands, carrierRoom, portion) = (carrier.underway, carrier.room, carrier.portion)
    return answers || hasNews && (!hadNews || isGathered)
  }

  /// - Returns: whether whoever waits is to be told.
  mutating func end() -> Bool {
    hasEnded = true
    return true
  }
}
