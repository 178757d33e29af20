import Dates
import Roster

@testable import Rules

/// One finding of every kind and of every turn that its words take: what people may ever be told.
enum FindingSamples {
  static let all: [Finding] = admission + obligations + approvals + standings + fundings

  private static let entry = day("2025-07-01")
  private static let m07 = Completion(day: day("2026-02-02"), module: module("M07"))
  private static let cafe = Completion(day: day("2025-05-05"), module: module("CAFE-IA"))

  private static let admission: [Finding] = [
    .exempted(on: nil, entry: nil), .exempted(on: day("2025-03-01"), entry: nil),
    .exempted(on: day("2025-03-01"), entry: entry), .exempted(on: nil, entry: entry),
    .exemptionCameAfterEntry(entry: entry, exempted: day("2025-09-01")),
    .entered(on: entry, regime: .onboarding, admittedFrom: day("2024-01-01")),
    .entered(on: day("2023-03-06"), regime: .standing, admittedFrom: day("2024-01-01")),
    .unknownExemptionReadAsNone(entry: entry), .undetermined(entryLater: nil), .undetermined(entryLater: entry),
    .notAdmitted(entryLater: nil, exemptedLater: nil), .notAdmitted(entryLater: entry, exemptedLater: nil),
    .notAdmitted(entryLater: nil, exemptedLater: entry),
  ]

  private static func owed(_ rule: Finding.AnnualOwed.Rule, _ year: Int, _ deadline: String, modules: Int = 1)
    -> Finding
  {
    let day = day(deadline)
    return .annualOwed(
      Finding.AnnualOwed(
        year: year, opens: .first(of: year), deadline: day, modules: modules, rule: rule,
        isExtended: day != .last(of: year)))
  }

  private static let obligations: [Finding] = [
    .initialOwed(entry: entry, deadline: day("2026-07-01"), modules: 2),
    .annualBegins(year: 2024, firstYear: 2024, firstPost: 2023, exempted: nil),
    .annualBegins(year: 2026, firstYear: 2024, firstPost: 2023, exempted: day("2026-05-17")),
    .annualBeginsSameYear(year: 2026, opens: day("2026-07-02")),
    .annualBeginsNextYear(year: 2027, because: m07, freeFrom: day("2026-07-02")),
    .annualBeginsAfterFullYear(year: 2026, deadline: day("2025-12-31")),
    owed(.standing, 2024, "2025-03-31"), owed(.standing, 2025, "2025-12-31"),
    owed(.onboarding, 2027, "2027-12-31", modules: 2),
    .complementDoesNotCount(cafe), .waived(.annual(2025), deadline: day("2025-12-31"), missing: 1),
    .waived(.initial, deadline: day("2026-07-01"), missing: 2),
  ]

  private static func approval(_ modules: Int, case reference: String? = nil) -> CarryOver {
    CarryOver(obligation: .annual(2025), modules: modules, approvedOn: day("2025-12-15"), caseReference: reference)
  }

  private static let approvals: [Finding] = [
    .carriedOver(
      approval(1, case: "2025-00042"), to: obligationID("annual-2025+1"), modules: 1, until: day("2026-12-31")),
    .carriedOver(approval(2), to: obligationID("annual-2025+1"), modules: 2, until: day("2026-12-31")),
    .carriedOver(approval(3), to: obligationID("annual-2025+1"), modules: 1, until: day("2026-12-31")),
    .approvalIgnored(approval(1, case: "2025-00042"), .noSuchObligation),
    .approvalIgnored(approval(1), .beforeOpening(day("2026-01-01"))),
    .approvalIgnored(approval(1), .afterWindow(day("2026-12-31"))), .approvalIgnored(approval(1), .nothingLeft),
    .approvalIgnored(approval(1), .tooManyTimes),
  ]

