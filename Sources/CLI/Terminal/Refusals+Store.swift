import Mail
import Store

extension StoreError {
  /// What went wrong with the database, and what to do.
  var complaint: Complaint {
    switch self {
    case .missing(let path):
      Complaint(
        .noSuchThing, "\(path) : pas de base ici ; lancez « quitus init »",
        "\(path): there is no database here; run \"quitus init\"")
    case .newer(let path):
      Complaint(
        .data, "\(path) vient d’une version plus récente de quitus ; mettez le programme à jour, rien n’a été touché",
        "\(path) was made by a newer quitus; update the program, nothing was touched")
    case .notADatabase(let path):
      Complaint(
        .data, "\(path) n’est pas une base quitus ; rien n’a été touché",
        "\(path) is not a quitus database; nothing was touched")
    case .busy:
      Complaint(.tryAgain, "un autre quitus occupe la base ; réessayez", "another quitus holds the database; try again")
    case .full:
      Complaint(
        .inputOutput, "le disque est plein ; libérez de la place, rien n’a été fait",
        "the disk is full; make room, nothing was done")
    case .readOnly:
      Complaint(
        .inputOutput, "la base est en lecture seule ; vérifiez les droits, rien n’a été fait",
        "the database is read-only; check permissions, nothing was done")
    case .cannotOpen(let path):
      Complaint(
        .inputOutput, "\(path) : impossible d’ouvrir la base ; vérifiez le dossier et les droits",
        "\(path): cannot open the database; check the folder and permissions")
    case .inputOutput(let code):
      // A commit that could not be flushed may stand all the same.
      Complaint(
        .inputOutput, "le disque a refusé (SQLite \(code)) ; vérifiez ce qui est enregistré avant de recommencer",
        "the disk refused (SQLite \(code)); see what is recorded before you do it again")
    case .corrupt:
      Complaint(
        .inputOutput, "la base est abîmée ; reprenez une sauvegarde", "the database is damaged; go back to a backup")
    case .constraint:
      Complaint(
        .data, "la base a refusé une ligne qui contredit le reste ; rien n’a été fait",
        "the database refused a row that contradicts the rest; nothing was done")
    case .unreadable(let table):
      Complaint(
        .inputOutput, "la table \(table) contient une valeur illisible ; reprenez une sauvegarde",
        "the table \(table) holds an unreadable value; go back to a backup")
    case .caseChanged:
      Complaint(
        .tryAgain, "quelqu’un d’autre vient d’agir sur ce dossier ; regardez-le de nouveau",
        "somebody else just acted on this case; look at it again")
    case .notMigrated(let error):
      Complaint(
        .inputOutput,
        "la base doit être mise à jour et la copie de sûreté d’avant n’a pu être faite, rien n’a été touché : "
          + error.complaint.said.fr,
        "the database must be brought up to date and the copy kept before that could not be made, nothing was touched: "
          + error.complaint.said.en)
    }
  }
}

extension NoAddress {
  /// Who will not be told, and what to do.
  var said: Said {
    let who =
      switch addressee {
      case .adviser(let id): Said("le conseiller \(id)", "adviser \(id)")
      case .user(let login): Said("« \(login) »", "\"\(login)\"")
      case .structure(let id): Said("la structure \(id)", "structure \(id)")
      }
    return Said(
      "\(who.fr) n’a pas d’adresse électronique utilisable : à prévenir par courrier",
      "\(who.en) has no usable e-mail address: to be told by post")
  }
}
