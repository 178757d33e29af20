import Dates
import Roster

/// The workbench of one evaluation: filled, read, and cleared for the next adviser without giving its memory back.
struct Workings {
  let book: RuleBook
  /// The as-of day, and what follows from it alone: the same for a whole country.
  var day = Day.distantPast
  var year = 0
  /// The annual obligations that any adviser can have on `day`, from the book's first year on.
  var annuals: [Slot] = []
  var regime = Regime.undetermined
  /// The first day on which a completion counts; nil where none does.
  var admittedFrom: Day?
  /// Ordered by deadline, opening, id.
  var slots: [Slot] = []
  /// Known on the day, ordered, none twice.
  var followed: [Followed] = []
  /// A bit for each complement module, by its index in the book: already funded once.
  var complementsUsed: UInt64 = 0

  init(book: RuleBook) {
    self.book = book
    slots.reserveCapacity(16)
    followed.reserveCapacity(16)
  }

  /// Works out the situation of these facts on `day`, telling `trace` why.
  mutating func evaluate<T: Trace>(_ facts: Facts, on day: Day, _ trace: inout T) {
    if self.day != day { begin(day) }
    slots.removeAll(keepingCapacity: true)
    complementsUsed = 0
    takeCompletions(facts)
    admit(facts, &trace)
    produceObligations(facts, &trace)
    if !facts.carryOvers.isEmpty { carryOver(facts, &trace) }
    if slots.count > 1 { sortSlots() }
    fillInWindow(&trace)
    waive(facts, &trace)
    if book.late.regularises { regularise() }
    fund(facts, &trace)
  }

  private mutating func begin(_ day: Day) {
    self.day = day
    guard year != day.year else { return }
    year = day.year
    let first = book.annual.firstYear
    annuals = first > year ? [] : (first...year).map { .annual(of: $0, in: book.annual) }
  }

  /// The completions known on the day, in order, each record once.
  private mutating func takeCompletions(_ facts: Facts) {
    followed.removeAll(keepingCapacity: true)
    for completion in facts.completions where completion.day <= day {
      var place = followed.count
      while place > 0, completion < followed[place - 1].completion { place -= 1 }
      if place > 0, followed[place - 1].completion == completion { continue }
      let new = Followed(completion: completion, complement: complement(completion.module))
      if place == followed.count {
        followed.append(new)
      } else {
        followed.insert(new, at: place)
      }
    }
  }

  private mutating func sortSlots() {
    for index in 1..<slots.count {
      var place = index
      while place > 0, Slot.precedes(slots[place], slots[place - 1]) {
        slots.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  /// The index of a module among the book's complements, or nil for an ordinary module.
  func complement(_ module: ModuleCode) -> Int? {
    for index in book.complement.modules.indices where book.complement.modules[index].code == module { return index }
    return nil
  }

  /// Whether this module can meet an obligation: it is of a kind that counts, and was followed after the admission.
  func counts(_ one: Followed) -> Bool {
    isAdmitted(on: one.completion.day) && isOfCountedKind(one)
  }

  func isOfCountedKind(_ one: Followed) -> Bool {
    one.complement == nil || book.complement.countsTowardsObligation
  }

  func isAdmitted(on day: Day) -> Bool {
    guard let admittedFrom else { return false }
    return admittedFrom <= day
  }
}

extension Facts {
  func isEmployed(on day: Day) -> Bool {
    for post in posts where post.period.contains(day) { return true }
    return false
  }

  /// The first day of the first employment; nil without any.
  var firstPostStart: Day? {
    var first: Day?
    for post in posts {
      if let known = first, known <= post.period.start { continue }
      first = post.period.start
    }
    return first
  }

  /// The post held on `day` that began last.
  func latestPost(on day: Day) -> Post? {
    var latest: Post?
    for post in posts where post.period.contains(day) {
      if let known = latest, known.period.start >= post.period.start { continue }
      latest = post
    }
    return latest
  }
}
