import Dates
import Roster
import Rules

/// One fact that was known otherwise, or not at all, when a decision was taken.
enum LateFact {
  case learned(Completion)
  case retracted(Completion)
  case entry(Day?, Day?)
  case exemption(Exemption, Exemption)
  /// A contract whose days were corrected, one that was not known (nil first), or one that is no longer (nil second).
  case employment(Post?, Post?)

  /// How `now` differs from `then`, in what obligations rest on: who the employer is changes none.
  static func all(from then: Facts, to now: Facts) -> [LateFact] {
    let (before, after) = (Set(then.completions), Set(now.completions))
    var late = after.subtracting(before).sorted().map(LateFact.learned)
    late += before.subtracting(after).sorted().map(LateFact.retracted)
    if then.entry != now.entry { late.append(.entry(then.entry, now.entry)) }
    if then.exemption != now.exemption { late.append(.exemption(then.exemption, now.exemption)) }
    return late + employments(from: then.posts, to: now.posts)
  }

  private static func employments(from then: [Post], to now: [Post]) -> [LateFact] {
    var gone = then
    var come: [Post] = []
    for post in now {
      if let same = gone.firstIndex(where: { $0.period == post.period }) {
        gone.remove(at: same)
      } else {
        come.append(post)
      }
    }
    var late: [LateFact] = []
    for post in come {
      let known = gone.firstIndex { $0.period.start == post.period.start }
      late.append(.employment(known.map { gone.remove(at: $0) }, post))
    }
    return late + gone.map { .employment($0, nil) }
  }

  /// `facts` with this one as it is known by now.
  func learned(in facts: Facts) -> Facts { applied(to: facts, forwards: true) }

  /// `facts` with this one as it was known then.
  func forgotten(in facts: Facts) -> Facts { applied(to: facts, forwards: false) }

  private func applied(to facts: Facts, forwards: Bool) -> Facts {
    var facts = facts
    switch self {
    case .learned(let completion): facts.set(completion, isThere: forwards)
    case .retracted(let completion): facts.set(completion, isThere: !forwards)
    case .entry(let then, let now): facts.entry = forwards ? now : then
    case .exemption(let then, let now): facts.exemption = forwards ? now : then
    case .employment(let then, let now):
      let (old, new) = forwards ? (then, now) : (now, then)
      if let old, let index = facts.posts.firstIndex(where: { $0.period == old.period }) {
        facts.posts.remove(at: index)
      }
      if let new { facts.posts.append(new) }
    }
    return facts
  }

  var cause: ReviewDifference.Cause {
    switch self {
    case .learned(let completion): .init(kind: .completion, then: nil, now: completion.written)
    case .retracted(let completion): .init(kind: .completion, then: completion.written, now: nil)
    case .entry(let then, let now): .init(kind: .entry, then: then?.description, now: now?.description)
    case .exemption(let then, let now): .init(kind: .exemption, then: then.written, now: now.written)
    case .employment(let then, let now):
      .init(kind: .employment, then: then?.period.written, now: now?.period.written)
    }
  }
}

extension Facts {
  fileprivate mutating func set(_ completion: Completion, isThere: Bool) {
    completions.removeAll { $0 == completion }
    if isThere { completions.append(completion) }
  }

  /// These facts as far as they speak of days up to `day`; what comes after it, and all cases, as `then` had them.
  func upTo(_ day: Day, otherwise then: Facts) -> Facts {
    var facts = self
    facts.completions.removeAll { $0.day > day }
    facts.posts.removeAll { $0.period.start > day }
    facts.posts += then.posts.filter { $0.period.start > day }
    if let entry, entry > day, then.entry.map({ $0 > day }) ?? true { facts.entry = then.entry }
    if case .yes(let given?) = exemption, given > day, then.exemption == .unknown { facts.exemption = .unknown }
    facts.carryOvers = then.carryOvers
    facts.pleas = then.pleas
    return facts
  }
}

extension Completion {
  fileprivate var written: String { "\(day) \(module)" }
}

extension Period {
  fileprivate var written: String { "\(start)/\(end?.description ?? "")" }
}

extension Exemption {
  fileprivate var written: String {
    switch self {
    case .unknown: "unknown"
    case .no: "no"
    case .yes(let day): day.map { "yes \($0)" } ?? "yes"
    }
  }
}
