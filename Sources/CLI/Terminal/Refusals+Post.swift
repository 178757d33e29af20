import Desk

extension PostRefusal {
  var complaint: Complaint {
    switch self {
    case .emptied(let id):
      Complaint(
        .data, "le texte de la lettre \(id) a été effacé, sa durée de conservation étant passée",
        "the words of letter \(id) are gone, as their time was over")
    case .goesByMail(let id):
      Complaint(
        .data, "la lettre \(id) part ou est arrivée par courriel ; voyez « quitus outbox list »",
        "letter \(id) goes by mail, or has arrived; see \"quitus outbox list\"")
    case .inTheFuture(let day, let today):
      Complaint(.data, "le \(day) est à venir (nous sommes le \(today))", "\(day) lies ahead (today is \(today))")
    case .before(let day, let earliest):
      Complaint(
        .data, "le \(day) est trop tôt : la lettre est du \(earliest), ou fut postée ce jour ; corrigez --on",
        "\(day) is too early: the letter is of \(earliest), or was posted then; mend --on")
    case .nothingToTell(let id):
      Complaint(
        .data,
        "la structure \(id) n’a rien à recevoir par la poste : rien de nouveau, ou elle a une adresse ; voyez « quitus post remind » et « quitus post list »",
        "structure \(id) has nothing to get by post: nothing new, or it has an address; see \"quitus post remind\" and \"quitus post list\""
      )
    case .noLongerTrue(let id):
      Complaint(
        .tryAgain, "ce que rappelle la lettre \(id) n’est plus vrai : elle n’est pas imprimée et quitte la liste",
        "what letter \(id) reminds of is no longer true: it is not printed, and leaves the list")
    case .noReason: Complaint(.data, "il faut une raison (--reason)", "a reason is needed (--reason)")
    }
  }
}
