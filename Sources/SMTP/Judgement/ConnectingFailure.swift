import CCurl

/// How libcurl says that the making of a connection ended, in our own words.
enum ConnectingEnd: Hashable {
  case finished
  case hostNotFound, connectionRefused, connectionLost, timedOut
  case loginRefused, tlsNotOffered, certificateNotTrusted, tlsFailed, caFileUnusable
  /// The server said no, or nonsense.
  case unexpectedReply
  case localFault

  init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_OK: .finished
      case CURLE_COULDNT_RESOLVE_HOST: .hostNotFound
      case CURLE_COULDNT_CONNECT: .connectionRefused
      case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .connectionLost
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: .loginRefused
      case CURLE_USE_SSL_FAILED: .tlsNotOffered
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS: .certificateNotTrusted
      case CURLE_SSL_CACERT_BADFILE: .caFileUnusable
      case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_SHUTDOWN_FAILED: .tlsFailed
      case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED: .unexpectedReply
      default: .localFault
      }
  }
}

/// Why no connection came about: enough to say what becomes of the message that waited for it.
struct ConnectingFailure: Hashable {
  var end: ConnectingEnd
  /// Every complete reply, in order.
  var replies: [ServerReply]
}

extension ConnectingFailure {
  /// The message's fate: it stays with us, whatever the fault of the settings or of the way to the server.
  var delivery: Delivery {
    let refusal = lastRefusal
    let reason: DeliveryReason =
      switch end {
      case .loginRefused: refusal == nil ? .authenticationMissing : .authenticationRefused
      case .tlsNotOffered: .tlsNotOffered
      case .certificateNotTrusted: .certificateNotTrusted
      case .tlsFailed: .tlsFailed
      case .caFileUnusable: .caFileUnusable
      default: refusal.map(Self.reason) ?? silence
      }
    return Delivery(.deferred, refusal, reason, isRefusalOfService: true)
  }

  private static func reason(_ refusal: ServerReply) -> DeliveryReason {
    switch refusal.code {
    case 400..<500: .refusedForNow
    case 500..<600: .serviceRefused
    default: .notUnderstood
    }
  }

  private var silence: DeliveryReason {
    switch end {
    case .hostNotFound: .hostNotFound
    case .connectionRefused: .connectionRefused
    case .timedOut: .timedOut
    case .connectionLost: .connectionLost
    case .unexpectedReply: .notUnderstood
    default: .localFault
    }
  }

  /// The last reply that is no consent, if the talk ended with one.
  private var lastRefusal: ServerReply? {
    guard let last = replies.last(where: { $0.code != 221 }), !(200..<400).contains(last.code) else { return nil }
    return last
  }
}

extension Delivery {
  init(_ outcome: Outcome, _ reply: ServerReply?, _ reason: DeliveryReason, isRefusalOfService: Bool = false) {
    self.init(
      outcome: outcome, code: reply?.code, enhancedStatus: reply?.enhancedStatus, reply: reply?.text ?? reason.rawValue,
      reason: reason)
    self.isRefusalOfService = isRefusalOfService
  }
}
