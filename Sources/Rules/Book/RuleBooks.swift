public import Dates

/// All rule books of a desk: which one is in force on a day, and what is wrong with them together.
public struct RuleBooks: Sendable {
  /// Ordered by their first day; at least one.
  private let books: [RuleBook]

  /// - Returns: nil where there is no book.
  public init?(_ books: [RuleBook]) {
    guard !books.isEmpty else { return nil }
    self.books = books.sorted { $0.inForceFrom < $1.inForceFrom }
  }

  /// The book in force on `day`; days before the first book use the first.
  public func book(on day: Day) -> RuleBook {
    books.last { $0.inForceFrom <= day } ?? books[0]
  }

  /// What is wrong with these files as a set: names, days with two books, days after the first book with none.
  ///
  /// A book that does not say its last day is in force until the next one's first.
  public static func problems(among files: [RuleBookFile]) -> [RuleBookProblem] {
    let dated = files.filter { $0.book != nil }.sorted { ($0.start, $0.file) < ($1.start, $1.file) }
    var problems = dated.compactMap(\.misnamed)
    // The book that is in force longest among those that began so far.
    var reaching: RuleBookFile?
    for file in dated {
      if let earlier = reaching { problems += file.problems(after: earlier) }
      if file.reaches(beyond: reaching) { reaching = file }
    }
    if let last = reaching, let until = last.inForceUntil {
      problems.append(
        RuleBookProblem(file: last.file, line: last.startLine, kind: .noBook(from: until.next, through: nil)))
    }
    return problems
  }
}

extension RuleBookFile {
  fileprivate var start: Day { book?.inForceFrom ?? .distantPast }

  /// The file must bear the day from which it is in force, so that a folder lists books in order.
  fileprivate var misnamed: RuleBookProblem? {
    let name = "\(start).yaml"
    if file.split(separator: "/").last.map(String.init) == name { return nil }
    return RuleBookProblem(file: file, line: startLine, kind: .wrongFileName(needed: name))
  }

  /// What is wrong between this book and the one before it.
  fileprivate func problems(after earlier: RuleBookFile) -> [RuleBookProblem] {
    let until = earlier.inForceUntil
    if earlier.start == start || (until.map { $0 >= start } ?? false) {
      return [RuleBookProblem(file: file, line: startLine, kind: .twoBooks(day: start, other: earlier.file))]
    }
    guard let until, until.next < start else { return [] }
    let gap = RuleBookProblem.Kind.noBook(from: until.next, through: start.previous)
    return [RuleBookProblem(file: earlier.file, line: earlier.startLine, kind: gap)]
  }

  /// Whether it is in force after `other` has ended; one without a last day ends where the next one begins.
  fileprivate func reaches(beyond other: RuleBookFile?) -> Bool {
    guard let end = other?.inForceUntil else { return true }
    return inForceUntil.map { $0 >= end } ?? true
  }
}
