import Cases
import Desk
import Envelope
import Store
import Testing

extension TestDesk {
  /// All that an act could change: the order of facts, the cases, the outbox.
  struct Everything: Equatable {
    var version: Int64
    var files: [CaseFile]
    var outbox: [OutboxRow]
  }

  func everything() throws -> Everything {
    try parts.store.read {
      Everything(version: try $0.factsVersion(), files: try $0.caseFiles(), outbox: try $0.outbox())
    }
  }

  /// That `act` is refused for exactly this reason, and changes nothing.
  func expect<Done>(
    _ refusal: DeskRefusal, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: () throws -> Outcome<Done, DeskRefusal>
  ) throws {
    let before = try everything()
    #expect(try act().refusal == refusal, sourceLocation: sourceLocation)
    #expect(try everything() == before, sourceLocation: sourceLocation)
  }
}
