import Audit

extension AuditFinding {
  /// What is wrong, in one sentence.
  var said: Said {
    switch self {
    case .noBeginning: Said("la chaîne n’a pas son début", "the chain has no beginning")
    case .changed(let number): Said("l’entrée \(number) a été changée", "entry \(number) was changed")
    case .removed(let from, let to) where from == to:
      Said("l’entrée \(from) a été retirée", "entry \(from) was removed")
    case .removed(let from, let to):
      Said("les entrées \(from) à \(to) ont été retirées", "entries \(from) to \(to) were removed")
    case .moved(let number, let place):
      Said("l’entrée \(number) a été mise à la place \(place)", "entry \(number) was moved to place \(place)")
    case .copied(let number, let place):
      Said("l’entrée \(number) a été copiée à la place \(place)", "entry \(number) was copied to place \(place)")
    case .replaced(let number): Said("l’entrée \(number) a été récrite", "entry \(number) was written again")
    case .rows(let table, let from, let to, let entry):
      Said(
        "les lignes \(from) à \(to) de \(table) ne sont plus celles de l’entrée \(entry)",
        "rows \(from) to \(to) of \(table) are no longer those of entry \(entry)")
    case .unboundRows(let table, let from, let to):
      Said(
        "aucune entrée n’atteste les lignes \(from) à \(to) de \(table)",
        "no entry stands for rows \(from) to \(to) of \(table)")
    case .campaign(let name):
      Said(
        "les lettres de la campagne \(name) ne sont plus celles qui furent signées",
        "the letters of campaign \(name) are not those that were signed")
    case .user(let login):
      Said(
        "le rôle de « \(login) » n’est pas celui qui fut consigné", "the role of \"\(login)\" is not the one on record")
    case .cutOff(let last, let head):
      Said(
        "la chaîne s’arrête à l’entrée \(last) ; la tête signée atteste la \(head)",
        "the chain ends at entry \(last); the signed head stands for \(head)")
    case .notTheSigned(let number):
      Said("l’entrée \(number) n’est pas celle de la tête signée", "entry \(number) is not that of the signed head")
    case .forgedHead: Said("la signature de la tête n’est pas valable", "the head's signature is not valid")
    case .foreignHead:
      Said(
        "la tête est signée d’une autre clé que keys/audit.key",
        "the head is signed with another key than keys/audit.key")
    }
  }
}
