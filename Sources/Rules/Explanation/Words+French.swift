import Dates
import Roster

/// Findings in French. Every one has its words: the compiler sees to it.
extension Finding {
  var french: String {
    switch self {
    case .exempted(let day, let entry):
      "Dispensé de formation initiale\(day.map { " le \(fr($0))" } ?? "")"
        + (entry.map { ", ce qui l’emporte sur l’entrée en formation du \(fr($0))" } ?? "")
        + "\u{A0}: un module thématique par année civile."
    case .exemptionCameAfterEntry(let entry, let exempted):
      "La dispense du \(fr(exempted)) ne change rien\u{A0}: l’entrée en formation initiale, le \(fr(entry)), l’a précédée."
    case .entered(let day, let regime, let from):
      regime == .onboarding
        ? "Entré en formation initiale le \(fr(day)), le \(fr(from)) ou après\u{A0}: deux temps, une année d’accueil puis un module par année civile."
        : "Entré en formation initiale le \(fr(day)), avant le \(fr(from))\u{A0}: un module thématique par année civile."
    case .unknownExemptionReadAsNone(let entry):
      "La dispense n’est pas renseignée\u{A0}; l’entrée en formation initiale du \(fr(entry)) laisse entendre qu’il n’y en a pas."
    case .undetermined(let later):
      "Ni entrée en formation initiale ni dispense connues"
        + (later.map { " (entrée prévue le \(fr($0)))" } ?? "") + "\u{A0}: rien ne peut être conclu."
    case .notAdmitted(let entry, let exempted):
      "Pas encore admis"
        + (entry.map { " (entrée en formation le \(fr($0)))" } ?? exempted.map { " (dispense à compter du \(fr($0)))" }
          ?? "")
        + "\u{A0}: aucun module thématique ne peut être suivi, aucune obligation ne court."
    case .initialOwed(let entry, let deadline, let modules):
      "\(frenchModules(modules)) à suivre dans l’année qui suit l’entrée du \(fr(entry)), jusqu’au \(fr(deadline)) inclus."
    case .annualBegins(let year, let firstYear, let firstPost, let exempted):
      "Les obligations annuelles commencent en \(year)\u{A0}: première année du dispositif \(firstYear), premier emploi en \(firstPost)\(exempted.map { ", dispense du \(fr($0))" } ?? "")."
    case .annualBeginsSameYear(let year, let opens):
      "L’année d’accueil écoulée, l’obligation annuelle commence dès \(year), le \(fr(opens))\u{A0}: aucun module n’a été suivi en \(year) avant ce jour."
    case .annualBeginsNextYear(let year, let completion, let free):
      "L’obligation annuelle commence en \(year)\u{A0}: \(completion.module) a été suivi le \(fr(completion.day)). Un module reste possible, au choix, à compter du \(fr(free))."
    case .annualBeginsAfterFullYear(let year, let deadline):
      "Le délai expire le \(fr(deadline))\u{A0}: l’obligation annuelle commence en \(year)."
    case .annualOwed(let owed):
      "\(frenchModules(owed.modules)) au titre de \(owed.year), du \(fr(owed.opens)) au \(fr(owed.deadline))"
        + (owed.isExtended ? ", échéance prolongée." : ".")
    case .carriedOver(let approval, let id, let modules, let until):
      "\(frenchModules(modules)) de \(approval.obligation) \(agreed("reconduit", modules)) par décision du \(fr(approval.approvedOn))\(approval.frenchCase)\u{A0}: \(id), jusqu’au \(fr(until))."
        + (modules < approval.modules
          ? " La décision en accordait \(approval.modules)\u{A0}; il n’en restait pas autant." : "")
    case .approvalIgnored(let approval, let reason):
      "La reconduction du \(fr(approval.approvedOn)) pour \(approval.obligation)\(approval.frenchCase) est sans effet\u{A0}: \(reason.french)."
    case .complementDoesNotCount(let completion):
      "\(completion.module), suivi le \(fr(completion.day)), vient en complément et ne compte pas pour une obligation."
    case .waived(let id, let deadline, let missing):
      "\(id) est levée, \(frenchModules(missing)) non \(agreed("suivi", missing))\u{A0}: aucun poste occupé à l’échéance du \(fr(deadline))."
    case .stands(let standing): standing.french
    case .fundingUndetermined(let completion):
      "\(completion.module), \(fr(completion.day))\u{A0}: financement indéterminé, l’admission n’étant pas connue."
    case .followedBeforeAdmission(let completion, let admitted):
      "\(completion.module), \(fr(completion.day))\u{A0}: suivi avant l’admission\(admitted.map { " du \(fr($0))" } ?? ""), il ne compte pas."
    case .fundedAsComplement(let completion):
      "\(completion.module), \(fr(completion.day))\u{A0}: financé en complément, une seule fois."
    case .fundedByRight(let completion, let source):
      "\(completion.module), \(fr(completion.day))\u{A0}: financé sur \(source.french)."
    case .unfunded(let completion, let why):
      "\(completion.module), \(fr(completion.day))\u{A0}: non financé\u{A0}; \(why.french)."
    case .nextModule(let funding, let day, let source, let why):
      "Un module de plus, suivi le \(fr(day)), serait \(funding.french)"
        + (source.map { " sur \($0.french)" } ?? "") + (why.map { "\u{A0}; \($0.french)" } ?? "") + "."
    }
  }
}

