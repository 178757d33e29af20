import CCurl

/// How libcurl says that a transfer ended, in our own words.
enum TransportEnd: Hashable {
  case finished
  case hostNotFound, connectionRefused, connectionLost, timedOut
  case loginRefused, tlsNotOffered, certificateNotTrusted, tlsFailed, caFileUnusable
  /// The server said no to a command about the message.
  case commandRefused
  /// The server said no, or nonsense, to anything else.
  case unexpectedReply
  case localFault

  init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_OK: .finished
      case CURLE_COULDNT_RESOLVE_HOST: .hostNotFound
      case CURLE_COULDNT_CONNECT: .connectionRefused
      case CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .connectionLost
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: .loginRefused
      case CURLE_USE_SSL_FAILED: .tlsNotOffered
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS: .certificateNotTrusted
      case CURLE_SSL_CACERT_BADFILE: .caFileUnusable
      case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_SHUTDOWN_FAILED: .tlsFailed
      case CURLE_SEND_ERROR: .commandRefused
      case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED: .unexpectedReply
      default: .localFault
      }
  }
}

/// What is known when a transfer has ended: enough to judge it, and nothing that needs libcurl.
struct Transport: Hashable {
  var end: TransportEnd
  /// Every complete reply, in order, from the greeting (or, on a connection in use, from the answer to MAIL) on.
  var replies: [ServerReply]
  /// Whether libcurl has taken the message's last byte, and so may have ended it with the dot.
  var isHandedOver: Bool
  /// Whether the connection had carried a message before.
  var isReused: Bool
  /// Whether credentials are set and the server has not accepted them on this connection.
  var lacksLogin: Bool

  /// The replies to the message itself: what came after the server's `354`.
  ///
  /// Never `221`: that is the answer to the QUIT with which libcurl leaves, and says nothing about the message.
  private var afterGoAhead: ArraySlice<ServerReply>? {
    replies.firstIndex { $0.code == 354 }.map { replies[($0 + 1)...].filter { $0.code != 221 }[...] }
  }
}

extension Transport {
  /// Whether the same message may be sent again at once: an idle connection had been given up by the server, and it
  /// was not asked for the message yet.
  var foundConnectionClosed: Bool {
    guard isReused, afterGoAhead == nil else { return false }
    guard let last = lastRefusal else { return end == .connectionLost || end == .commandRefused }
    return last.code == 421
  }

  /// Whether the server has answered all it was told, so that its next reply answers what comes next.
  var isInStep: Bool { end == .finished || [2, 4, 5].contains((afterGoAhead?.first?.code ?? 0) / 100) }

  /// The message's fate.
  var delivery: Delivery {
    if let afterGoAhead { return fate(answer: afterGoAhead.first) }
    if let delivery = settingsFault { return delivery }
    guard let refusal = lastRefusal else { return silence }
    if end == .commandRefused, (500..<600).contains(refusal.code) { return rejection(refusal) }
    let reason: DeliveryReason =
      switch refusal.code {
      case 400..<500: .refusedForNow
      case 500..<600: .serviceRefused
      default: .notUnderstood
      }
    return Delivery(.deferred, refusal, reason)
  }

  private func fate(answer: ServerReply?) -> Delivery {
    switch answer?.code {
    case (200..<300)?: Delivery(.accepted, answer, .accepted)
    case (400..<500)?: Delivery(.deferred, answer, .refusedForNow)
    case (500..<600)?: Delivery(.failed, answer, .refusedForGood)
    default:
      if isHandedOver { Delivery(.inDoubt, answer, answer == nil ? .answerLost : .notUnderstood) } else { silence }
    }
  }

  /// A fault of the settings or of the way to the server: no message may fail for good because of it.
  private var settingsFault: Delivery? {
    let reason: DeliveryReason? =
      switch end {
      case .loginRefused: .authenticationRefused
      case .tlsNotOffered: .tlsNotOffered
      case .certificateNotTrusted: .certificateNotTrusted
      case .tlsFailed: .tlsFailed
      case .caFileUnusable: .caFileUnusable
      default: nil
      }
    return reason.map { Delivery(.deferred, lastRefusal, $0) }
  }

  /// A command about the message was refused with 5xx: for good, unless what the server misses is a login.
  private func rejection(_ refusal: ServerReply) -> Delivery {
    let wantsLogin = [530, 534, 535, 538].contains(refusal.code)
    return lacksLogin || wantsLogin
      ? Delivery(.deferred, refusal, .authenticationMissing) : Delivery(.failed, refusal, .refusedForGood)
  }

  /// The message was not taken, and no reply says why.
  private var silence: Delivery {
    let reason: DeliveryReason =
      switch end {
      case .hostNotFound: .hostNotFound
      case .connectionRefused: .connectionRefused
      case .timedOut: .timedOut
      case .connectionLost, .commandRefused: .connectionLost
      case .unexpectedReply: .notUnderstood
      default: .localFault
      }
    return Delivery(.deferred, nil, reason)
  }

  /// The last reply that is no consent, if the transfer ended with one.
  private var lastRefusal: ServerReply? {
    guard let last = replies.last(where: { $0.code != 221 }), !(200..<400).contains(last.code) else { return nil }
    return last
  }
}

extension Delivery {
  fileprivate init(_ outcome: Outcome, _ reply: ServerReply?, _ reason: DeliveryReason) {
    self.init(
      outcome: outcome, code: reply?.code, enhancedStatus: reply?.enhancedStatus, reply: reply?.text ?? reason.rawValue,
      reason: reason)
  }
}
