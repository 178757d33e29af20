extension Reference {
  struct Admission {
    var regime: String
    /// The day of admission; nil where there is none.
    var day: Int?
    var isByExemption = false
  }

  /// "Regime": the first of the four that holds.
  func admission() -> Admission {
    let isExempt = facts.exempt == "yes" && (facts.exemptedOn ?? 0) <= asOf
    let isEntryFirst = (facts.entry ?? 9999_12_31) < (facts.exemptedOn ?? 0)
    if isExempt, !isEntryFirst {
      return Admission(regime: "standing", day: facts.exemptedOn ?? 0, isByExemption: true)
    }
    guard let entry = facts.entry, entry <= asOf else {
      return Admission(regime: facts.exempt == "unknown" ? "undetermined" : "not-admitted")
    }
    return Admission(regime: entry >= book.onboardingAdmittedFrom ? "onboarding" : "standing", day: entry)
  }

  func counts(_ module: String) -> Bool {
    book.complementCounts || !book.complementModules.contains { $0.code == module }
  }

  /// The obligations before anything is carried over, and the tickets of the right "au choix".
  func obligations(_ admission: Admission, _ followed: [ReferenceFacts.Followed]) -> ([Row], [Ticket]) {
    guard let day = admission.day else { return ([], []) }
    return admission.regime == "standing" ? (standing(admission), []) : onboarding(from: day, followed)
  }

  private func standing(_ admission: Admission) -> [Row] {
    var years = [book.annualFirstYear]
    if let start = facts.posts.map(\.start).min() { years.append(Calendar.year(start)) }
    if admission.isByExemption, let exempted = facts.exemptedOn { years.append(Calendar.year(exempted)) }
    return annual(from: years.max() ?? book.annualFirstYear)
  }

  private func onboarding(from entry: Int, _ followed: [ReferenceFacts.Followed]) -> ([Row], [Ticket]) {
    let end = Calendar.yearLater(entry), year = Calendar.year(end)
    var rows = [
      Row(id: "initial", kind: "initial", year: year, opens: entry, deadline: end, required: book.onboardingModules)
    ]
    guard asOf > end else { return (rows, []) }
    let wasFollowed = followed.contains {
      counts($0.module) && $0.day >= entry && $0.day >= Calendar.first(year) && $0.day <= end
    }
    let isWindowEmpty = end == Calendar.last(year)
    rows += annual(from: wasFollowed || isWindowEmpty ? year + 1 : year)
    for index in rows.indices where rows[index].id == "annual-\(year)" { rows[index].opens = Calendar.next(end) }
    guard wasFollowed, !isWindowEmpty else { return (rows, []) }
    let choice = Ticket(id: "annual-\(year)", opens: Calendar.next(end), deadline: Calendar.last(year))
    return (rows, [choice])
  }

  /// One row per civil year, up to and including the as-of day's.
  private func annual(from first: Int) -> [Row] {
    var rows: [Row] = []
    var year = first
    while year <= Calendar.year(asOf) {
      rows.append(
        Row(
          id: "annual-\(year)", kind: "annual", year: year, opens: Calendar.first(year),
          deadline: book.annualDeadlines[year] ?? Calendar.last(year), required: book.annualModules))
      year += 1
    }
    return rows
  }

  /// JUS: approvals in order of day, then obligation.
  func carryOver(_ rows: inout [Row]) {
    let approvals = facts.approvals.filter { $0.day <= asOf }.sorted {
      $0.day != $1.day ? $0.day < $1.day : $0.obligation.utf8.lexicographicallyPrecedes($1.obligation.utf8)
    }
    var granted: [String: Int] = [:]
    for approval in approvals {
      guard let at = rows.firstIndex(where: { $0.id == approval.obligation }) else { continue }
      let year = rows[at].year + book.carryOverYears
      let modules = min(approval.modules, rows[at].required)
      guard approval.day >= rows[at].opens, approval.day <= Calendar.last(year), modules > 0 else { continue }
      rows[at].required -= modules
      rows[at].carriedOver += modules
      granted[approval.obligation, default: 0] += 1
      let turn = granted[approval.obligation] ?? 1
      var new = Row(
        id: approval.obligation + (turn == 1 ? "+1" : "+1.\(turn)"), kind: "carry-over", year: year,
        opens: approval.day, deadline: Calendar.last(year), required: modules)
      new.origins = rows[at].origins + [rows[at].deadline]
      rows.append(new)
    }
  }
}
