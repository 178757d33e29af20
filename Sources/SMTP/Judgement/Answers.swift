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
  var foundConnectionClosed: Bool { isReused && hasHungUp }

  /// Whether the server takes nothing from us, before it asked for the message: another may be asked.
  ///
  /// By silence, by hanging up, by 421; by refusing MAIL for now, or because of who we are.
  var isServiceLost: Bool {
    guard !answers.hasGoAhead else { return false }
    if hasHungUp || end == .timedOut && isAllConsent { return true }
    guard let mail = answers.mail else { return false }
    return (400..<500).contains(mail.code) || isAgainstUs(mail)
  }

  private var hasHungUp: Bool {
    guard !answers.hasGoAhead else { return false }
    return said.contains { $0.code == 421 } || end == .lost && isAllConsent
  }

  /// What was answered before the message.
  private var said: [ServerReply] { [answers.mail, answers.data].compactMap(\.self) + answers.byRecipient.values }
  private var isAllConsent: Bool { said.allSatisfy(\.isConsent) }

  /// Whether MAIL was refused for good, and not because of the message.
  private func isAgainstUs(_ mail: ServerReply) -> Bool {
    (500..<600).contains(mail.code) && (lacksLogin || mail.blameAtMail == .service)
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
    whole.isRefusalOfService = fates.allSatisfy(\.isRefusalOfService)
    return whole
  }

  private func fate(of place: Int) -> Delivery {
    guard answers.named.contains(place) else { return .refusedHere(.utf8NotOffered) }
    if let mail = answers.mail, !mail.isConsent { return rejection(mail, blaming: mail.blameAtMail, isOfMail: true) }
    if let own = answers.byRecipient[place], !own.isConsent {
      var fate = rejection(own, blaming: own.blameAtRecipient)
      fate.isAboutRecipient = fate.outcome == .failed
      return fate
    }
    guard let data = answers.data else { return silence }
    return data.code == 354 ? fateOfContent : rejection(data, blaming: data.blameAtRecipient)
  }

  private var fateOfContent: Delivery {
    let answer = answers.content
    switch answer?.code {
    case (200..<300)? where isHandedOver: return Delivery(.accepted, answer, .accepted)
    case (400..<500)?: return Delivery(.deferred, answer, .refusedForNow)
    case (500..<600)?: return answer.map { refusal($0, blaming: $0.blameAtContent) } ?? silence
    default:
      guard isHandedOver || answer != nil else { return silence }
      return Delivery(.inDoubt, answer, answer == nil ? .answerLost : .notUnderstood)
    }
  }

  /// A command about the message was refused.
  private func rejection(_ reply: ServerReply, blaming blame: Blame, isOfMail: Bool = false) -> Delivery {
    switch reply.code {
    case 500..<600 where lacksLogin && !reply.wantsLogin:
      return Delivery(.deferred, reply, .authenticationMissing, isRefusalOfService: blame != .message)
    case 500..<600: return refusal(reply, blaming: blame)
    case 400..<500:
      return Delivery(.deferred, reply, .refusedForNow, isRefusalOfService: isOfMail && reply.code == 421)
    default: return Delivery(.deferred, reply, .notUnderstood)
    }
  }

  /// A refusal with 5xx: for good where it is about the message or its recipient.
  private func refusal(_ reply: ServerReply, blaming blame: Blame) -> Delivery {
    if reply.wantsLogin { return Delivery(.deferred, reply, .authenticationMissing, isRefusalOfService: true) }
    return switch blame {
    case .message: Delivery(.failed, reply, .refusedForGood)
    case .policy: Delivery(.deferred, reply, .accountRefused)
    case .service: Delivery(.deferred, reply, .accountRefused, isRefusalOfService: true)
    }
  }

  /// The message was not taken, and no reply says why.
  private var silence: Delivery {
    let isUnheard = answers.mail == nil
    return switch end {
    case .answered, .notUnderstood: Delivery(.deferred, nil, .notUnderstood)
    case .lost: Delivery(.deferred, nil, .connectionLost, isRefusalOfService: isUnheard)
    case .timedOut: Delivery(.deferred, nil, .timedOut, isRefusalOfService: isUnheard)
    }
  }
}
