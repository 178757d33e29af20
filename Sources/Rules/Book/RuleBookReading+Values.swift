import Dates
import Roster
import Yams

extension RuleBookReading {
  mutating func start(_ root: Node) -> (Day?, line: Int) {
    guard let node = root.mapping?["in_force_from"] else {
      complain(1, .missingKey("in_force_from"))
      return (nil, 1)
    }
    guard let day = node.string.flatMap({ Day($0) }) else {
      complain(node.line, .wrongType(key: "in_force_from", needed: .day))
      return (nil, node.line)
    }
    return (day, node.line)
  }

  mutating func until(_ root: Node, after start: Day?) -> Day? {
    guard let node = root.mapping?["in_force_until"] else { return nil }
    guard let day = node.string.flatMap({ Day($0) }) else {
      complain(node.line, .wrongType(key: "in_force_until", needed: .day))
      return nil
    }
    if let start, day < start { complain(node.line, .endsBeforeStart(day)) }
    return day
  }

  /// The book that the values make; nil where one of them is missing or wrong.
  mutating func book(inForceFrom start: Day?) -> RuleBook? {
    let admittedFrom = day(.admittedFrom)
    let onboarding = number(.onboardingModules)
    let annual = number(.annualModules)
    let firstYear = number(.firstYear)
    let deadlines = daysByYear(.deadlines)
    let complements = daysByModule(.complementModules)
    let counts = flag(.complementCounts)
    let regularises = flag(.lateRegularises)
    let lapses = number(.lapses)
    let years = number(.carryOverYears)
    let times = number(.carryOverTimes)
    guard let start, let admittedFrom, let onboarding, let annual, let firstYear, let deadlines, let complements,
      let counts, let regularises, let lapses, let years, let times
    else { return nil }
    return RuleBook(
      inForceFrom: start, onboarding: .init(admittedFrom: admittedFrom, modules: onboarding),
      annual: .init(modules: annual, firstYear: firstYear, deadlines: deadlines),
      complement: .init(modules: complements, countsTowardsObligation: counts),
      late: .init(regularises: regularises, lapsesAfterYears: lapses), carryOver: .init(years: years, maxTimes: times))
  }

  private mutating func day(_ key: RuleBookKey) -> Day? {
    guard let node = values[key] else { return nil }
    guard let day = node.string.flatMap({ Day($0) }) else { return wrong(key, node, .day) }
    return day
  }

  private mutating func number(_ key: RuleBookKey) -> Int? {
    guard let node = values[key], case .number(let from, let to) = key.shape else { return nil }
    guard let number = node.number else { return wrong(key, node, .number) }
    guard (from...to).contains(number) else {
      complain(node.line, .outOfRange(key: key.rawValue, from: from, to: to))
      return nil
    }
    return number
  }

  private mutating func flag(_ key: RuleBookKey) -> Bool? {
    guard let node = values[key] else { return nil }
    return node.flag ?? wrong(key, node, .flag)
  }

  private mutating func daysByYear(_ key: RuleBookKey) -> [RuleBook.Annual.Deadline]? {
    guard let node = values[key] else { return nil }
    guard let entries = node.mapping else { return wrong(key, node, .daysByYear) }
    var deadlines: [RuleBook.Annual.Deadline] = []
    for (year, day) in entries {
      guard let number = year.string.flatMap({ Int($0) }), let day = day.string.flatMap({ Day($0) }) else {
        return wrong(key, year, .daysByYear)
      }
      if let last = deadlines.last, last.year >= number { complain(year.line, .yearsOutOfOrder(year: number)) }
      deadlines.append(.init(year: number, day: day))
    }
    return deadlines
  }

  private mutating func daysByModule(_ key: RuleBookKey) -> [RuleBook.Complements.Module]? {
    guard let node = values[key] else { return nil }
    guard let entries = node.mapping else { return wrong(key, node, .daysByModule) }
    var modules: [RuleBook.Complements.Module] = []
    for (code, day) in entries {
      guard let module = code.string.flatMap({ ModuleCode($0) }), let first = day.string.flatMap({ Day($0) }) else {
        return wrong(key, code, .daysByModule)
      }
      modules.append(.init(code: module, firstFunded: first))
    }
    return modules
  }

  private mutating func wrong<Value>(_ key: RuleBookKey, _ node: Node, _ needed: RuleBookProblem.Needed) -> Value? {
    complain(node.line, .wrongType(key: key.rawValue, needed: needed))
    return nil
  }
}

// MARK: What the values mean together

extension RuleBookReading {
  mutating func check(_ book: RuleBook, modules: Set<String>) {
    let line = lines[.deadlines] ?? 1
    for deadline in book.annual.deadlines {
      let at = values[.deadlines]?.mapping?[String(deadline.year)]?.line ?? line
      if let kind = flaw(of: deadline, in: book) { complain(at, kind) }
    }
    for module in book.complement.modules where !modules.contains(module.code.description) {
      complain(lines[.complementModules] ?? 1, .unknownModule(module.code.description))
    }
    let count = book.complement.modules.count
    if count > 64 { complain(lines[.complementModules] ?? 1, .tooManyComplements(count)) }
  }

  private func flaw(of deadline: RuleBook.Annual.Deadline, in book: RuleBook) -> RuleBookProblem.Kind? {
    let (year, day) = (deadline.year, deadline.day)
    if year < book.annual.firstYear { return .deadlineBeforeFirstYear(year: year, firstYear: book.annual.firstYear) }
    if day < Day.first(of: year) { return .impossibleWindow(year: year, deadline: day) }
    if day < Day.last(of: year) { return .gap(year: year, deadline: day) }
    let next = book.annual.deadline(of: year + 1)
    if day >= next { return .overlap(year: year, deadline: day, next: next) }
    let lapse = Day.last(of: year + book.late.lapsesAfterYears)
    return day > lapse ? .deadlineAfterLapse(year: year, deadline: day, lapse: lapse) : nil
  }
}
