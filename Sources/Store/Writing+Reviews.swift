public import Cases
import Dates
import GRDB

extension Writing {
  /// Puts a decision on the list of those to look at again.
  public func addReview(
    of reference: CaseReference, event: Int, _ kind: Review.Kind, _ difference: ReviewDifference
  ) throws {
    try run(
      "INSERT INTO review (year, number, event, kind, found_at) VALUES (?, ?, ?, ?, ?)",
      [reference.year, reference.number, event, kind.rawValue, instant.rawValue])
    try find(difference, for: db.lastInsertedRowID)
  }

  /// Records that what differs is something else by now.
  public func find(_ difference: ReviewDifference, for review: Int64) throws {
    try appendReviewAct("found", to: review, difference: try StoredDifference.text(difference))
  }

  /// Takes a decision off the list.
  public func settle(_ review: Int64, _ settlement: Review.Settlement) throws {
    try run("UPDATE review SET is_open = 0 WHERE id = ?", [review])
    let act = try appendReviewAct(settlement.outcome.rawValue, to: review, settlement)
    guard let reason = settlement.reason else { return }
    try run("INSERT INTO review_reason (review_id, act, text) VALUES (?, ?, ?)", [review, act, reason])
  }

  @discardableResult
  private func appendReviewAct(
    _ what: String, to review: Int64, _ settlement: Review.Settlement? = nil, difference: String? = nil
  ) throws -> Int {
    let last = try reading.one("SELECT max(act) FROM review_act WHERE review_id = ?", [review]) { $0[0] as Int? ?? 0 }
    let act = (last ?? 0) + 1
    touch("review \(review)")
    try run(
      """
      INSERT INTO review_act (review_id, act, what, by_login, system_user, in_place_of, at, difference)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        review, act, what, settlement?.by, settlement?.systemUser, settlement?.inPlaceOf, instant.rawValue, difference,
      ])
    return act
  }
}
