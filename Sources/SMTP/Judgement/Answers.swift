/// What a server answered about one message.
struct Answers: Hashable {
  var recipients: [String]
  /// The places of those whom the server was told of.
  var named: Set<Int>
  var mail: ServerReply?
  var byRecipient: [Int: ServerReply] = [:]
  var data: ServerReply?
  /// To the message itself.
  var content: ServerReply?

  init(recipients: [String], named: Set<Int>) {
    self.recipients = recipients
    self.named = named
  }

  var hasRecipient: Bool { mail.isConsent && byRecipient.values.contains(where: \.isConsent) }
  /// Whether the server has asked for the message.
  var hasGoAhead: Bool { data?.code == 354 }
}

/// How the talk about one message ended.
enum TalkEnd: Hashable {
  /// All was answered.
  case answered
  case lost, timedOut
  /// What came back is not SMTP.
  case notUnderstood
}

/// What is known when the talk about one message has ended: enough to judge it.
struct Talk: Hashable {
  var answers: Answers
  var end: TalkEnd
  /// Whether the message's last byte, the final dot's line, has left.
  var isHandedOver: Bool
  /// Whether the connection had carried a message before.
  var isReused: Bool
  /// Whether credentials are set and the server has not accepted them on this connection.
  var lacksLogin: Bool
}

extension Talk {
  /// Whether the server gave up, before it asked for the message, a connection that stood idle.
  var foundConnectionClosed: Bool { isReused && isServiceLost }

  /// Whether the server served nobody, by silence, by hanging up or by 421, before it asked for the message.
  var isServiceLost: Bool {
    guard !answers.hasGoAhead else { return false }
    let all = [answers.mail, answers.data].compactMap(\.self) + answers.byRecipient.values
    if all.contains(where: { $0.code == 421 }) { return true }
    return end == .lost && all.allSatisfy(\.isConsent)
  }

  /// The message's fate, for all its recipients.
  var delivery: Delivery {
    let fates = answers.recipients.indices.map { fate(of: $0) }
    guard let first = fates.first else { return .refusedHere(.noRecipient) }
    guard fates.contains(where: { $0 != first }) else { return first }
    // What is still to be done decides what is said of the whole.
    let order: [Delivery.Outcome] = [.inDoubt, .deferred, .failed, .accepted]
    let outcome = order.first { outcome in fates.contains { $0.outcome == outcome } }
    var whole = fates.first { $0.outcome == outcome } ?? first
    whole.recipients = zip(answers.recipients, fates).map { address, fate in
      Delivery.ForRecipient(
        address: address, outcome: fate.outcome, code: fate.code, enhancedStatus: fate.enhancedStatus,
        reply: fate.reply, reason: fate.reason, isAboutRecipient: fate.isAboutRecipient)
    }
    return whole
  }

  private func fate(of place: Int) -> Delivery {
    guard answers.named.contains(place) else { return .refusedHere(.utf8NotOffered) }
    if let refusal = answers.mail, !refusal.isConsent { return rejection(refusal) }
    if let refusal = answers.byRecipient[place], !refusal.isConsent {
      var fate = rejection(refusal)
      fate.isAboutRecipient = fate.outcome == .failed
      return fate
    }
    guard let data = answers.data else { return silence }
    return data.code == 354 ? fateOfContent : rejection(data)
  }

  private var fateOfContent: Delivery {
    let answer = answers.content
    switch answer?.code {
    case (200..<300)? where isHandedOver: return Delivery(.accepted, answer, .accepted)
    case (400..<500)?: return Delivery(.deferred, answer, .refusedForNow)
    case (500..<600)?: return Delivery(.failed, answer, .refusedForGood)
    default:
      guard isHandedOver || answer != nil else { return silence }
      return Delivery(.inDoubt, answer, answer == nil ? .answerLost : .notUnderstood)
    }
  }

  /// A command about the message was refused: with 5xx for good, unless what the server misses is a login.
  private func rejection(_ refusal: ServerReply) -> Delivery {
    switch refusal.code {
    case 500..<600:
      let wantsLogin = [530, 534, 535, 538].contains(refusal.code)
      return lacksLogin || wantsLogin
        ? Delivery(.deferred, refusal, .authenticationMissing) : Delivery(.failed, refusal, .refusedForGood)
    case 400..<500: return Delivery(.deferred, refusal, .refusedForNow)
    default: return Delivery(.deferred, refusal, .notUnderstood)
    }
  }

  /// The message was not taken, and no reply says why.
  private var silence: Delivery {
    switch end {
    case .answered, .notUnderstood: Delivery(.deferred, nil, .notUnderstood)
    case .lost: Delivery(.deferred, nil, .connectionLost)
    case .timedOut: Delivery(.deferred, nil, .timedOut)
    }
  }
}
