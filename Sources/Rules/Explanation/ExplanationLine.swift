import Dates
import Roster

/// One conclusion in words: what it is about, the rule and the reading it rests on, and why, in both languages.
public struct ExplanationLine: Sendable, Hashable {
  /// An obligation's id, `admission`, a completion as `2025-02-15 M07`, `free-choice-2026`, or `next-module`.
  public var about: String
  public var rule: String
  public var reading: String?
  public var fr: String
  public var en: String

  public init(_ finding: Finding) {
    about = finding.about
    rule = finding.rule.rawValue
    reading = finding.reading?.rawValue
    fr = finding.french
    en = finding.english
  }
}

/// What was found, in words, in the order of the evaluation.
public func explanation(of findings: [Finding]) -> [ExplanationLine] { findings.map(ExplanationLine.init) }

extension Finding {
  var about: String {
    switch self {
    case .exempted, .exemptionCameAfterEntry, .entered, .unknownExemptionReadAsNone, .undetermined, .notAdmitted:
      "admission"
    case .initialOwed: "initial"
    case .annualBegins(let year, _, _, _), .annualBeginsSameYear(let year, _), .annualBeginsAfterFullYear(let year, _),
      .annualBeginsNextYear(let year, _, _):
      "annual-\(year)"
    case .annualOwed(let owed): "annual-\(owed.year)"
    case .carriedOver(let approval, _, _, _), .approvalIgnored(let approval, _): approval.obligation.description
    case .waived(let id, _, _): id.description
    case .stands(let standing): standing.obligation.description
    case .complementDoesNotCount(let completion), .fundingUndetermined(let completion),
      .followedBeforeAdmission(let completion, _), .fundedAsComplement(let completion),
      .fundedByRight(let completion, _), .unfunded(let completion, _):
      "\(completion.day) \(completion.module)"
    case .nextModule: "next-module"
    }
  }

  var rule: Rule {
    switch self {
    case .exempted, .entered(_, .standing, _), .annualBegins: .three
    case .entered, .initialOwed, .annualBeginsSameYear, .annualBeginsNextYear, .annualBeginsAfterFullYear: .two
    case .exemptionCameAfterEntry, .unknownExemptionReadAsNone, .undetermined, .notAdmitted, .fundingUndetermined,
      .followedBeforeAdmission:
      .one
    case .annualOwed(let owed): owed.isExtended ? .note2024 : owed.rule == .onboarding ? .two : .three
    case .carriedOver, .approvalIgnored, .waived: .justification
    case .complementDoesNotCount, .fundedAsComplement: .complement
    case .stands(let standing): standing.rule
    case .fundedByRight(_, let source): source.rule
    case .unfunded(_, .complementTooEarly), .unfunded(_, .complementAgain): .complement
    case .unfunded: .beyondQuota
    case .nextModule(_, _, let source?, _): source.rule
    case .nextModule(let funding, _, nil, _): funding.rule
    }
  }

  var reading: RuleReading? {
    switch self {
    case .entered: .admittedFrom
    case .unknownExemptionReadAsNone: .unknownAfterEntry
    case .initialOwed: .sameDate
    case .annualBegins: .firstYear
    case .annualBeginsAfterFullYear: .deadline31December
    case .complementDoesNotCount: .complementCounts
    case .fundedAsComplement, .unfunded(_, .complementAgain): .complementOnce
    case .waived: .withoutPost
    case .stands(let standing): standing.reading
    default: nil
    }
  }
}

extension Finding.Standing {
  fileprivate var rule: Rule {
    switch status {
    case .carriedOver, .waived, .underReview: .justification
    case .met, .metLate, .overdue, .lapsed, .due:
      obligation.isCarriedOver ? .justification : regime == .onboarding ? .two : .three
    }
  }

  fileprivate var reading: RuleReading? {
    switch status {
    case .waived: .withoutPost
    case .metLate: .lateRegularises
    case .lapsed: .lapses
    case .carriedOver, .met, .underReview, .overdue, .due: nil
    }
  }
}

extension Finding.RightSource {
  fileprivate var rule: Rule {
    switch self {
    case .obligation(let id): id.isCarriedOver ? .justification : id == .initial ? .two : .three
    case .freeChoice: .two
    }
  }
}

extension Funding {
  fileprivate var rule: Rule {
    switch self {
    case .undetermined, .notAdmitted: .one
    case .unfunded: .beyondQuota
    case .fundedComplement: .complement
    case .funded: .three
    }
  }
}
