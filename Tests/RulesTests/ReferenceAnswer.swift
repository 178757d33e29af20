import Dates
import Roster
import Rules

/// Every field of a situation but the next change, in the reference's plain words.
struct ReferenceAnswer: Equatable {
  struct Taken: Equatable { var day: Int, module: String, late: Bool }
  struct Funded: Equatable { var day: Int, module: String, funding: String }
  struct Complement: Equatable { var module: String, funding: String }

  struct Obligation: Equatable {
    var id: String, kind: String, year: Int, opens: Int, deadline: Int
    var required: Int, carriedOver: Int, missing: Int
    var status: String
    var completions: [Taken]
  }

  var regime: String
  var obligations: [Obligation]
  var completions: [Funded]
  var usableRights: Int
  var overdue: Int
  var nextModule: String
  var nextComplement: [Complement]
}

extension ReferenceAnswer {
  /// The engine's answer in the reference's words, to compare the two.
  init(_ situation: Situation) {
    regime = situation.regime.rawValue
    obligations = situation.obligations.map { obligation in
      Obligation(
        id: obligation.id.description, kind: obligation.kind.rawValue, year: obligation.year,
        opens: number(obligation.opens), deadline: number(obligation.deadline), required: obligation.required,
        carriedOver: obligation.carriedOver, missing: obligation.missing, status: obligation.status.rawValue,
        completions: obligation.completions.map {
          Taken(day: number($0.completion.day), module: $0.completion.module.description, late: $0.isLate)
        })
    }
    completions = situation.completions.map {
      Funded(day: number($0.completion.day), module: $0.completion.module.description, funding: $0.funding.rawValue)
    }
    usableRights = situation.usableRights
    overdue = situation.overdue
    nextModule = situation.nextModule.rawValue
    nextComplement = situation.nextComplement.map {
      Complement(module: $0.module.description, funding: $0.funding.rawValue)
    }
  }
}
