import Dates

/// One obligation, or the right "au choix", while it is being worked out.
struct Slot: BitwiseCopyable {
  var id: ObligationID
  var year: Int
  var opens: Day
  var deadline: Day
  /// Modules to follow: none for the right "au choix", which obliges to nothing.
  var required: Int
  /// Modules that the State pays for within the window.
  var rights: Int
  var carriedOver = 0
  /// Completions it took in its window, and after it.
  var taken = 0
  var late = 0
  var used = 0
  var isObligation = true
  var isWaived = false

  init(id: ObligationID, year: Int, opens: Day, deadline: Day, modules: Int) {
    self.id = id
    self.year = year
    self.opens = opens
    self.deadline = deadline
    required = modules
    rights = modules
  }

  /// The obligation of one civil year.
  static func annual(of year: Int, in rule: RuleBook.Annual) -> Slot {
    Slot(
      id: .annual(year), year: year, opens: .first(of: year), deadline: rule.deadline(of: year), modules: rule.modules)
  }

  /// The right to follow one module "au choix" in the rest of a year that obliges to nothing (§2): one, whatever a year requires.
  static func freeChoice(year: Int, opens: Day) -> Slot {
    var slot = Slot(id: .annual(year), year: year, opens: opens, deadline: .last(of: year), modules: 1)
    slot.required = 0
    slot.isObligation = false
    return slot
  }

  var unmet: Int { required - taken - late }

  /// What the rights that it gives are called.
  var source: Finding.RightSource { isObligation ? .obligation(id) : .freeChoice(year) }

  func holds(_ day: Day) -> Bool { opens <= day && day <= deadline }

  mutating func carryOver(_ modules: Int) {
    required -= modules
    rights -= modules
    carriedOver += modules
  }

  static func precedes(_ a: Slot, _ b: Slot) -> Bool {
    if a.deadline != b.deadline { return a.deadline < b.deadline }
    if a.opens != b.opens { return a.opens < b.opens }
    return a.id < b.id
  }
}
