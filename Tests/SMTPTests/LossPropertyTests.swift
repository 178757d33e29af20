import Envelope
import Synchronization
import TestMail
import TestMaterial
import Testing

@testable import SMTP

/// Made-up servers that fail at random, seeded.
struct LossPropertyTests {
  private static let faults: [FaultServer.Act] = [
    .drop, .takeAndDrop, .say("451 4.3.0 later"), .sayAndDrop("421 4.3.2 bye"), .say("550 5.0.0 never"),
    .sayAndDrop("450-4"),
  ]

  private struct Count {
    var accepted = 0, failed = 0, inDoubt = 0
  }

  /// The simplest outbox: what is deferred or in doubt is sent again, as a reminder is.
  private func deliverAll(_ envelopes: [SealedEnvelope], over connection: SMTPConnection) -> [Count] {
    envelopes.map { envelope in
      var count = Count()
      while count.accepted + count.failed == 0 {
        switch connection.deliver(envelope).outcome {
        case .accepted: count.accepted += 1
        case .failed: count.failed += 1
        case .inDoubt: count.inDoubt += 1
        case .deferred: continue
        }
      }
      return count
    }
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `nothing is lost, and nothing is sent twice that was not in doubt`(seed: UInt64) throws {
    let dice = SeededNumbersBox(SeededNumbers(seed: seed))
    let server = try FaultServer { _ in
      dice.roll.withLock { $0.next() % 5 == 0 ? Self.faults.randomElement(using: &$0) ?? .proceed : .proceed }
    }
    let settings = try Trial.settings(server.url)
    let envelopes = try (1...8).map { try Trial.envelope($0) }
    let counts = deliverAll(envelopes, over: try SMTPConnection(settings))
    for (envelope, count) in zip(envelopes, counts) {
      let copies = server.taken.count { $0 == envelope.bytes }
      #expect(copies >= count.accepted, "lost")
      #expect(copies <= count.accepted + count.inDoubt, "sent twice without doubt")
    }
    #expect(server.taken.allSatisfy { taken in envelopes.contains { $0.bytes == taken } })
  }

  /// What a parcel's whole life came to, over all its attempts.
  private struct Life {
    var accepted: Set<String> = []
    var failed: Set<String> = []
    var inDoubt = 0
    var attempts = 0
  }

  /// Offers every message until each recipient has it or is refused, as an outbox does, several at once.
  private func carryAll(_ envelopes: [SealedEnvelope], with carrier: MailCarrier) throws -> [Life] {
    var lives = envelopes.map { _ in Life() }
    var waiting = Array(envelopes.indices)
    while !waiting.isEmpty || carrier.underway > 0 {
      while carrier.room > 0, let place = waiting.popLast() {
        let done = lives[place].accepted.union(lives[place].failed)
        let left = envelopes[place].recipients.map(\.address).filter { !done.contains($0) }
        carrier.take(
          try Parcel(id: Int64(place), sender: "q@example.org", recipients: left, bytes: envelopes[place].bytes))
      }
      for parcel in carrier.settled(within: .seconds(20)) {
        let place = Int(parcel.id)
        let asked = envelopes[place].recipients.map(\.address)
        let done = lives[place].accepted.union(lives[place].failed)
        for address in asked where !done.contains(address) {
          let outcome = parcel.delivery.recipients.first { $0.address == address }?.outcome ?? parcel.delivery.outcome
          if outcome == .accepted { lives[place].accepted.insert(address) }
          if outcome == .failed { lives[place].failed.insert(address) }
          if outcome == .inDoubt { lives[place].inDoubt += 1 }
        }
        lives[place].attempts += 1
        if lives[place].accepted.union(lives[place].failed).count < asked.count { waiting.append(place) }
      }
    }
    return lives
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>, [[], ["PIPELINING"]])
  func `over several connections and servers, each recipient's message is taken once, or was in doubt`(
    seed: UInt64, offered: [String]
  ) throws {
    let dice = SeededNumbersBox(SeededNumbers(seed: seed))
    let acts = Self.faults + [.stall]
    let servers = try (1...2).map { _ in
      try FaultServer(offering: offered) { moment in
        dice.roll.withLock { dice in
          let rarity: UInt64 = moment.stage == .recipient ? 6 : 14
          guard dice.next() % rarity == 0 else { return .proceed }
          let act = acts.randomElement(using: &dice) ?? .proceed
          return act == .stall && dice.next() % 4 != 0 ? .proceed : act
        }
      }
    }
    let settings = try servers.map {
      try Trial.settings(
        $0.url,
        timeouts: SMTPSettings.Timeouts(
          connect: .milliseconds(700), answer: .milliseconds(400), data: .milliseconds(400), final: .milliseconds(400),
          total: .seconds(2)))
    }
    let carrier = try MailCarrier(CarrierSettings(servers: settings, connections: 4, rest: .milliseconds(50)))
    let envelopes = try (1...24).map { try Trial.envelope($0, to: ["a@example.org", "b@example.org"]) }
    let lives = try carryAll(envelopes, with: carrier)
    for (envelope, life) in zip(envelopes, lives) {
      #expect(life.accepted.union(life.failed).count == 2 && life.accepted.isDisjoint(with: life.failed))
      for name in ["a@example.org", "b@example.org"] {
        let copies = servers.map { server in
          server.deliveries.count { $0.bytes == envelope.bytes && $0.recipients.contains(name) }
        }.reduce(0, +)
        #expect(copies >= (life.accepted.contains(name) ? 1 : 0), "lost")
        #expect(copies <= (life.accepted.contains(name) ? 1 : 0) + life.inDoubt, "sent twice without doubt")
      }
    }
    #expect(lives.contains { $0.attempts > 1 })
  }

  private final class SeededNumbersBox: Sendable {
    let roll: Mutex<SeededNumbers>
    init(_ dice: SeededNumbers) { roll = Mutex(dice) }
  }
}
