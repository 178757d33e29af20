extension RuleBookProblem {
  /// What is wrong, where, and what to do, in English.
  public var english: String { "\(file), line \(line): \(kind.english)" }
}

extension RuleBookProblem.Kind {
  fileprivate var english: String {
    switch self {
    case .unreadable: "this is not readable YAML; mend the line"
    case .unknownKey(let key): "unknown key \"\(key)\"; remove it or mend its name"
    case .repeatedKey(let key): "the key \"\(key)\" stands twice; keep one"
    case .missingKey(let key): "the key \"\(key)\" is missing; add it with value and source"
    case .wrongType(let key, let needed): "\"\(key)\" must be \(needed.english)"
    case .outOfRange(let key, let from, let to): "\"\(key)\" must lie between \(from) and \(to)"
    case .noSource(let key): "\"\(key)\" does not say its source; add source (§n, NB, CIA, SUP, JUS or another text)"
    case .noAlternative(let key):
      "\"\(key)\" is a reading of the article; add reading and alternative"
    case .impossibleWindow(let year, let day):
      "the deadline of \(year), \(day), comes before that year opens; mend the day"
    case .gap(let year, let day):
      "the deadline of \(year), \(day), leaves days of \(year) without an obligation; it cannot come before \(year)-12-31"
    case .overlap(let year, let day, let next):
      "the deadline of \(year), \(day), reaches the next year's (\(next)); bring it forward"
    case .deadlineAfterLapse(let year, let day, let lapse):
      "the deadline of \(year), \(day), falls after its obligation lapses (\(lapse)); bring it forward or raise late.lapses_after_years"
    case .yearsOutOfOrder(let year): "the year \(year) is not in its place; put the years in order"
    case .deadlineBeforeFirstYear(let year, let first):
      "nothing is owed for \(year): obligations begin in \(first); remove the line or mend annual.first_year"
    case .unknownModule(let code): "the module \"\(code)\" is named nowhere; add it to modules.yaml or mend its code"
    case .tooManyComplements(let count): "\(count) complement modules; 64 at most"
    case .wrongFileName(let name): "the file must bear the day it takes force: \(name)"
    case .twoBooks(let day, let other):
      "two books are in force on \(day), this one and \(other); change in_force_from or in_force_until"
    case .noBook(let from, let through):
      "no book is in force from \(from) \(through.map { "to \($0)" } ?? "on"); extend in_force_until or add a book"
    case .endsBeforeStart(let day): "in_force_until (\(day)) comes before in_force_from; mend one of them"
    }
  }
}

extension RuleBookProblem.Needed {
  fileprivate var english: String {
    switch self {
    case .day: "a day YYYY-MM-DD"
    case .flag: "true or false"
    case .number: "a whole number"
    case .daysByYear: "a list \"year: day\""
    case .daysByModule: "a list \"module code: day\" (32 bytes a code at most)"
    case .mapping: "a group of keys"
    }
  }
}