  private static func standing(
    _ status: ObligationStatus, missing: Int = 0, taken: [Completion] = [], plea: Plea? = nil,
    regime: Regime = .standing
  ) -> Finding {
    .stands(
      Finding.Standing(
        obligation: .annual(2025), regime: regime, status: status, deadline: day("2025-12-31"), missing: missing,
        taken: taken.map { Obligation.Taken(completion: $0, isLate: status == .metLate) }, plea: plea,
        lapses: day("2026-12-31")))
  }

  private static let standings: [Finding] = [
    standing(.carriedOver), standing(.waived), standing(.met, taken: [m07]), standing(.metLate, taken: [m07, cafe]),
    standing(
      .underReview, missing: 1,
      plea: Plea(obligation: .annual(2025), receivedOn: day("2025-12-03"), caseReference: "2025-00042")),
    standing(.underReview, missing: 2, plea: Plea(obligation: .annual(2025), receivedOn: day("2025-12-03"))),
    standing(.overdue, missing: 1), standing(.lapsed, missing: 2), standing(.due, missing: 2, taken: [m07]),
    standing(.due, missing: 1, regime: .onboarding),
  ]

  private static let fundings: [Finding] =
    [
      .fundingUndetermined(m07), .followedBeforeAdmission(m07, admitted: nil),
      .followedBeforeAdmission(m07, admitted: day("2026-03-01")), .fundedAsComplement(cafe),
      .fundedByRight(m07, .obligation(.annual(2026))), .fundedByRight(m07, .obligation(.initial)),
      .fundedByRight(m07, .obligation(obligationID("annual-2025+1"))), .fundedByRight(m07, .freeChoice(2026)),
      .unfunded(m07, .withoutPost),
    ]
    + [EmployerKind.private, .public, nil].flatMap { kind -> [Finding] in
      [
        .unfunded(cafe, .complementTooEarly(day("2025-06-01"), kind)), .unfunded(cafe, .complementAgain(kind)),
        .unfunded(m07, .beyondQuota(kind)),
        .nextModule(.unfunded, on: day("2026-02-03"), by: nil, because: .beyondQuota(kind)),
      ]
    }
    + [Funding.undetermined, .notAdmitted].map { .nextModule($0, on: day("2026-02-03"), by: nil, because: nil) }
    + [Finding.RightSource.obligation(.annual(2026)), .obligation(obligationID("annual-2025+1")), .freeChoice(2026)].map
  {
    .nextModule(.funded, on: day("2026-02-03"), by: $0, because: nil)
  } + [.nextModule(.unfunded, on: day("2026-02-03"), by: nil, because: .withoutPost)]
}

extension Finding {
  /// The name of its case. A new finding does not compile here until it has a name, and then `FindingSamples` must show it.
  var kindName: String {
    switch self {
    case .exempted: "exempted"
    case .exemptionCameAfterEntry: "exemptionCameAfterEntry"
    case .entered: "entered"
    case .unknownExemptionReadAsNone: "unknownExemptionReadAsNone"
    case .undetermined: "undetermined"
    case .notAdmitted: "notAdmitted"
    case .initialOwed: "initialOwed"
    case .annualBegins: "annualBegins"
    case .annualBeginsSameYear: "annualBeginsSameYear"
    case .annualBeginsNextYear: "annualBeginsNextYear"
    case .annualBeginsAfterFullYear: "annualBeginsAfterFullYear"
    case .annualOwed: "annualOwed"
    case .carriedOver: "carriedOver"
    case .approvalIgnored: "approvalIgnored"
    case .complementDoesNotCount: "complementDoesNotCount"
    case .waived: "waived"
    case .stands: "stands"
    case .fundingUndetermined: "fundingUndetermined"
    case .followedBeforeAdmission: "followedBeforeAdmission"
    case .fundedAsComplement: "fundedAsComplement"
    case .fundedByRight: "fundedByRight"
    case .unfunded: "unfunded"
    case .nextModule: "nextModule"
    }
  }
}
