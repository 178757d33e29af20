import Mail

extension LetterKind.Reader {
  var said: Said {
    switch self {
    case .adviser: Said("conseiller", "adviser")
    case .structure: Said("structure", "structure")
    case .agents: Said("agents", "agents")
    case .admins: Said("administrateurs", "admins")
    case .anybody: Said("adresse donnée", "address given")
    }
  }
}

extension LetterKind {
  /// When it is written.
  var when: Said {
    switch self {
    case .approval: Said("la reconduction est accordée", "the carry-over is granted")
    case .refusal: Said("la reconduction est refusée", "the carry-over is refused")
    case .decisionNotice: Said("une décision est prise (sans le motif)", "a decision is taken (without the ground)")
    case .acknowledgement: Said("une demande est reçue", "a request is received")
    case .documentsRequested: Said("des pièces sont demandées", "papers are asked for")
    case .withdrawal: Said("la demande est retirée", "the request is withdrawn")
    case .reopening: Said("un dossier clos est rouvert", "a closed case is reopened")
    case .transfer: Said("un dossier était rattaché par erreur", "a case had been attached by mistake")
    case .caseNotice:
      Said(
        "il advient quelque chose d’un dossier connu de la structure (sans le motif)",
        "something happens to a case that the structure knows of (without the ground)")
    case .overdue:
      Said("des modules ne sont pas suivis à l’échéance, à chaque palier", "modules are overdue, at each stage")
    case .documentsReminder:
      Said("des pièces demandées ne sont pas venues", "papers that were asked for have not come")
    case .upcomingDeadline: Said("l’échéance d’une obligation approche", "the deadline of an obligation is near")
    case .expiringRight: Said("un droit reconduit va se perdre", "a carried-over right is about to be lost")
    case .unfundedModule:
      Said(
        "l’État ne finance pas un module ; l’OPCO d’un employeur privé le peut",
        "the State does not fund a module; a private employer's OPCO may")
    case .overdueAdviser:
      Said("ses modules ne sont pas suivis à l’échéance", "their own modules are overdue")
    case .dailyDigest: Said("chaque jour : dossiers, alertes, courrier", "every day: cases, alarms, mail")
    case .stuckMail: Said("des décisions ne partent pas", "decisions do not leave")
    case .test: Said("les réglages du courrier sont essayés", "the mail settings are tried")
    }
  }
}
