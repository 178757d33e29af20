extension FaultServer {
  /// The points at which a server can fail.
  package enum Stage: String, CaseIterable {
    case greeting, hello, login, mail, recipient, data
    /// After `354`, before a byte of the message is read.
    case content
    /// After the final dot.
    case final
    /// The answer to QUIT.
    case goodbye
    /// STARTTLS. It has no certificate: a good server without one refuses.
    case tls
  }

  /// How a TLS handshake goes wrong once the server has agreed to it.
  package enum Handshake: String, CaseIterable {
    case garbage, close, silence
  }

  /// Where the talk stands; connections and MAIL commands are counted from 1 over the server's life.
  package struct Moment {
    package var connection: Int
    package var transaction: Int
    /// Within the transaction, from 1; 0 before the first.
    package var recipient = 0
    package var stage: Stage
  }

  package enum Act: Hashable {
    /// What a good server does.
    case proceed
    /// These lines instead; CRLF is added.
    case say(String)
    /// These lines, then nobody there.
    case sayAndDrop(String)
    case drop
    /// Takes the message and dies before saying so; elsewhere like `drop`.
    case takeAndDrop
    /// Silence until the client leaves.
    case stall
    /// Yes to STARTTLS, and then no handshake.
    case breakHandshake(Handshake)
    /// What a good server does, so much later.
    case wait(Duration)

    /// Whether what is said, if anything is, says yes.
    var isConsent: Bool {
      switch self {
      case .proceed, .wait: true
      case .say(let text), .sayAndDrop(let text): text.hasPrefix("2")
      case .drop, .takeAndDrop, .stall, .breakHandshake: false
      }
    }

    /// Whether a message that ends so has been taken.
    var takes: Bool {
      switch self {
      case .proceed, .wait, .takeAndDrop: true
      case .say, .sayAndDrop, .drop, .stall, .breakHandshake: false
      }
    }
  }
}
