import Cases
import Desk
import Store

extension LetterRefusal {
  var complaint: Complaint { Complaint(status, said) }

  private var status: ExitStatus {
    if case .waitsForPerson = self { return .usage }
    return isAboutThePerson ? .notAllowed : .data
  }

  private var said: Said {
    switch self {
    case .roleMayNot(let role):
      Said(
        "le rôle \(role.rawValue) ne permet que de lire les lettres", "the role \(role.rawValue) may only read letters")
    case .state(let id, let state):
      Said(
        "la lettre \(id) est à l’état \(state.rawValue), qui ne le permet pas ; rien n’a été fait",
        "letter \(id) is in state \(state.rawValue), which does not allow it; nothing was done")
    case .waitsForPerson(let id, let state):
      Said(
        "la lettre \(id) (\(state.rawValue)) attend que quelqu’un la libère : dites qui, --as IDENTIFIANT ou QUITUS_LOGIN",
        "letter \(id) (\(state.rawValue)) waits for somebody to let it go: say who, --as LOGIN or QUITUS_LOGIN")
    case .noReason: Said("il faut une raison (--reason)", "a reason is needed (--reason)")
    }
  }
}
