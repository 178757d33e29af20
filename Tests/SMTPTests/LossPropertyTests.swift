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

  private final class SeededNumbersBox: Sendable {
    let roll: Mutex<SeededNumbers>
    init(_ dice: SeededNumbers) { roll = Mutex(dice) }
  }
}
