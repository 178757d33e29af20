public import Cases
import Store

/// Settles that a decision stays as it is, though something that it rested on looks otherwise by now.
///
/// The other answer is to reopen the case, which settles the reviews of it as well.
public struct KeepDecision: Sendable {
  public var reference: CaseReference
  public var reason: String
  public var by: Acting

  public init(_ reference: CaseReference, reason: String, by: Acting) {
    self.reference = reference
    self.reason = reason
    self.by = by
  }

  /// - Returns: the reviews that are settled by it.
  public func perform(with parts: DeskParts) throws -> Outcome<[Review], DeskRefusal> {
    try parts.deciding(as: .desk(.keepDecision, "case \(reference)", by: by)) { writing in
      let acting = try CaseActing(
        parts: parts, reading: writing.reading, at: writing.instant, by: by, on: parts.clock.today())
      let file = try acting.file(reference)
      if let refusal = file.refusal(ofKeeping: reason, by: acting.actor) { throw DeskRefusal.review(refusal) }
      var absent: String?
      if case .inPlaceOf(let login) = file.keepingCapacity(of: acting.actor) { absent = login }
      return try writing.settleReviews(of: reference, as: .kept, acting, inPlaceOf: absent, reason: reason)
    }
  }
}

extension Writing {
  /// Ends all open reviews of a case; throws where there must be one and is none.
  @discardableResult
  func settleReviews(
    of reference: CaseReference, as outcome: Review.Outcome, _ acting: CaseActing, inPlaceOf absent: String? = nil,
    reason: String? = nil
  ) throws -> [Review] {
    let open = try reading.reviews(ReviewFilter(reference: reference, openOnly: true)).map(\.id)
    if open.isEmpty, outcome == .kept { throw DeskRefusal.review(.nothingOpen(reference)) }
    let settlement = Review.Settlement(
      outcome: outcome, by: acting.actor.login, systemUser: acting.actor.systemUser, inPlaceOf: absent,
      at: acting.instant, reason: reason)
    for id in open { try settle(id, settlement) }
    return try reading.reviews(ReviewFilter(reference: reference)).filter { open.contains($0.id) }
  }
}
