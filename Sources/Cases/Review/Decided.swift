public import Dates
public import Rules

/// What a decision was about: the obligation, what it granted, and the day it takes effect.
public struct Decided: Sendable, Hashable {
  public var obligation: ObligationID
  /// Modules carried over; nil for a refusal.
  public var modules: Int?
  public var day: Day

  public init(obligation: ObligationID, modules: Int?, day: Day) {
    self.obligation = obligation
    self.modules = modules
    self.day = day
  }
}

extension CaseFile {
  /// What was decided; nil where no decision stands.
  public var decided: Decided? {
    decision.map {
      Decided(
        obligation: opening.obligation, modules: $0.verdict == .approve ? $0.modules : nil, day: $0.on)
    }
  }

  /// The place of the decision that stands among the acts, from 1; nil where none does.
  public var decidingEvent: Int? {
    guard decision != nil else { return nil }
    return timeline.lastIndex { $0.act.verb == .approve || $0.act.verb == .refuse }.map { $0 + 1 }
  }

  /// The case as it was before the decision that stands; nil where none does.
  public var undecided: CaseFile? {
    decidingEvent.flatMap {
      CaseFile(reference: reference, timeline: Array(timeline.prefix($0 - 1)), absorbed: absorbedTimeline)
    }
  }
}
