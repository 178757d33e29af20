import Cases
import Desk
import Sealing

extension EvidenceRefusal {
  var complaint: Complaint { Complaint(isAboutThePerson ? .notAllowed : .data, said) }

  private var said: Said {
    switch self {
    case .roleMayNotOpen(let role):
      Said(
        "le rôle \(role.rawValue) ne permet ni d’ouvrir ni de retirer une pièce",
        "the role \(role.rawValue) may neither open nor remove files")
    case .groundKeepsNoFiles:
      Said(
        "pour le motif de ce dossier, aucune pièce ne se garde : notez seulement qui l’a vue, et sa validité",
        "for the ground of this case no file is kept: only note who saw the paper, and its validity")
    case .caseClosed(let state):
      Said(
        "un dossier à l’état \(state.rawValue) ne reçoit plus de pièce",
        "a case in state \(state.rawValue) takes no files"
      )
    case .endsBeforeItStarts:
      Said(
        "--valid-to précède --valid-from : corrigez les dates", "--valid-to comes before --valid-from: mend the days")
    case .untilPassed(let day, let today):
      Said(
        "--keep-until \(day) n’est pas à venir (nous sommes le \(today)) ; donnez un jour ultérieur",
        "--keep-until \(day) does not lie ahead (today is \(today)); give a later day")
    case .purgeInTheFuture(let day, let today):
      Said(
        "le \(day) est à venir (nous sommes le \(today)) : seulement avec --dry-run",
        "\(day) lies ahead (today is \(today)): with --dry-run only")
    case .alreadyGone(let instant): Said("cette pièce a été effacée (\(instant))", "this file is gone (\(instant))")
    case .noReason: Said("il faut une raison (--reason)", "a reason is needed (--reason)")
    }
  }
}

extension UnopenableEvidence {
  var complaint: Complaint {
    switch cause {
    case .noSuchKey(let key):
      Complaint(
        .noSuchThing,
        "pièce \(id) : sa clé (\(key)) n’est pas dans keys/evidence.key ; rétablissez ce fichier depuis la sauvegarde",
        "file \(id): its key (\(key)) is not in keys/evidence.key; put that file back from the backup")
    case .altered:
      Complaint(
        .inputOutput, "pièce \(id) : elle a été modifiée ou abîmée, rien n’en a été donné ; reprenez une sauvegarde",
        "file \(id): it was altered or damaged, nothing of it was given out; go back to a backup")
    }
  }
}
