import Cases
import Dates
import Desk
import Roster
import Rules

/// Says whom a rule book changes, and whether it was put into force.
struct AdoptionAnswer {
  let proposed: ProposedBook
  /// The name of the book in whose place it comes.
  let old: String
  let change: RuleBookChange
  let isAdopted: Bool
  let json: Bool
  /// Where the whole list goes; nil shows it here.
  let list: String?
  let prefix: String

  /// How many advisers are shown to a person who did not ask for a file.
  private static let shown = 40

  func print() throws {
    if let list { try Files.write(try lines.map { $0 + "\n" }.joined(), to: list) }
    if json {
      if list == nil { for line in try lines { try Console.print(line) } }
      return try Console.print(JSON.line(Summary(self)))
    }
    if list == nil, !isAdopted {
      for line in try lines.prefix(Self.shown) { try Console.print(line) }
      let left = change.changes.count - Self.shown
      if left > 0 {
        try Console.print(
          Said(
            "… et \(left) autres : --list FICHIER les écrit tous", "… and \(left) others: --list FILE writes them all"
          )
          .now)
      }
    }
    try printDecisions()
    try Console.print(prefix + summary.now)
    if !isAdopted { try Console.print(Said("Vu : ", "Seen: ").now + "--previewed \(change.token)") }
  }

  private func printDecisions() throws {
    for decision in change.decisions {
      try Console.print(
        Said("À revoir", "To look at again").now + "\t\(decision.reference)\t\(decision.adviser)\t"
          + decision.difference.changes.map(\.said.now).joined(separator: "; "))
    }
  }

  /// One per adviser: whoever loses something first.
  private var lines: [String] {
    get throws {
      try change.changes.map { one in
        let document = AdviserDocument(one)
        if json { return try JSON.line(document) }
        let mark = one.difference.isLoss ? Said("perd", "loses").now : "-"
        return "\(one.adviser)\t\(mark)\t" + document.changes.map { Said($0.fr, $0.en).now }.joined(separator: "; ")
      }
    }
  }

  private var summary: Said {
    let (book, day) = (proposed.book.name, proposed.asOf)
    let (all, changed, losing, reviews) = (
      change.advisers, change.changes.count, change.losing, change.decisions.count
    )
    let done = isAdopted ? Said("adopté", "adopted") : Said("aperçu", "preview")
    return Said(
      "\(done.fr) : livre \(book) au lieu de \(old), vu au \(day) ; conseillers : \(all), changent : \(changed), perdent : \(losing) ; "
        + "décisions à revoir : \(reviews)",
      "\(done.en): book \(book) instead of \(old), as of \(day); advisers: \(all), change: \(changed), lose: \(losing); "
        + "decisions to look at again: \(reviews)")
  }

  private struct AdviserDocument: Encodable {
    var adviser: String
    var loses: Bool
    var changes: [Change]

    struct Change: Encodable {
      var loss: Bool
      var fr: String
      var en: String
    }

    init(_ change: RuleBookChange.AdviserChange) {
      adviser = change.adviser.rawValue
      loses = change.difference.isLoss
      changes = change.difference.changes.map { Change(loss: $0.isLoss, fr: $0.french, en: $0.english) }
    }
  }

  /// The last line.
  private struct Summary: Encodable {
    var book: String
    var insteadOf: String
    var asOf: String
    var advisers: Int
    var changed: Int
    var losing: Int
    /// The references of decisions to look at again.
    var reviews: [String]
    var previewed: String
    var adopted: Bool

    init(_ answer: AdoptionAnswer) {
      book = answer.proposed.book.name
      insteadOf = answer.old
      asOf = answer.proposed.asOf.description
      advisers = answer.change.advisers
      changed = answer.change.changes.count
      losing = answer.change.losing
      reviews = answer.change.decisions.map(\.reference.description)
      previewed = answer.change.token
      adopted = answer.isAdopted
    }
  }
}
