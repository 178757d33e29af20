import Cases
import Dates
import Roster
import Rules

/// A decision to look at again, as other programs read it.
struct ReviewDocument: Encodable {
  var `case`: String
  var adviser: String
  var obligation: String
  /// Of the case by now.
  var state: String
  /// Which decision of the case: the place of the act, from 1.
  var event: Int
  var kind: String
  var foundAt: String
  var changedAt: String
  var changes: [Change]
  var causes: [Cause]
  /// nil while it is open.
  @OrNull var settlement: Settlement?

  struct Change: Encodable {
    var obligation: String
    var field: String
    var on: String
    var then: String
    var now: String
    var fr: String
    var en: String
  }

  struct Cause: Encodable {
    var kind: String
    @OrNull var then: String?
    @OrNull var now: String?
    var fr: String
    var en: String
  }

  struct Settlement: Encodable {
    var outcome: String
    @OrNull var by: String?
    @OrNull var inPlaceOf: String?
    var at: String
    @OrNull var reason: String?
  }

  init(_ review: Review, of file: CaseFile) {
    `case` = review.reference.description
    adviser = file.opening.adviser.rawValue
    obligation = file.opening.obligation.description
    state = file.state.rawValue
    event = review.event
    kind = review.kind.rawValue
    foundAt = review.foundAt.description
    changedAt = review.changedAt.description
    changes = review.difference.changes.map { change in
      Change(
        obligation: change.obligation.description, field: change.field.rawValue, on: change.on.description,
        then: change.then, now: change.now, fr: change.said.fr, en: change.said.en)
    }
    causes = review.difference.causes.map {
      Cause(kind: $0.kind.rawValue, then: $0.then, now: $0.now, fr: $0.said.fr, en: $0.said.en)
    }
    settlement = review.settlement.map {
      Settlement(
        outcome: $0.outcome.rawValue, by: $0.by, inPlaceOf: $0.inPlaceOf, at: $0.at.description, reason: $0.reason)
    }
  }
}

/// A review as lines for a person.
enum ReviewText {
  static func lines(_ review: Review) -> [String] {
    var lines = [Said("À revoir", "To look at again").now + "\t" + state(review)]
    lines += review.difference.changes.map { "  " + $0.said.now }
    lines += review.difference.causes.map { Said("  parce que : ", "  because: ").now + $0.said.now }
    return lines
  }

  static func state(_ review: Review) -> String {
    guard let settlement = review.settlement else { return Said("en attente", "open").now }
    let reason = settlement.reason.map { Said(" : ", ": ").now + $0 } ?? ""
    return settlement.outcome.said.now + (settlement.by.map { ", \($0)" } ?? "") + reason
  }
}
