import Envelope
import TestMail
import Testing

@testable import SMTP

/// One fault at one stage of the first message, and what must be said about that message.
struct FaultRow: CustomStringConvertible, Sendable {
  var stage: FaultServer.Stage
  var act: FaultServer.Act
  var outcome: Delivery.Outcome
  var reason: DeliveryReason
  var code: Int?

  init(
    _ stage: FaultServer.Stage, _ act: FaultServer.Act, _ outcome: Delivery.Outcome, _ reason: DeliveryReason,
    _ code: Int? = nil
  ) {
    (self.stage, self.act, self.outcome, self.reason, self.code) = (stage, act, outcome, reason, code)
  }

  var description: String { "\(act) at \(stage)" }

  /// Whether only the client's waiting ends the attempt.
  var isSilence: Bool { reason == .timedOut || act == .stall || act == .say("what") }

  static let replies: [FaultRow] = [
    FaultRow(.greeting, .say("421 4.3.2 closing"), .deferred, .refusedForNow, 421),
    FaultRow(.greeting, .say("554 5.3.2 not here"), .deferred, .serviceRefused, 554),
    FaultRow(.hello, .say("450 4.7.1 wait"), .deferred, .refusedForNow, 450),
    FaultRow(.hello, .say("550 5.7.1 go away"), .deferred, .serviceRefused, 550),
    FaultRow(.mail, .say("451 4.3.0 later"), .deferred, .refusedForNow, 451),
    FaultRow(.mail, .say("550 5.1.8 bad sender"), .deferred, .accountRefused, 550),
    FaultRow(.mail, .say("553 5.6.7 no such letters"), .failed, .refusedForGood, 553),
    FaultRow(.mail, .say("552 5.3.4 too big"), .failed, .refusedForGood, 552),
    FaultRow(.mail, .say("530 5.7.0 log in first"), .deferred, .authenticationMissing, 530),
    FaultRow(.recipient, .say("450 4.2.0 greylisted"), .deferred, .refusedForNow, 450),
    FaultRow(.recipient, .say("499 odd"), .deferred, .refusedForNow, 499),
    FaultRow(.recipient, .say("500 odd"), .failed, .refusedForGood, 500),
    FaultRow(.recipient, .say("550 5.1.1 unknown"), .failed, .refusedForGood, 550),
    FaultRow(.recipient, .say("550-5.1.1 unknown\r\n550 5.1.1 really"), .failed, .refusedForGood, 550),
    FaultRow(.recipient, .say("554 5.7.1 <a@example.org>: Relay access denied"), .deferred, .accountRefused, 554),
    FaultRow(.recipient, .say("421 4.3.2 closing"), .deferred, .refusedForNow, 421),
    FaultRow(.data, .say("451 4.3.0 later"), .deferred, .refusedForNow, 451),
    FaultRow(.data, .say("554 5.5.1 no"), .failed, .refusedForGood, 554),
    FaultRow(.final, .say("451 4.3.0 later"), .deferred, .refusedForNow, 451),
    FaultRow(.final, .sayAndDrop("421 4.3.0 out of disk"), .deferred, .refusedForNow, 421),
    FaultRow(.final, .say("552 5.2.2 full"), .failed, .refusedForGood, 552),
    FaultRow(.final, .say("554-5.7.1 looks bad\r\n554 5.7.1 to us"), .failed, .refusedForGood, 554),
    FaultRow(.final, .say("250-2.0.0 yes\r\n250 2.0.0 taken"), .accepted, .accepted, 250),
    FaultRow(.final, .say("251 taken elsewhere"), .accepted, .accepted, 251),
    FaultRow(.final, .sayAndDrop("250 2.0.0 taken"), .accepted, .accepted, 250),
  ]

  static let losses: [FaultRow] = [
    FaultRow(.greeting, .drop, .deferred, .connectionLost), FaultRow(.hello, .drop, .deferred, .connectionLost),
    FaultRow(.mail, .drop, .deferred, .connectionLost), FaultRow(.recipient, .drop, .deferred, .connectionLost),
    FaultRow(.data, .drop, .deferred, .connectionLost), FaultRow(.content, .drop, .inDoubt, .answerLost),
    FaultRow(.final, .drop, .inDoubt, .answerLost), FaultRow(.final, .takeAndDrop, .inDoubt, .answerLost),
    FaultRow(.final, .sayAndDrop("250-2.0.0 tak"), .inDoubt, .answerLost),
  ]

  static let stalls: [FaultRow] =
    FaultServer.Stage.allCases.filter { ![.login, .content, .final, .goodbye, .tls].contains($0) }.map {
      FaultRow($0, .stall, .deferred, .timedOut)
    } + [FaultRow(.content, .stall, .inDoubt, .answerLost), FaultRow(.final, .stall, .inDoubt, .answerLost)]

