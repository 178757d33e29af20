import Foundation
import Synchronization
import TestMail
import TestMaterial
import TestProgram
import Testing

/// Thousands of letters, several dispatchers at once, servers that fail at every stage, and dispatchers that are killed.
///
/// `QUITUS_STORM=10000` lets as many letters through the storm as are asked for; `QUITUS_STORM_SEED` chooses another one.
@Suite struct OutboxStormTests {
  @Test func `two dispatchers share ten thousand letters: none is sent twice, none is missing`() throws {
    let program = try Program(copying: Desks.proposed.get())
    try program.queue(letters: 10_000)
    let server = try FaultServer { _ in .proceed }
    let runs = program.runAtOnce(
      Array(repeating: ["outbox", "run", "--json"], count: 2), environment: ["QUITUS_MAIL_URL": server.url])
    #expect(runs.map(\.status) == [0, 0], "\(runs)")
    let sent = try runs.flatMap { try $0.objects() }.compactMap { $0["sent"] as? Int }
    #expect(sent.count == 2 && sent.reduce(0, +) == 10_000)
    #expect(sent.allSatisfy { $0 > 1000 }, "one did most of the work: \(sent)")
    let receipts = server.receipts
    #expect(receipts.count == 10_000 && receipts.values.allSatisfy { $0 == 1 })
    #expect(
      try program.sqlite("SELECT count(*), min(attempts), max(attempts) FROM outbox WHERE state = 'accepted'")
        == "10000|1|1\n")
    #expect(try program.sqlite("SELECT count(*) FROM delivery_attempt WHERE outcome = 'accepted'") == "10000\n")
  }

  @Test(.enabled(if: Strace.isAvailable, "needs strace and leave to trace: Debian package strace"))
  func
    `through 4xx, 5xx, drops, stalls, failing TLS and kills, each letter is accounted for, and twice only where in doubt`()
    throws
  {
    let seed = number("QUITUS_STORM_SEED") ?? 1
    let count = number("QUITUS_STORM") ?? 1500
    let program = try Program(copying: Desks.proposed.get())
    try program.queue(letters: count)
    let server = try FaultServer(offering: ["STARTTLS"]) { Weather.act(at: $0, seed: UInt64(seed)) }
    var storm = Storm(program: program, server: server, numbers: SeededNumbers(seed: UInt64(seed)))
    try storm.blow(kills: 24)
    #expect(storm.kills >= 18, "\(storm.kills) kills: \(storm)")
    try storm.calmDown()
    try storm.account(for: count)
  }
}

private func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap(Int.init) }

/// A run that goes on beside another one, and is killed too.
private final class Companion: Sendable {
  private let group = DispatchGroup()
  private let killed = Mutex(false)

  init(_ run: @escaping @Sendable () throws -> Bool) {
    group.enter()
    Thread.detachNewThread { [self] in
      // How it ended otherwise does not matter: what it did is found in the outbox.
      let died = (try? run()) ?? false
      killed.withLock { $0 = died }
      group.leave()
    }
  }

  /// Whether it was killed.
  func wait() -> Bool {
    group.wait()
    return killed.withLock(\.self)
  }
}

/// What the server does: a pure function of the moment.
private enum Weather {
  static func act(at moment: FaultServer.Moment, seed: UInt64) -> FaultServer.Act {
    var numbers = SeededNumbers(
      seed: seed &* 1_000_003 &+ UInt64(moment.connection * 7_919 + moment.transaction * 31)
        &+ UInt64(FaultServer.Stage.allCases.firstIndex(of: moment.stage) ?? 0) &* 104_729)
    let roll = numbers.below(1000)
    switch moment.stage {
    case .greeting, .hello, .login, .goodbye:
      return roll < 10 ? .drop : roll < 15 ? .say("421 4.3.2 closing") : .proceed
    case .mail, .data:
      return roll < 10 ? .say("451 4.3.0 later") : roll < 15 ? .drop : roll < 17 ? .stall : .proceed
    case .recipient:
      return roll < 30 ? .say("450 4.2.1 busy") : roll < 60 ? .say("550 5.1.1 unknown") : roll < 65 ? .drop : .proceed
    case .tls: return .breakHandshake(roll < 20 ? .silence : roll < 500 ? .garbage : .close)
    case .content: return roll < 10 ? .drop : roll < 12 ? .stall : .proceed
    case .final:
      return roll < 20
        ? .say("452 4.3.1 full")
        : roll < 40
          ? .say("554 5.6.0 no")
          : roll < 60
            ? .takeAndDrop
            : roll < 62 ? .stall : .proceed
    }
  }
}

/// Dispatchers that come and go.
private struct Storm {
  let program: Program
  let server: FaultServer
  var numbers: SeededNumbers
  private(set) var kills = 0

  init(program: Program, server: FaultServer, numbers: SeededNumbers) {
    self.program = program
    self.server = server
    self.numbers = numbers
  }

  private static let run = ["outbox", "run", "--json"]
  private var environment: [String: String] {
    [
      "QUITUS_MAIL_URL": server.url, "QUITUS_MAIL_TIMEOUTS_CONNECT": "2", "QUITUS_MAIL_TIMEOUTS_ANSWER": "1",
      "QUITUS_MAIL_TIMEOUTS_DATA": "1", "QUITUS_MAIL_TIMEOUTS_FINAL": "1",
    ]
  }

