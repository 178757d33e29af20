import Cases

extension MoveRefusal {
  /// What speaks against an act beside the person, the state and the day.
  var saidOfOthers: Said {
    switch self {
    case .needsSignature:
      Said("ce motif demande deux décisions concordantes", "this ground wants two persons who decide alike")
    case .signedOtherwise(let verdict, let modules, let login):
      Said(
        "\(login) a déjà signé « \(verdict.rawValue) » (\(modules)) : décidez de même, ou renvoyez le dossier avec « case send-back »",
        "\(login) already signed \"\(verdict.rawValue)\" (\(modules)): decide alike, or give the case back with \"case send-back\""
      )
    case .dueTooEarly(let due, let day):
      Said(
        "le \(due) ne laisse aucun jour après le \(day) ; donnez un jour plus tardif (--by)",
        "\(due) leaves no day after \(day); give a later one (--by)")
    case .label(let label):
      Said(
        "« \(label) » : une étiquette a 1 à 32 minuscules, chiffres ou tirets",
        "\"\(label)\": a label has 1 to 32 small letters, digits or hyphens")
    case .alreadyLabelled(let label):
      Said("le dossier porte déjà « \(label) »", "the case already bears \"\(label)\"")
    case .notLabelled(let label):
      Said("le dossier ne porte pas « \(label) »", "the case does not bear \"\(label)\"")
    case .receiverMayNotInstruct(let login):
      Said("\(login) ne peut instruire de dossier ; choisissez un agent", "\(login) may not instruct; choose an agent")
    case .notAssigned: Said("personne n’instruit ce dossier", "nobody instructs this case")
    default: saidOfTwoCases
    }
  }

  private var saidOfTwoCases: Said {
    switch self {
    case .sameCase: Said("c’est deux fois le même dossier", "this is the same case twice")
    case .otherAdviser(let id):
      Said(
        "l’autre dossier concerne le conseiller \(id) ; voyez « case move »",
        "the other case is about adviser \(id); see \"case move\"")
    case .notATwin(let reference):
      Said(
        "\(reference) porte sur une autre obligation ; liez-les avec « case link »",
        "\(reference) is about another obligation; link them with \"case link\"")
    case .twinClosed(let reference, let state):
      Said(
        "\(reference) est clos (\(state.rawValue)) : rouvrez-le d’abord",
        "\(reference) is closed (\(state.rawValue)): reopen it first")
    case .alreadyLinked(let reference):
      Said("le dossier est déjà lié à \(reference)", "the case is already linked with \(reference)")
    case .notLinked(let reference):
      Said("le dossier n’est pas lié à \(reference)", "the case is not linked with \(reference)")
    case .noDates:
      Said(
        "ce motif demande les dates de l’absence : notez une pièce qui les donne avec « case documents-seen »",
        "this ground needs the dates of the absence: record a paper that gives them with \"case documents-seen\"")
    case .moreThanGround(let count, let most):
      Said(
        "\(count) modules demandés ; ce motif en excuse \(most) au plus",
        "\(count) modules asked for; this ground excuses \(most) at most")
    case .modules(let count): Said("\(count) module : il en faut au moins 1", "\(count) modules: at least 1 is needed")
    default: said
    }
  }
}
