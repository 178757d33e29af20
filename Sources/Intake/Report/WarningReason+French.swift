extension WarningReason {
  /// The reason as a French-speaking agent reads it.
  public var french: String {
    switch self {
    case .departmentContradicted(let kept, let other):
      "ceci désigne le département \(other), mais la première source de la ligne dit \(kept), qui est retenu"
    case .unknownDepartment: "aucun département ne porte ce code"
    case .wrongSiret: "ce n’est pas un numéro SIRET ; laissé de côté"
    case .unusableEmail: "ce n’est pas une adresse à laquelle on puisse écrire ; laissée de côté"
    case .unknownKind: "ce type de structure n’est ni public ni privé ; laissé de côté"
    case .employmentWithoutStart: "le contrat n’a pas de premier jour ; laissé de côté"
    case .dayWithoutExemption: "un jour de dispense, mais pas de dispense ; laissé de côté"
    case .unclearExemption: "cette remarque ne dit pas clairement s’il y a dispense ; laissée de côté"
    case .timeOfDayIgnored: "l’heure a été ignorée ; vérifier le jour"
    }
  }
}
