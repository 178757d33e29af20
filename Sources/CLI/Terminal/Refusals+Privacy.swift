import Cases
import Desk

extension PrivacyRefusal {
  var complaint: Complaint {
    switch self {
    case .roleMayNotErase(let role):
      Complaint(
        .notAllowed, "le rôle \(role.rawValue) ne permet pas d’effacer ; demandez à un administrateur",
        "the role \(role.rawValue) may not erase; ask an admin")
    case .roleMayNotExport(let role):
      Complaint(
        .notAllowed,
        "le rôle \(role.rawValue) ne permet pas d’extraire les données d’une personne ; demandez à un approbateur",
        "the role \(role.rawValue) may not export a person's data; ask an approver")
    case .purgeInTheFuture(let day, let today):
      Complaint(
        .data, "le \(day) est à venir (nous sommes le \(today)) : seulement avec --dry-run",
        "\(day) lies ahead (today is \(today)): with --dry-run only")
    case .noReason: Complaint(.data, "il faut une raison (--reason)", "a reason is needed (--reason)")
    case .notOnHold(let id):
      Complaint(.data, "le conseiller \(id) n’est pas retenu", "adviser \(id) is not on hold")
    case .obstacle(let obstacle): Complaint(.data, obstacle.said)
    case .nowhereToRemember:
      Complaint(
        .cannotCreate, "il n’y a pas de dossier où retenir qui est effacé", "there is no folder to remember erasures in"
      )
    }
  }
}

extension ErasureObstacle {
  /// Why, and what to do.
  var said: Said {
    switch self {
    case .erasedBefore(let day): Said("cette personne a été effacée le \(day)", "this person was taken out on \(day)")
    case .onHold(let day):
      Said(
        "retenu depuis le \(day) : « quitus retention hold --release » d’abord",
        "on hold since \(day): \"quitus retention hold --release\" first")
    case .openCase(let reference):
      Said(
        "le dossier \(reference) est ouvert : décidez-le ou retirez-le d’abord",
        "the case \(reference) is open: decide or withdraw it first")
    case .employed(let until):
      Said(
        "un contrat court\(until.map { " jusqu’au \($0)" } ?? ", sans fin") : des droits y sont attachés",
        "a contract runs\(until.map { " until \($0)" } ?? ", without an end"): rights are tied to it")
    case .appeal(let reference, let until):
      Said(
        "la décision du dossier \(reference) peut être contestée jusqu’au \(until)",
        "the decision of case \(reference) can be attacked until \(until)")
    case .lettersUnderWay(let ids):
      Said(
        "des lettres ne sont pas parties (\(ids.map(String.init).joined(separator: ", "))) : « quitus outbox run » d’abord",
        "letters have not left (\(ids.map(String.init).joined(separator: ", "))): \"quitus outbox run\" first")
    }
  }
}
