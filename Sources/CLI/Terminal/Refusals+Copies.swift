import Glibc
import Store

extension CopyError {
  /// Why there is no copy, and what to do.
  var complaint: Complaint {
    switch self {
    case .exists(let path):
      Complaint(
        .cannotCreate, "\(path) existe déjà ; choisissez un autre nom, ou --force pour le remplacer",
        "\(path) is there already; choose another name, or --force to replace it")
    case .isTheDatabase(let path):
      Complaint(
        .usage, "\(path) est la base elle-même ; donnez un autre fichier",
        "\(path) is the database itself; give another file")
    case .noFolder(let path):
      Complaint(
        .cannotCreate, "\(path) : ce dossier n’existe pas ; créez-le ou corrigez le chemin",
        "\(path): there is no such folder; make it or mend the path")
    case .noSpace(let path):
      Complaint(
        .inputOutput, "\(path) : le disque est plein ; libérez de la place, aucune copie n’a été laissée",
        "\(path): the disk is full; make room, no copy was left behind")
    case .cannotWrite(let path, let code):
      Complaint(
        .inputOutput,
        "\(path) : impossible d’écrire ici (\(Self.reason(code, "fr"))) ; vérifiez vos droits, aucune copie n’a été laissée",
        "\(path): cannot write here (\(Self.reason(code, "en"))); check your permissions, no copy was left behind")
    case .unsound(let path):
      Complaint(
        .data, "\(path) : cette copie est abîmée ; lancez « quitus doctor », ou prenez-en une autre",
        "\(path): this copy is damaged; run \"quitus doctor\", or take another one")
    }
  }

  private static func reason(_ code: Int32, _ language: String) -> String {
    let said =
      switch code {
      case EACCES, EPERM: Said("accès refusé", "permission denied")
      case EROFS: Said("disque en lecture seule", "read-only disk")
      case EISDIR: Said("c’est un dossier", "it is a folder")
      default: Said("erreur \(code)", "error \(code)")
      }
    return language == "fr" ? said.fr : said.en
  }
}
