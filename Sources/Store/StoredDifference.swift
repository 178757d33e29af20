import Cases
import Dates
import FoundationEssentials
import Rules

/// A difference as it lies in `review_act`: JSON, keys ordered, so that two that are alike are the same text.
struct StoredDifference: Codable {
  private var changes: [Change]
  private var causes: [Cause]

  private struct Change: Codable {
    var field: String
    var obligation: String
    var on: String
    var then: String
    var now: String
  }

  private struct Cause: Codable {
    var kind: String
    var then: String?
    var now: String?
  }

  static func text(_ difference: ReviewDifference) throws -> String {
    let stored = StoredDifference(
      changes: difference.changes.map {
        Change(
          field: $0.field.rawValue, obligation: $0.obligation.description, on: $0.on.description, then: $0.then,
          now: $0.now)
      }, causes: difference.causes.map { Cause(kind: $0.kind.rawValue, then: $0.then, now: $0.now) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(stored), as: UTF8.self)
  }

  static func difference(_ text: String) throws -> ReviewDifference {
    let unreadable = StoreError.unreadable(table: "review_act")
    // What the decoder finds amiss helps nobody: the value cannot be read.
    guard let stored = try? JSONDecoder().decode(StoredDifference.self, from: Data(text.utf8)) else { throw unreadable }
    return ReviewDifference(
      changes: try stored.changes.map { change in
        guard let field = ReviewDifference.Field(rawValue: change.field), let day = Day(change.on),
          let obligation = ObligationID(change.obligation)
        else { throw unreadable }
        return .init(field: field, obligation: obligation, on: day, then: change.then, now: change.now)
      },
      causes: try stored.causes.map { cause in
        guard let kind = ReviewDifference.Kind(rawValue: cause.kind) else { throw unreadable }
        return .init(kind: kind, then: cause.then, now: cause.now)
      })
  }
}
