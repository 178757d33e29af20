import Cases
import Dates
import Roster
import Rules
import Store

extension DeskParts {
  /// Looks whether facts that were just written would have changed decisions about these advisers, and puts those on the list.
  ///
  /// The decisions themselves stay as they are: what becomes of them, a person says.
  /// - Returns: how many reviews are new, or have another difference by now.
  @discardableResult
  func review(_ advisers: some Sequence<AdviserID>, _ writing: Writing) throws -> Int {
    var found = 0
    for adviser in advisers {
      for reference in try writing.reading.decidedCases(of: adviser) {
        guard let file = try writing.reading.caseFile(reference), let decided = file.decided,
          let event = file.decidingEvent
        else { continue }
        guard let then = try writing.reading.known(before: event, of: reference).facts(of: adviser),
          let now = try writing.reading.facts(of: adviser)
        else { continue }
        let difference = ReviewDifference(decided, knownThen: then, knownNow: now, under: book(decided.day))
        if try writing.list(difference, .lateFact, event: event, of: reference) { found += 1 }
      }
    }
    return found
  }
}

extension Writing {
  /// Brings the list up to date about one decision. What a person looked at, and let stand, is not listed again.
  ///
  /// - Returns: whether somebody has something to look at that was not there before.
  func list(
    _ difference: ReviewDifference?, _ kind: Review.Kind, event: Int, of reference: CaseReference
  ) throws -> Bool {
    let reviews = try reading.reviews(ReviewFilter(reference: reference, kind: kind)).filter { $0.event == event }
    let open = reviews.last { $0.settlement == nil }
    if open?.difference == difference { return false }
    guard let difference, difference != reviews.last(where: { $0.settlement?.outcome == .kept })?.difference else {
      if let open { try settle(open.id, Review.Settlement(outcome: .moot, at: instant)) }
      return false
    }
    if let open {
      try find(difference, for: open.id)
    } else {
      try addReview(of: reference, event: event, kind, difference)
    }
    return true
  }
}
