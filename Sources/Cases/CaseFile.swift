public import Dates
import Roster
import Rules

/// One justification case: what it pleads, and all that was done to it. Everything it says follows from its timeline alone.
public struct CaseFile: Sendable, Hashable {
  public let reference: CaseReference
  /// What it pleads for, as it stands: moved where it was opened on the wrong adviser, received when the first duplicate was.
  public internal(set) var opening: Opening
  public private(set) var timeline: [CaseEvent]
  /// The acts on the duplicates that it took in: whoever did them may not decide here either.
  public private(set) var absorbedTimeline: [CaseEvent]
  public internal(set) var state: CaseState
  /// The login of the agent who instructs it.
  public internal(set) var assignedTo: String?
  public internal(set) var proposal: Proposal?
  /// The first of two decisions that must be alike.
  public internal(set) var signature: Signature?
  public internal(set) var decision: Decision?
  public internal(set) var labels: Set<String> = []
  public internal(set) var links: Set<CaseReference> = []
  /// The twin that stands for it since it was merged.
  public internal(set) var mergedInto: CaseReference?
  public internal(set) var absorbed: [CaseReference] = []
  /// The papers that are waited for; nil where none are.
  public internal(set) var request: DocumentRequest?
  /// The papers that were seen, in that order.
  public internal(set) var documents: [DocumentsSeen] = []
  /// The stretches of time in which it was open, the last one last.
  public internal(set) var spells: [Spell]
  /// The day on which silence becomes a refusal: two months after the request was received (CRPA L231-4), later by the days
  /// on which papers were awaited (L114-5). After a reopening, two months from then.
  public internal(set) var impliedDecision: ImpliedDecision

  /// How many acts there were: two people who saw the same version saw the same case.
  public var version: Int { timeline.count }

  /// The case that `timeline` tells; nil where it does not begin with its opening, or opens twice.
  ///
  /// - Parameter absorbed: the acts on the cases that were merged into it, in any order.
  public init?(reference: CaseReference, timeline: [CaseEvent], absorbed: [CaseEvent] = []) {
    guard let first = timeline.first, case .open(let opening) = first.act else { return nil }
    self.reference = reference
    self.opening = opening
    self.timeline = [first]
    absorbedTimeline = absorbed
    state = .received
    spells = [Spell(adviser: opening.adviser, obligation: opening.obligation, from: opening.receivedOn)]
    impliedDecision = ImpliedDecision(receivedOn: opening.receivedOn)
    for event in timeline.dropFirst() {
      if case .open = event.act { return nil }
      append(event)
    }
  }

  /// Adds an act that `Moves` allowed.
  public mutating func append(_ event: CaseEvent) {
    timeline.append(event)
    guard let move = Moves.move(event.act.verb, from: state) else { return }
    if move.voids {
      proposal = nil
      signature = nil
    }
    if let to = move.to { arrive(at: to, on: event.on) }
    record(event)
  }

  /// Takes in the acts on a duplicate, which its `absorb` names.
  public mutating func takeIn(_ events: [CaseEvent]) { absorbedTimeline += events }

  /// The day on which silence becomes a refusal.
  public var impliedDecisionOn: Day { impliedDecision.day }

  /// The modules that an approval would carry over if nobody says otherwise.
  public var modulesToGrant: Int { signature?.modules ?? proposal?.modules ?? opening.modules }

  /// The day it was decided or withdrawn; nil while it is open.
  public var closedOn: Day? { spells.last?.closedOn }
}
