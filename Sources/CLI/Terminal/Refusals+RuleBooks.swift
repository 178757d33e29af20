import Cases
import Desk

extension RuleBookRefusal {
  var complaint: Complaint {
    switch self {
    case .roleMayNotAdopt(let role):
      Complaint(
        .notAllowed, "le rôle \(role.rawValue) ne permet pas d’adopter un livre de règles ; demandez à un approbateur",
        "the role \(role.rawValue) may not adopt a rule book; ask an approver")
    case .previewOutdated(let stated, let found):
      Complaint(
        .tryAgain, "ce que le livre change n’est plus ce que vous avez vu (\(stated), maintenant \(found)) ; relisez",
        "what the book changes is no longer what you saw (\(stated), now \(found)); read again")
    }
  }
}
