extension Reference {
  /// What is left to spend while completions are funded in order.
  struct Purse {
    var tickets: [Ticket]
    var complementsFunded: Set<String> = []
  }

  /// "Compliance": the two steps, and the waivers between them.
  func comply(_ rows: inout [Row], _ followed: [ReferenceFacts.Followed], _ admission: Admission) {
    guard let admitted = admission.day else { return }
    var left: [ReferenceFacts.Followed] = []
    for completion in followed where completion.day >= admitted && counts(completion.module) {
      let takers = rows.indices.filter {
        rows[$0].open > 0 && rows[$0].opens <= completion.day && completion.day <= rows[$0].deadline
      }
      if !give(completion, to: takers, late: false, &rows) { left.append(completion) }
    }
    for index in rows.indices where rows[index].open > 0 {
      rows[index].isWaived = ([rows[index].deadline] + rows[index].origins).contains(where: isWaiving)
    }
    guard book.lateRegularises else { return }
    for completion in left {
      let takers = rows.indices.filter {
        !rows[$0].isWaived && rows[$0].open > 0 && rows[$0].deadline < completion.day
          && completion.day <= lapse(rows[$0])
      }
      _ = give(completion, to: takers, late: true, &rows)
    }
  }

  private func give(
    _ completion: ReferenceFacts.Followed, to takers: [Int], late: Bool, _ rows: inout [Row]
  ) -> Bool {
    let first = takers.min { a, b in
      precedes((rows[a].deadline, rows[a].opens, rows[a].id), (rows[b].deadline, rows[b].opens, rows[b].id))
    }
    guard let first else { return false }
    rows[first].taken.append(ReferenceAnswer.Taken(day: completion.day, module: completion.module, late: late))
    return true
  }

  /// No employment covers the deadline, and every one that starts on or before it ended before the as-of day.
  private func isWaiving(_ deadline: Int) -> Bool {
    !isEmployed(deadline)
      && facts.posts.filter { $0.start <= deadline }.allSatisfy { $0.end.map { $0 < asOf } ?? false }
  }

  /// "Funding": the first that holds; a right or a first time that is used is taken out of the purse.
  func fund(_ module: String?, on day: Int, _ admission: Admission, _ purse: inout Purse) -> String {
    if admission.regime == "undetermined" { return "undetermined" }
    guard let admitted = admission.day, day >= admitted else { return "not-admitted" }
    guard isEmployed(day) else { return "unfunded" }
    if let module, let complement = book.complementModules.first(where: { $0.code == module }) {
      if day >= complement.firstFunded, !purse.complementsFunded.contains(module) {
        purse.complementsFunded.insert(module)
        return "funded-complement"
      }
      if !book.complementCounts { return "unfunded" }
    }
    let usable = purse.tickets.indices.filter {
      purse.tickets[$0].opens <= day && day <= purse.tickets[$0].deadline
    }
    let ticket = usable.min { a, b in
      let (a, b) = (purse.tickets[a], purse.tickets[b])
      return precedes((a.deadline, a.opens, a.id), (b.deadline, b.opens, b.id))
    }
    guard let ticket else { return "unfunded" }
    purse.tickets.remove(at: ticket)
    return "funded"
  }

  /// The funding of one more module on the as-of day, from a purse that it leaves as it was.
  func ifFollowed(_ module: String?, _ admission: Admission, _ purse: Purse) -> String {
    var purse = purse
    return fund(module, on: asOf, admission, &purse)
  }
}
