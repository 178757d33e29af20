import Cases
import Desk

/// Tells of each case as soon as it is done, and of all in the end.
final class BulkReport {
  private let json: Bool
  private let dry: DryRunOption
  private let bar: ProgressBar
  private var (done, unchanged, refused, letters) = (0, 0, 0, 0)

  init(json: Bool, dry: DryRunOption, total: Int) {
    self.json = json
    self.dry = dry
    bar = ProgressBar(Said("Dossiers", "Cases").now, of: total)
  }

  func tell(_ reference: CaseReference, _ result: ActOnCases.Result) throws {
    bar.end()
    defer { bar.show(done + unchanged + refused) }
    switch result {
    case .done(let outcome):
      done += 1
      letters += outcome.letters.count
      for missing in outcome.undeliverable { Console.complain("\(reference): " + missing.said.now) }
      try tell(reference, Said("fait", "done"), "done", outcome.file.state)
    case .unchanged(let file):
      unchanged += 1
      try tell(reference, Said("déjà fait", "done before"), "unchanged", file.state)
    case .refused(let refusal):
      refused += 1
      try tell(reference, Said("refusé", "refused"), "refused", nil, refusal.complaint.said)
    }
  }

  private func tell(
    _ reference: CaseReference, _ said: Said, _ result: String, _ state: CaseState?, _ why: Said? = nil
  ) throws {
    if json {
      let line = ResultDocument(
        case: reference.description, result: result, state: state?.rawValue, fr: why?.fr, en: why?.en)
      return try Console.print(JSON.line(line))
    }
    try Console.print(dry.prefix + "\(reference)\t\(said.now)\t\(why?.now ?? state?.rawValue ?? "")")
  }

  /// How many there were of each; 65 where one was refused, as with the rows of a file, 75 where somebody interrupted.
  func end(left: Int) throws {
    bar.end()
    if json {
      let end = EndDocument(done: done, unchanged: unchanged, refused: refused, left: left, letters: letters)
      try Console.print(JSON.line(end))
    } else {
      try Console.print(
        dry.prefix
          + Said(
            "dossiers faits : \(done), déjà faits : \(unchanged), refusés : \(refused), lettres mises en attente : \(letters)",
            "cases done: \(done), done before: \(unchanged), refused: \(refused), letters queued: \(letters)"
          ).now)
    }
    if left > 0 {
      throw Complaint(
        .tryAgain, "interrompu : \(left) dossiers restent ; relancez la même commande",
        "interrupted: \(left) cases are left; run the same command again")
    }
    if refused > 0 { throw Finished(status: .data) }
  }
}

/// What came of one case, as other programs read it.
private struct ResultDocument: Encodable {
  var `case`: String
  /// `done`, `unchanged` or `refused`.
  var result: String
  /// Where the case stands after it; null where it was refused.
  @OrNull var state: String?
  @OrNull var fr: String?
  @OrNull var en: String?
}

/// The last line.
private struct EndDocument: Encodable {
  var done: Int
  var unchanged: Int
  var refused: Int
  /// Not come to, where somebody interrupted.
  var left: Int
  var letters: Int
}
