extension RejectReason {
  /// The reason as a French-speaking agent reads it.
  public var french: String {
    switch self {
    case .missingValue: "la valeur manque"
    case .unusableIdentifier: "cet identifiant est trop long ou contient des caractères de contrôle"
    case .wrongSiret: "ce n’est pas un numéro SIRET, et la structure n’a pas d’autre identifiant"
    case .impossibleDay: "ce n’est pas un jour existant écrit JJ/MM/AAAA ou AAAA-MM-JJ"
    case .endsBeforeStart: "le contrat se termine avant de commencer"
    case .notYesOrNo: "écrire oui ou non, ou rien"
    case .unusableModuleCode: "ce code de module dépasse 32 caractères ou contient des caractères de contrôle"
    case .tooManyFields: "la ligne a plus de champs que l’en-tête n’a de colonnes"
    case .unterminatedQuote: "un guillemet s’ouvre ici et ne se referme jamais"
    }
  }
}
