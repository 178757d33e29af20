import Desk

extension AddressRefusal {
  var complaint: Complaint {
    switch self {
    case .noReason: Complaint(.data, "il faut une raison (--reason)", "a reason is needed (--reason)")
    case .mutedAlready:
      Complaint(
        .data, "cette adresse est déjà muette ; voyez « quitus addresses show »",
        "this address is muted already; see \"quitus addresses show\"")
    case .notMarked:
      Complaint(
        .noSuchThing, "rien n’est retenu contre cette adresse ; voyez « quitus addresses list --marked »",
        "nothing stands against this address; see \"quitus addresses list --marked\"")
    }
  }
}
