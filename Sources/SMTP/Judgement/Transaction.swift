/// One message's way through one connection, from MAIL to the answer to its last dot: what is to be said next, and what
/// has been answered to what.
///
/// Nothing here reads or writes. **Source** RFC 5321 §3.3; RFC 2920 for several commands at once.
struct Transaction {
  /// What an answer is awaited to.
  enum Command: Hashable {
    case reset, mail
    /// The recipient at this place.
    case recipient(Int)
    case data, content
    /// The lone dot after a `354` for nobody.
    case emptyContent
  }

  enum Step: Hashable {
    /// These commands are to be sent.
    case say(String)
    case sendContent
    case wait
    /// Nothing more is to be said about this message.
    case over
  }

  private(set) var answers: Answers
  /// The server may still answer something, or answered what cannot be understood: nothing else may be said to it.
  private(set) var isOutOfStep = false
  private let parcel: Parcel
  private let offer: ServerOffer
  private var script: ArraySlice<Command>
  private var awaited: [Command] = []

  /// - Parameter resets: whether the transaction before was given up half-way.
  init(_ parcel: Parcel, offer: ServerOffer, resets: Bool) {
    self.parcel = parcel
    self.offer = offer
    let named = parcel.nameable(by: offer)
    answers = Answers(recipients: parcel.recipients, named: Set(named))
    script = ((resets ? [.reset] : []) + [.mail] + named.map { .recipient($0) } + [.data])[...]
  }

  /// Whether the server has answered all that it was told.
  var isInStep: Bool { awaited.isEmpty && !isOutOfStep }
  /// Whether the server has begun something that it must be told to forget.
  var isLeftOpen: Bool { answers.mail.isConsent && answers.content == nil }
  var isSendingContent: Bool { awaited == [.content] }

  /// What is to be said first.
  mutating func begin() -> Step { goOn() }

  /// Takes one answer, to whatever was said longest ago.
  mutating func hear(_ reply: ServerReply) -> Step {
    guard !awaited.isEmpty else { return end(outOfStep: true) }
    let command = awaited.removeFirst()
    note(reply, to: command)
    guard reply.code != 421, reply.code != 221, command.expects(reply.code) else { return end(outOfStep: true) }
    switch command {
    case .reset where !reply.isConsent: return end(outOfStep: true)
    case .content, .emptyContent: return .over
    case .data where reply.code == 354:
      let isForSomebody = answers.hasRecipient
      awaited = [isForSomebody ? .content : .emptyContent]
      return isForSomebody ? .sendContent : .say(".\r\n")
    case .data: return .over
    case .mail where !reply.isConsent && !offer.pipelines: return .over
    default: return awaited.isEmpty ? goOn() : .wait
    }
  }

  private mutating func end(outOfStep: Bool) -> Step {
    isOutOfStep = outOfStep
    return .over
  }

  private mutating func note(_ reply: ServerReply, to command: Command) {
    switch command {
    case .reset, .emptyContent: break
    case .mail: answers.mail = reply
    case .recipient(let place): answers.byRecipient[place] = reply
    case .data: answers.data = reply
    case .content where reply.code == 221: break
    case .content: answers.content = reply
    }
  }

  /// The next commands: all that are left where the server takes several at once, or else one.
  private mutating func goOn() -> Step {
    if script.first == .data, !answers.hasRecipient, !offer.pipelines { return .over }
    let group = script.prefix(offer.pipelines ? script.count : 1)
    guard !group.isEmpty else { return .over }
    script = script.dropFirst(group.count)
    awaited = Array(group)
    return .say(group.map(text).joined())
  }

  private func text(_ command: Command) -> String {
    switch command {
    case .reset: "RSET\r\n"
    case .mail: "MAIL FROM:<\(parcel.sender)>\(parameters)\r\n"
    case .recipient(let place): "RCPT TO:<\(parcel.recipients[place])>\r\n"
    case .data: "DATA\r\n"
    case .content, .emptyContent: ""
    }
  }

  private var parameters: String {
    let isUTF8 =
      parcel.hasUTF8Header
      || ([parcel.sender] + answers.named.map { parcel.recipients[$0] }).contains { address in
        address.utf8.contains { $0 > 0x7F }
      }
    return (offer.takesSize ? " SIZE=\(parcel.bytes.count)" : "")
      + (offer.takesEightBits && parcel.isEightBit ? " BODY=8BITMIME" : "") + (isUTF8 ? " SMTPUTF8" : "")
  }
}

extension Transaction.Command {
  /// Whether `code` is an answer that the protocol foresees.
  fileprivate func expects(_ code: Int) -> Bool {
    switch code {
    case 354: self == .data
    case 200..<300: self != .data
    case 400..<600: true
    default: false
    }
  }
}

extension ServerReply {
  var isConsent: Bool { (200..<300).contains(code) }
}

extension ServerReply? {
  var isConsent: Bool { self?.isConsent ?? false }
}