  /// Runs that are killed at a write, a flush or a send; now and then two at once, or one that is refused TLS.
  mutating func blow(kills wanted: Int) throws {
    var rounds = 0
    while kills < wanted, rounds < wanted * 3 {
      rounds += 1
      try makeDue()
      var environment = environment
      // The server breaks every handshake: where TLS is required, nothing leaves.
      if numbers.below(8) == 0 { environment["QUITUS_MAIL_STARTTLS"] = "required" }
      let (first, second) = (death(environment), death(environment))
      let companion = numbers.below(3) == 0 ? Companion(second) : nil
      if try first() { kills += 1 }
      if companion?.wait() ?? false { kills += 1 }
    }
  }

  /// A run that is killed at a write, a flush or a send, drawn by lot; it tells whether it got so far.
  private mutating func death(_ environment: [String: String]) -> @Sendable () throws -> Bool {
    let call = numbers.pick(["pwrite64", "fdatasync", "sendto", "sendto"])
    let place = 1 + numbers.below(["fdatasync": 20, "pwrite64": 80][call] ?? 150)
    return { [program] in
      do {
        return try program.isKilled(at: call, place, running: Self.run, environment: environment)
      } catch let end as Program.UnexpectedEnd where end.status == 75 {
        return false
      }
    }
  }

  /// Runs that nobody kills, until all letters are settled.
  func calmDown() throws {
    while try program.sqlite("SELECT count(*) FROM outbox WHERE state IN ('queued', 'claimed', 'deferred')") != "0\n" {
      try makeDue()
      let answer = try program.run(Self.run, environment: environment)
      #expect([0, 75].contains(answer.status), "\(answer)")
    }
  }

  /// Letters that wait for their time need not: a storm has no hours.
  private func makeDue() throws {
    _ = try program.sqlite("UPDATE outbox SET next_attempt = NULL WHERE state = 'deferred'")
  }

  /// Every letter stands in one place, and what the server took is what the outbox says.
  func account(for count: Int) throws {
    let lines = try program.sqlite(
      """
      SELECT o.message_id, o.state, o.purpose, o.attempts,
        (SELECT count(*) FROM delivery_attempt a WHERE a.outbox_id = o.id AND a.outcome = 'in-doubt'),
        (SELECT count(*) FROM delivery_attempt a WHERE a.outbox_id = o.id AND a.outcome = 'accepted'),
        (SELECT count(*) FROM delivery_attempt a WHERE a.outbox_id = o.id)
      FROM outbox o ORDER BY o.id
      """
    ).split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    let receipts = server.receipts
    var states: [String: Int] = [:]
    for line in lines {
      let (id, state, purpose) = (line[0], line[1], line[2])
      let (attempts, doubts, accepted, rows) = (
        Int(line[3]) ?? -1, Int(line[4]) ?? -1, Int(line[5]) ?? -1, Int(line[6]) ?? -2
      )
      let taken = receipts[id] ?? 0
      states[state, default: 0] += 1
      #expect(attempts == rows, "\(line): each attempt is a row")
      #expect(accepted == (state == "accepted" ? 1 : 0), "\(line)")
      #expect(taken >= accepted, "\(line): the server has no such letter")
      #expect(taken <= accepted + doubts, "\(line): taken \(taken) times, and not all of it listed")
      // A decision in doubt waits for a person: nothing can have left twice.
      if purpose == "decision" { #expect(taken <= 1 && doubts <= 1, "\(line)") }
      if state == "in-doubt" { #expect(doubts > 0, "\(line)") }
    }
    let settled = ["accepted", "failed", "in-doubt"].reduce(0) { $0 + states[$1, default: 0] }
    #expect(settled == count && lines.count == count, "\(states)")
    for state in ["accepted", "failed", "in-doubt"] { #expect(states[state, default: 0] > 0, "\(states): no storm") }
    #expect(receipts.keys.allSatisfy { $0.hasSuffix("@storm.example") })
    #expect(try program.integrity() == "ok\n")
    #expect(try program.run("audit", "verify").status == 0)
  }
}

extension FaultServer {
  /// How often each Message-ID was taken.
  fileprivate var receipts: [String: Int] {
    let mark = Array("Message-ID: <".utf8)
    return taken.reduce(into: [:]) { counts, message in
      guard let place = message.firstRange(of: mark) else { return }
      counts[
        String(decoding: message[place.upperBound...].prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self), default: 0] +=
        1
    }
  }
}

extension Program {
  /// Queues letters as the desk would, all at once: two decisions, then one that goes again in doubt, and so on.
  fileprivate func queue(letters count: Int) throws {
    _ = try sqlite(
      """
      BEGIN;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
      INSERT INTO outbox (message_id, letter, language, purpose, priority, sender, recipients, subject, state, enqueued_at)
      SELECT 'l' || i || '@storm.example', iif(i % 3 = 0, 'test', 'approval'), 'fr', iif(i % 3 = 0, 'test', 'decision'), 0,
        'support@desk.example', 'a' || i || '@storm.example', 'Essai', 'queued', 1780000000000 FROM n;
      INSERT INTO outbox_message (outbox_id, bytes) SELECT id, CAST('From: support@desk.example' || char(13, 10) || 'To: '
        || recipients || char(13, 10) || 'Message-ID: <' || message_id || '>' || char(13, 10) || 'Subject: Essai' || char(13, 10)
        || char(13, 10) || hex(zeroblob(500)) || char(13, 10) AS BLOB) FROM outbox WHERE message_id LIKE '%@storm.example';
      COMMIT;
      """)
  }
}