func fr(_ day: Day) -> String { day.worded(in: .fr) }

/// `1 module`, `2 modules`.
func frenchModules(_ count: Int) -> String { "\(count)\u{A0}\(agreed("module", count))" }

/// A French word as `count` of a thing asks for it: singular below two.
func agreed(_ word: String, _ count: Int) -> String { count < 2 ? word : word + "s" }

extension CarryOver {
  fileprivate var frenchCase: String { caseReference.map { " (dossier \($0))" } ?? "" }
}

extension Finding.IgnoredApproval {
  fileprivate var french: String {
    switch self {
    case .noSuchObligation: "il n’y a pas de telle obligation"
    case .beforeOpening(let day): "l’obligation ne s’ouvre que le \(fr(day))"
    case .afterWindow(let day): "les droits se reconduisaient jusqu’au \(fr(day))"
    case .nothingLeft: "il ne restait rien à reconduire"
    case .tooManyTimes: "ces droits ont été reconduits trop de fois"
    }
  }
}

extension Finding.Unfunded {
  fileprivate var french: String {
    switch self {
    case .withoutPost: "aucun emploi ce jour-là"
    case .complementTooEarly(let first, let kind):
      "ce complément n’est financé qu’à partir du \(fr(first))" + advice(kind)
    case .complementAgain(let kind): "ce complément n’est financé qu’une fois" + advice(kind)
    case .beyondQuota(let kind): "les droits de la période sont épuisés" + advice(kind)
    }
  }

  private func advice(_ kind: EmployerKind?) -> String {
    switch kind {
    case .private: "\u{A0}; l’employeur privé peut s’adresser à son OPCO"
    case .public: "\u{A0}; aucun financement n’est connu pour un employeur public"
    case nil: ""
    }
  }
}

extension Finding.RightSource {
  fileprivate var french: String {
    switch self {
    case .obligation(let id): "le droit de \(id)"
    case .freeChoice(let year): "le droit au choix de \(year)"
    }
  }
}

extension Funding {
  fileprivate var french: String {
    switch self {
    case .undetermined: "d’un financement indéterminé"
    case .notAdmitted: "suivi avant l’admission"
    case .unfunded: "non financé"
    case .fundedComplement: "financé en complément"
    case .funded: "financé"
    }
  }
}

extension Finding.Standing {
  fileprivate var french: String {
    let by = taken.map { "\($0.completion.module) le \(fr($0.completion.day))" }.joined(separator: ", ")
    let so = by.isEmpty ? "" : " (suivi\u{A0}: \(by))"
    switch status {
    case .carriedOver: return "\(obligation)\u{A0}: entièrement reconduite."
    case .waived: return "\(obligation)\u{A0}: levée, échéance du \(fr(deadline))\(so)."
    case .met: return "\(obligation)\u{A0}: remplie\(so)."
    case .metLate: return "\(obligation)\u{A0}: remplie en retard, échéance du \(fr(deadline))\(so)."
    case .underReview:
      return "\(obligation)\u{A0}: en cours d’examen, dossier reçu le \(plea.map { fr($0.receivedOn) } ?? "?")"
        + "\(plea?.caseReference.map { " (\($0))" } ?? ""), manque \(frenchModules(missing))\(so)."
    case .overdue:
      return "\(obligation)\u{A0}: en retard, échéance du \(fr(deadline)), manque \(frenchModules(missing))\(so)."
    case .lapsed:
      return
        "\(obligation)\u{A0}: n’est plus réclamée après le \(fr(lapses)), manquait \(frenchModules(missing))\(so)."
    case .due:
      return "\(obligation)\u{A0}: à remplir avant le \(fr(deadline)) inclus, manque \(frenchModules(missing))\(so)."
    }
  }
}
