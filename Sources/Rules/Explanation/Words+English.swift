import Dates
import Roster

/// Findings in English. Every one has its words: the compiler sees to it.
extension Finding {
  var english: String {
    switch self {
    case .exempted(let day, let entry):
      "Exempt from initial training\(day.map { " since \(en($0))" } ?? "")"
        + (entry.map { ", which prevails over the entry into training of \(en($0))" } ?? "")
        + ": one thematic module per civil year."
    case .exemptionCameAfterEntry(let entry, let exempted):
      "The exemption of \(en(exempted)) changes nothing: the entry into initial training, on \(en(entry)), came first."
    case .entered(let day, let regime, let from):
      regime == .onboarding
        ? "Entered initial training on \(en(day)), not before \(en(from)): a year of onboarding, then one module per civil year."
        : "Entered initial training on \(en(day)), before \(en(from)): one thematic module per civil year."
    case .unknownExemptionReadAsNone(let entry):
      "The exemption is not known; the entry into initial training of \(en(entry)) suggests that there is none."
    case .undetermined(let later):
      "Neither an entry into initial training nor an exemption is known"
        + (later.map { " (entry planned for \(en($0)))" } ?? "") + ": nothing can be concluded."
    case .notAdmitted(let entry, let exempted):
      "Not admitted yet"
        + (entry.map { " (entry into training on \(en($0)))" } ?? exempted.map { " (exempt from \(en($0)))" } ?? "")
        + ": no thematic module may be followed, no obligation runs."
    case .initialOwed(let entry, let deadline, let modules):
      "\(englishModules(modules)) to follow in the year after the entry of \(en(entry)), up to and including \(en(deadline))."
    case .annualBegins(let year, let firstYear, let firstPost, let exempted):
      "Annual obligations begin in \(year): the programme's first year is \(firstYear), the first employment began in \(firstPost)\(exempted.map { ", the exemption is of \(en($0))" } ?? "")."
    case .annualBeginsSameYear(let year, let opens):
      "The onboarding year over, the annual obligation begins in \(year) already, on \(en(opens)): no module was followed in \(year) before that day."
    case .annualBeginsNextYear(let year, let completion, let free):
      "The annual obligation begins in \(year): \(completion.module) was followed on \(en(completion.day)). One module may still be chosen from \(en(free))."
    case .annualBeginsAfterFullYear(let year, let deadline):
      "The year of onboarding ends on \(en(deadline)): the annual obligation begins in \(year)."
    case .annualOwed(let owed):
      "\(englishModules(owed.modules)) for \(owed.year), from \(en(owed.opens)) to \(en(owed.deadline))"
        + (owed.isExtended ? ", an extended deadline." : ".")
    case .carriedOver(let approval, let id, let modules, let until):
      "\(englishModules(modules)) of \(approval.obligation) carried over by the decision of \(en(approval.approvedOn))\(approval.englishCase): \(id), until \(en(until))."
        + (modules < approval.modules ? " The decision granted \(approval.modules); not as many were left." : "")
    case .approvalIgnored(let approval, let reason):
      "The carry-over of \(en(approval.approvedOn)) for \(approval.obligation)\(approval.englishCase) has no effect: \(reason.english)."
    case .complementDoesNotCount(let completion):
      "\(completion.module), followed on \(en(completion.day)), comes on top and does not count towards an obligation."
    case .waived(let id, let deadline, let missing):
      "\(id) is waived with \(englishModules(missing)) not followed: no post was held at the deadline of \(en(deadline))."
    case .stands(let standing): standing.english
    case .fundingUndetermined(let completion):
      "\(completion.module), \(en(completion.day)): funding undetermined, as the admission is not known."
    case .followedBeforeAdmission(let completion, let admitted):
      "\(completion.module), \(en(completion.day)): followed before the admission\(admitted.map { " of \(en($0))" } ?? ""), it does not count."
    case .fundedAsComplement(let completion):
      "\(completion.module), \(en(completion.day)): funded on top, once only."
    case .fundedByRight(let completion, let source):
      "\(completion.module), \(en(completion.day)): funded by \(source.english)."
    case .unfunded(let completion, let why):
      "\(completion.module), \(en(completion.day)): not funded; \(why.english)."
    case .nextModule(let funding, let day, let source, let why):
      "One more module, followed on \(en(day)), would be \(funding.english)"
        + (source.map { " by \($0.english)" } ?? "") + (why.map { "; \($0.english)" } ?? "") + "."
    }
  }
}

func en(_ day: Day) -> String { day.worded(in: .en) }

/// `1 module`, `2 modules`.
func englishModules(_ count: Int) -> String { "\(count)\u{A0}module\(count == 1 ? "" : "s")" }

extension CarryOver {
  fileprivate var englishCase: String { caseReference.map { " (case \($0))" } ?? "" }
}

extension Finding.IgnoredApproval {
  fileprivate var english: String {
    switch self {
    case .noSuchObligation: "there is no such obligation"
    case .beforeOpening(let day): "the obligation opens on \(en(day)) only"
    case .afterWindow(let day): "the rights could be carried over until \(en(day))"
    case .nothingLeft: "nothing was left to carry over"
    case .tooManyTimes: "these rights were carried over too many times"
    }
  }
}

extension Finding.Unfunded {
  fileprivate var english: String {
    switch self {
    case .withoutPost: "no employment on that day"
    case .complementTooEarly(let first, let kind): "this complement is funded from \(en(first)) on" + advice(kind)
    case .complementAgain(let kind): "this complement is funded once only" + advice(kind)
    case .beyondQuota(let kind): "the rights of the period are used up" + advice(kind)
    }
  }

  private func advice(_ kind: EmployerKind?) -> String {
    switch kind {
    case .private: "; the private employer may ask its OPCO"
    case .public: "; no funding is known for a public employer"
    case nil: ""
    }
  }
}

extension Finding.RightSource {
  fileprivate var english: String {
    switch self {
    case .obligation(let id): "the right of \(id)"
    case .freeChoice(let year): "the right to choose in \(year)"
    }
  }
}

extension Funding {
  fileprivate var english: String {
    switch self {
    case .undetermined: "of undetermined funding"
    case .notAdmitted: "followed before the admission"
    case .unfunded: "unfunded"
    case .fundedComplement: "funded on top"
    case .funded: "funded"
    }
  }
}

extension Finding.Standing {
  fileprivate var english: String {
    let by = taken.map { "\($0.completion.module) on \(en($0.completion.day))" }.joined(separator: ", ")
    let so = by.isEmpty ? "" : " (followed: \(by))"
    switch status {
    case .carriedOver: return "\(obligation): carried over whole."
    case .waived: return "\(obligation): waived, deadline of \(en(deadline))\(so)."
    case .met: return "\(obligation): met\(so)."
    case .metLate: return "\(obligation): met late, deadline of \(en(deadline))\(so)."
    case .underReview:
      return "\(obligation): under review, case received on \(plea.map { en($0.receivedOn) } ?? "?")"
        + "\(plea?.caseReference.map { " (\($0))" } ?? ""), \(englishModules(missing)) missing\(so)."
    case .overdue:
      return "\(obligation): overdue, deadline of \(en(deadline)), \(englishModules(missing)) missing\(so)."
    case .lapsed:
      return "\(obligation): no longer pursued after \(en(lapses)), \(englishModules(missing)) were missing\(so)."
    case .due: return "\(obligation): to be met by \(en(deadline)), \(englishModules(missing)) missing\(so)."
    }
  }
}