  static let nonsense: [FaultRow] = [
    FaultRow(.greeting, .say("hello there"), .deferred, .timedOut),
    FaultRow(.greeting, .say("999 what"), .deferred, .notUnderstood, 999),
    FaultRow(.hello, .sayAndDrop("\u{0}\u{1}\u{7F}"), .deferred, .connectionLost),
    FaultRow(.recipient, .say("999 what"), .deferred, .notUnderstood, 999),
    FaultRow(.recipient, .say("150 what"), .deferred, .notUnderstood, 150),
    FaultRow(.mail, .say("354 go on"), .deferred, .notUnderstood, 354),
    FaultRow(.mail, .say("what"), .deferred, .timedOut),
    FaultRow(.data, .say("250 sure"), .deferred, .notUnderstood, 250),
    FaultRow(.final, .say("354 more"), .inDoubt, .notUnderstood, 354),
    FaultRow(.final, .say("999 what"), .inDoubt, .notUnderstood, 999),
    FaultRow(.final, .say("what"), .inDoubt, .answerLost),
    FaultRow(.final, .sayAndDrop("221 bye"), .inDoubt, .answerLost),
  ]
}

struct FaultTests {
  @Test(arguments: FaultRow.replies + FaultRow.losses + FaultRow.nonsense + FaultRow.stalls)
  func `each fault at each stage has its one outcome, and the next message goes through`(row: FaultRow) throws {
    let server = try FaultServer {
      $0.connection == 1 && $0.transaction <= 1 && $0.stage == row.stage ? row.act : .proceed
    }
    let settings = try Trial.settings(server.url, timeouts: row.isSilence ? Trial.impatient : Trial.patient)
    let connection = try SMTPConnection(settings)
    let delivery = connection.deliver(try Trial.envelope(1))
    #expect((delivery.outcome, delivery.reason, delivery.code) == (row.outcome, row.reason, row.code))
    #expect(delivery.code != nil || delivery.reply == row.reason.rawValue)
    let isTaken = row.outcome == .accepted || row.act == .takeAndDrop
    if case .say = row.act {
    } else if case .sayAndDrop = row.act {
    } else {
      #expect(server.taken.count == (isTaken ? 1 : 0))
    }
    #expect(connection.deliver(try Trial.envelope(2)).outcome == .accepted)
    #expect(try server.taken.last == Trial.envelope(2).bytes)
  }

  @Test(arguments: [
    ("550 5.1.1 <a@example.org>: unknown", 550, "5.1.1", "5.1.1 <a@example.org>: unknown"),
    ("550-5.1.1 first\r\n550-\r\n550 5.1.1 last", 550, "5.1.1", "5.1.1 first 5.1.1 last"),
    ("550 plain words", 550, nil, "plain words"), ("550", 550, nil, ""),
    ("550 caf\u{E9} \u{7}bell", 550, nil, "café  bell"),
  ])
  func `the decisive reply is recorded, not the goodbye after it`(
    reply: String, code: Int, status: String?, text: String
  ) throws {
    let server = try FaultServer { $0.stage == .recipient ? .say(reply) : .proceed }
    let delivery = try SMTPConnection(Trial.settings(server.url)).deliver(Trial.envelope())
    var expected = Delivery(
      outcome: .failed, code: code, enhancedStatus: status, reply: text, reason: .refusedForGood)
    expected.isAboutRecipient = true
    #expect(delivery == expected)
    #expect(server.commands.last == "QUIT")
    #expect(!server.commands.contains("DATA") && server.taken.isEmpty)
  }

  @Test(arguments: [FaultServer.Act.drop, .stall])
  func `a message that was not handed over whole is not in doubt`(act: FaultServer.Act) throws {
    let server = try FaultServer { $0.stage == .content ? act : .proceed }
    let settings = try Trial.settings(server.url, timeouts: Trial.impatient)
    let large = [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000)
    let delivery = try SMTPConnection(settings).deliver(Trial.envelope(bytes: large))
    #expect(delivery.outcome == .deferred)
    #expect(delivery.reason == (act == .drop ? .connectionLost : .timedOut))
  }

  @Test(arguments: [FaultServer.Act.sayAndDrop("421 4.4.2 idle"), .say("421 4.4.2 idle"), .drop])
  func `an idle connection that the server gave up is replaced at once`(act: FaultServer.Act) throws {
    let server = try FaultServer { $0.connection == 1 && $0.transaction == 2 && $0.stage == .mail ? act : .proceed }
    let connection = try SMTPConnection(Trial.settings(server.url))
    for number in 1...3 {
      #expect(connection.deliver(try Trial.envelope(number)).outcome == .accepted)
    }
    #expect(server.connections == 2)
    #expect(try server.taken == (1...3).map { try Trial.envelope($0).bytes })
  }

  @Test func `a server that gives up every connection is asked twice, not for ever`() throws {
    let server = try FaultServer { $0.transaction > 1 && $0.stage == .mail ? .sayAndDrop("421 4.4.2 no") : .proceed }
    let connection = try SMTPConnection(Trial.settings(server.url))
    #expect(connection.deliver(try Trial.envelope(1)).outcome == .accepted)
    let delivery = connection.deliver(try Trial.envelope(2))
    #expect((delivery.outcome, delivery.code, server.connections) == (.deferred, 421, 2))
  }

  @Test func `a new connection that is refused with 421 is not asked again`() throws {
    let server = try FaultServer { $0.stage == .mail ? .sayAndDrop("421 4.4.2 no") : .proceed }
    #expect(try SMTPConnection(Trial.settings(server.url)).deliver(Trial.envelope()).outcome == .deferred)
    #expect(server.connections == 1)
  }
}
