import Glibc
import SMTP
import Synchronization

/// A mail server on loopback that misbehaves as it is told, and remembers what it was told and what it took.
package final class FaultServer: Sendable {
  private struct Memory {
    var connections = 0
    var transactions = 0
    var commands: [String] = []
    var secrets: [String] = []
    var taken: [Delivered] = []
  }

  /// A message that it took, and for whom.
  package struct Delivered {
    package var recipients: [String]
    package var bytes: [UInt8]
  }

  private final class Log: Sendable {
    let memory = Mutex(Memory())
  }

  private let log = Log()
  private let server: LoopbackServer

  /// - Parameters:
  ///   - extensions: what EHLO offers besides `SIZE`, such as `AUTH PLAIN`.
  ///   - echoesSecrets: whether it refuses every login with the words that it was given.
  package init(
    offering extensions: [String] = [], echoesSecrets: Bool = false, _ plan: @escaping @Sendable (Moment) -> Act
  ) throws {
    server = try LoopbackServer { [log] stream in
      var talk = Talk(
        stream: stream, log: log, extensions: extensions, echoesSecrets: echoesSecrets, plan: plan)
      talk.run()
    }
  }

  deinit { server.stop() }

  package var port: Int { server.port }
  package var url: String { "smtp://127.0.0.1:\(port)" }
  package var connections: Int { log.memory.withLock(\.connections) }
  package var commands: [String] { log.memory.withLock(\.commands) }
  /// What it was answered to its challenges.
  package var secrets: [String] { log.memory.withLock(\.secrets) }
  /// Every message that this server would now deliver.
  package var taken: [[UInt8]] { deliveries.map(\.bytes) }
  /// The same, with those for whom it took each.
  package var deliveries: [Delivered] { log.memory.withLock(\.taken) }
}

extension FaultServer {
  private struct Talk {
    let stream: LineStream
    let log: Log
    let extensions: [String]
    let echoesSecrets: Bool
    let plan: @Sendable (Moment) -> Act
    var moment = Moment(connection: 0, transaction: 0, stage: .greeting)
    var recipients: [String] = []

    mutating func run() {
      moment.connection = log.memory.withLock { memory in
        memory.connections += 1
        return memory.connections
      }
      guard act(.greeting, "220 faulty") else { return }
      while let line = stream.line() {
        let command = String(decoding: line, as: UTF8.self)
        log.memory.withLock { $0.commands.append(command) }
        guard answer(command) else { return }
      }
    }

    private mutating func answer(_ command: String) -> Bool {
      switch command.prefix(4) {
      case "EHLO":
        return act(.hello, (["faulty"] + offered).enumerated().map(line).joined(separator: "\r\n"))
      case "HELO": return act(.hello, "250 faulty")
      case "STAR": return act(.tls, "454 4.7.0 no certificate")
      case "AUTH": return login(command)
      case "MAIL":
        moment.transaction = log.memory.withLock { memory in
          memory.transactions += 1
          return memory.transactions
        }
        (moment.recipient, recipients) = (0, [])
        return act(.mail, "250 2.1.0 ok")
      case "RCPT":
        moment.recipient += 1
        let act = plan(.recipient)
        if act.isConsent { recipients.append(String(command.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })) }
        return perform(act, "250 2.1.5 ok")
      case "RSET":
        stream.send("250 2.0.0 forgotten\r\n")
        return true
      case "DATA": return data()
      case "QUIT":
        _ = act(.goodbye, "221 bye")
        return false
      default:
        stream.send("500 what\r\n")
        return true
      }
    }

    /// One challenge, or for LOGIN one for each half.
    private mutating func login(_ command: String) -> Bool {
      var last = ""
      for challenge in command.hasPrefix("AUTH LOGIN") ? ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"] : [""] {
        stream.send("334 \(challenge)\r\n")
        guard let line = stream.line() else { return false }
        last = String(decoding: line, as: UTF8.self)
        log.memory.withLock { $0.secrets.append(last) }
      }
      return echoesSecrets ? act(.login, "535 5.7.8 what is \(last) or hunter2") : act(.login, "235 2.7.0 welcome")
    }

    private var offered: [String] {
      (extensions.contains { $0.hasPrefix("SIZE") } ? [] : ["SIZE"]) + extensions
    }

    private func line(_ index: Int, _ text: String) -> String {
      index == offered.count ? "250 \(text)" : "250-\(text)"
    }

    /// The plan is asked once for each moment: it may roll dice.
    private mutating func plan(_ stage: Stage) -> Act {
      moment.stage = stage
      return plan(moment)
    }

    private mutating func act(_ stage: Stage, _ usual: String) -> Bool { perform(plan(stage), usual) }

    /// Whether the talk goes on.
    private func perform(_ act: Act, _ usual: String) -> Bool {
      switch act {
      case .proceed: stream.send(usual + "\r\n")
      case .wait(let time):
        usleep(UInt32(time / .microseconds(1)))
        stream.send(usual + "\r\n")
      case .say(let text): stream.send(text + "\r\n")
      case .sayAndDrop(let text):
        stream.send(text + "\r\n")
        return false
      case .drop, .takeAndDrop: return false
      case .stall:
        while stream.line() != nil {}
        return false
      case .breakHandshake(let way): return breakHandshake(way)
      }
      return true
    }

    private func breakHandshake(_ way: Handshake) -> Bool {
      stream.send("220 2.0.0 go ahead\r\n")
      stream.waitForOctets()
      switch way {
      case .garbage: stream.send("250 2.0.0 no handshake here\r\n")
      case .close: return false
      case .silence: break
      }
      while stream.line() != nil {}
      return false
    }

    private mutating func data() -> Bool {
      let act = plan(.data)
      return perform(act, "354 go ahead") && (act == .proceed ? content() : true)
    }

    private mutating func content() -> Bool {
      switch plan(.content) {
      case .proceed: break
      case .stall:
        // The message stays in the socket's buffer until the client has gone.
        stream.waitForHangUp()
        return false
      default: return false
      }
      var message: [UInt8] = []
      while let line = stream.line() {
        guard !line.elementsEqual(".".utf8) else { return finish(message) }
        message += (line.first == UInt8(ascii: ".") ? line.dropFirst() : line) + "\r\n".utf8
      }
      return false
    }

    private mutating func finish(_ message: [UInt8]) -> Bool {
      let act = plan(.final)
      if act.takes {
        log.memory.withLock { $0.taken.append(Delivered(recipients: recipients, bytes: message)) }
      }
      return perform(act, "250 2.0.0 taken")
    }
  }
}
