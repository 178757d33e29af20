/// The rules once more, written from their text and from nothing else: plain rows, ids as text, everything worked out anew.
///
/// It is slow and shares no line with the engine: it exists to disagree with it.
struct Reference {
  typealias Calendar = ReferenceCalendar

  /// One obligation as a row of a table.
  struct Row {
    var id: String, kind: String, year: Int, opens: Int, deadline: Int, required: Int
    var carriedOver = 0
    /// The deadlines of what it was carried over from.
    var origins: [Int] = []
    var taken: [ReferenceAnswer.Taken] = []
    var isWaived = false
    var open: Int { required - taken.count }
  }

  /// One right to one module, torn off when it is used.
  struct Ticket { var id: String, opens: Int, deadline: Int }

  let facts: ReferenceFacts
  let book: ReferenceBook
  let asOf: Int

  func answer() -> ReferenceAnswer {
    let admission = admission()
    let followed = followed()
    var (rows, tickets) = obligations(admission, followed)
    carryOver(&rows)
    for row in rows {
      tickets += Array(repeating: Ticket(id: row.id, opens: row.opens, deadline: row.deadline), count: row.required)
    }
    comply(&rows, followed, admission)
    var purse = Purse(tickets: tickets)
    let funded = followed.map {
      ReferenceAnswer.Funded(day: $0.day, module: $0.module, funding: fund($0.module, on: $0.day, admission, &purse))
    }
    rows.sort { precedes(($0.deadline, $0.opens, $0.id), ($1.deadline, $1.opens, $1.id)) }
    let said = rows.map(said)
    return ReferenceAnswer(
      regime: admission.regime, obligations: said, completions: funded,
      usableRights: isEmployed(asOf) ? purse.tickets.count { $0.opens <= asOf && asOf <= $0.deadline } : 0,
      overdue: said.reduce(0) { $1.status == "overdue" ? $0 + $1.missing : $0 },
      nextModule: ifFollowed(nil, admission, purse),
      nextComplement: book.complementModules.map {
        ReferenceAnswer.Complement(module: $0.code, funding: ifFollowed($0.code, admission, purse))
      })
  }

  /// Known on the day, each record once, in order of day, then of the code's bytes.
  private func followed() -> [ReferenceFacts.Followed] {
    Set(facts.followed.filter { $0.day <= asOf }).sorted {
      $0.day != $1.day ? $0.day < $1.day : $0.module.utf8.lexicographicallyPrecedes($1.module.utf8)
    }
  }

  private func said(_ row: Row) -> ReferenceAnswer.Obligation {
    ReferenceAnswer.Obligation(
      id: row.id, kind: row.kind, year: row.year, opens: row.opens, deadline: row.deadline, required: row.required,
      carriedOver: row.carriedOver, missing: row.isWaived ? 0 : row.open, status: status(row), completions: row.taken)
  }

  private func status(_ row: Row) -> String {
    if row.carriedOver > 0, row.required == 0 { return "carried-over" }
    if row.isWaived { return "waived" }
    if row.open == 0 { return row.taken.contains { $0.late } ? "met-late" : "met" }
    let isPleadedFor = facts.cases.contains {
      $0.obligation == row.id && $0.received <= asOf && ($0.closed.map { asOf < $0 } ?? true)
    }
    if isPleadedFor { return "under-review" }
    if asOf > lapse(row) && row.deadline < asOf { return "lapsed" }
    return row.deadline < asOf ? "overdue" : "due"
  }

  func lapse(_ row: Row) -> Int { Calendar.last(row.year + book.lateLapsesAfterYears) }

  func isEmployed(_ day: Int) -> Bool {
    facts.posts.contains { $0.start <= day && ($0.end.map { day <= $0 } ?? true) }
  }

  /// Earliest deadline, then earlier opening, then id.
  func precedes(_ a: (Int, Int, String), _ b: (Int, Int, String)) -> Bool {
    if a.0 != b.0 { return a.0 < b.0 }
    return a.1 != b.1 ? a.1 < b.1 : a.2.utf8.lexicographicallyPrecedes(b.2.utf8)
  }
}
