import Dates
import Roster
import Rules

/// A situation as other programs read it.
struct SituationDocument: Encodable {
  var adviser: String
  var asOf: String
  var ruleBook: String
  var regime: String
  @OrNull var provider: String?
  var obligations: [ObligationDocument]
  var completions: [FundedDocument]
  var usableRights: Int
  var overdue: Int
  var nextModule: String
  var nextComplement: [String: String]
  @OrNull var nextChange: String?
  var explanation: [ExplanationDocument]

  struct ObligationDocument: Encodable {
    var id: String
    var kind: String
    var year: Int
    var opens: String
    var deadline: String
    var required: Int
    var carriedOver: Int
    var missing: Int
    var status: String
    var completions: [TakenDocument]
  }

  struct TakenDocument: Encodable {
    var day: String
    var module: String
    var late: Bool
  }

  struct FundedDocument: Encodable {
    var day: String
    var module: String
    var funding: String
  }

  struct ExplanationDocument: Encodable {
    var about: String
    var rule: String
    @OrNull var reading: String?
    var fr: String
    var en: String
  }
}

extension SituationDocument {
  init(_ situation: Situation, of adviser: String, provider: TrainingProvider?, explanation: [ExplanationLine]) {
    self.init(
      adviser: adviser, asOf: situation.asOf.description, ruleBook: situation.ruleBook,
      regime: situation.regime.rawValue, provider: provider?.rawValue,
      obligations: situation.obligations.map(ObligationDocument.init),
      completions: situation.completions.map {
        FundedDocument(
          day: $0.completion.day.description, module: $0.completion.module.description, funding: $0.funding.rawValue)
      },
      usableRights: situation.usableRights, overdue: situation.overdue, nextModule: situation.nextModule.rawValue,
      nextComplement: Dictionary(
        situation.nextComplement.map { ($0.module.description, $0.funding.rawValue) }, uniquingKeysWith: { a, _ in a }),
      nextChange: situation.nextChange?.description,
      explanation: explanation.map {
        ExplanationDocument(about: $0.about, rule: $0.rule, reading: $0.reading, fr: $0.fr, en: $0.en)
      })
  }
}

extension SituationDocument.ObligationDocument {
  init(_ obligation: Obligation) {
    self.init(
      id: obligation.id.description, kind: obligation.kind.rawValue, year: obligation.year,
      opens: obligation.opens.description, deadline: obligation.deadline.description, required: obligation.required,
      carriedOver: obligation.carriedOver, missing: obligation.missing, status: obligation.status.rawValue,
      completions: obligation.completions.map {
        SituationDocument.TakenDocument(
          day: $0.completion.day.description, module: $0.completion.module.description, late: $0.isLate)
      })
  }
}
