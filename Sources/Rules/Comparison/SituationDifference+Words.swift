import Dates
import Roster

extension SituationDifference.Change {
  /// The change in French, without a period: several stand in one line.
  public var french: String {
    switch self {
    case .regime(let before, let after): "régime \(before.rawValue) → \(after.rawValue)"
    case .added(let obligation): "nouvelle obligation \(obligation.id), jusqu’au \(fr(obligation.deadline))"
    case .removed(let obligation): "l’obligation \(obligation.id) disparaît"
    case .status(let id, let before, let after): "\(id)\u{A0}: \(before.rawValue) → \(after.rawValue)"
    case .deadline(let id, let before, let after):
      "\(id)\u{A0}: du \(fr(before.opens)) au \(fr(before.deadline)) → du \(fr(after.opens)) au \(fr(after.deadline))"
    case .missing(let id, let before, let after): "\(id)\u{A0}: manque \(before) → \(after)"
    case .funding(let completion, let before, let after):
      "\(completion.module) du \(fr(completion.day))\u{A0}: \(before.rawValue) → \(after.rawValue)"
    case .usableRights(let before, let after): "droits utilisables \(before) → \(after)"
    case .overdue(let before, let after): "modules en retard \(before) → \(after)"
    case .nextModule(let before, let after): "un module de plus\u{A0}: \(before.rawValue) → \(after.rawValue)"
    }
  }

  /// The change in English, without a period.
  public var english: String {
    switch self {
    case .regime(let before, let after): "regime \(before.rawValue) → \(after.rawValue)"
    case .added(let obligation): "new obligation \(obligation.id), until \(en(obligation.deadline))"
    case .removed(let obligation): "the obligation \(obligation.id) goes"
    case .status(let id, let before, let after): "\(id): \(before.rawValue) → \(after.rawValue)"
    case .deadline(let id, let before, let after):
      "\(id): \(en(before.opens)) to \(en(before.deadline)) → \(en(after.opens)) to \(en(after.deadline))"
    case .missing(let id, let before, let after): "\(id): missing \(before) → \(after)"
    case .funding(let completion, let before, let after):
      "\(completion.module) of \(en(completion.day)): \(before.rawValue) → \(after.rawValue)"
    case .usableRights(let before, let after): "usable rights \(before) → \(after)"
    case .overdue(let before, let after): "overdue modules \(before) → \(after)"
    case .nextModule(let before, let after): "one more module: \(before.rawValue) → \(after.rawValue)"
    }
  }
}
