import Cases
import Desk
import Store

extension LetterRefusal {
  var complaint: Complaint { Complaint(isAboutThePerson ? .notAllowed : .data, said) }

  private var said: Said {
    switch self {
    case .roleMayNot(let role):
      Said(
        "le rôle \(role.rawValue) ne permet que de lire les lettres", "the role \(role.rawValue) may only read letters")
    case .state(let id, let state):
      Said(
        "la lettre \(id) est à l’état \(state.rawValue), qui ne le permet pas ; rien n’a été fait",
        "letter \(id) is in state \(state.rawValue), which does not allow it; nothing was done")
    case .noReason: Said("il faut une raison (--reason)", "a reason is needed (--reason)")
    }
  }
}
