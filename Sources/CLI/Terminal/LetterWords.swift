import Mail

extension LetterKind.Reader {
  var said: Said {
    switch self {
    case .adviser: Said("conseiller", "adviser")
    case .structure: Said("structure", "structure")
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
    case .test: Said("les réglages du courrier sont essayés", "the mail settings are tried")
    }
  }
}
