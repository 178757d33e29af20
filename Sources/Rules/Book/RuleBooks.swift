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

  /// What is wrong with these files as a set: names, days with two books, days with none.
  public static func problems(among files: [RuleBookFile]) -> [RuleBookProblem] {
    let dated = files.filter { $0.book != nil }.sorted { $0.start < $1.start }
    var problems: [RuleBookProblem] = []
    for file in dated {
      let name = "\(file.start).yaml"
      if file.file.split(separator: "/").last.map(String.init) != name {
        problems.append(RuleBookProblem(file: file.file, line: file.startLine, kind: .wrongFileName(needed: name)))
      }
    }
    for (earlier, later) in zip(dated, dated.dropFirst()) {
      if earlier.start == later.start || (earlier.inForceUntil.map { $0 >= later.start } ?? false) {
        problems.append(
          RuleBookProblem(
            file: later.file, line: later.startLine, kind: .twoBooks(day: later.start, other: earlier.file)))
      } else if let until = earlier.inForceUntil, until.next < later.start {
        problems.append(
          RuleBookProblem(
            file: earlier.file, line: earlier.startLine, kind: .noBook(from: until.next, through: later.start.previous))
        )
      }
    }
    return problems
  }
}

extension RuleBookFile {
  fileprivate var start: Day { book?.inForceFrom ?? .distantPast }
}
