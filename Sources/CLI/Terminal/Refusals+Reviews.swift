import Cases

extension ReviewRefusal {
  var complaint: Complaint {
    switch self {
    case .person(let refusal): refusal.complaint
    case .nothingOpen(let reference):
      Complaint(
        .noSuchThing, "\(reference) : rien à revoir ; voyez « quitus review list »",
        "\(reference): nothing to look at again; see \"quitus review list\"")
    case .noReason: Complaint(.data, "il faut une raison (--reason)", "a reason is needed (--reason)")
    }
  }
}
