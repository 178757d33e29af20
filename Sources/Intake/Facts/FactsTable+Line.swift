import Dates
import Roster
public import Rules

extension FactsTable {
  /// Reads one line, without its line end, into `facts`, whose memory is used again.
  ///
  /// - Returns: where the id stands in `line`, and what is wrong with the line, if anything is.
  public mutating func read(
    _ line: UnsafeRawBufferPointer, into facts: inout Facts
  ) -> (id: Range<Int>, flaw: LineFlaw?) {
    clear(&facts)
    var id = 0..<0
    var flaw: LineFlaw?
    var column = 0
    var from = 0
    while true {
      guard let end = unsafe Self.fieldEnd(line, from, delimiter) else { return (unsafe identity(line), .quote) }
      if column < columns.count {
        let range = unsafe Self.trimmed(line, from, end)
        if columns[column] == .id {
          id = range
        } else if !range.isEmpty, let found = unsafe take(Self.unquoted(line, range), column, &facts) {
          flaw = flaw ?? found
        }
      } else if end > from {
        return (id, .fields(found: column + 1, expected: columns.count))
      }
      if end == line.count { break }
      column += 1
      from = end + 1
    }
    return (id, flaw ?? finish(&facts))
  }

  private mutating func clear(_ facts: inout Facts) {
    facts.entry = nil
    facts.posts.removeAll(keepingCapacity: true)
    facts.completions.removeAll(keepingCapacity: true)
    start = nil
    end = nil
    exempt = nil
    exemptedOn = nil
    kind = nil
    for index in days.indices {
      days[index] = nil
      modules[index] = nil
    }
  }

  private mutating func take(_ field: UnsafeRawBufferPointer, _ index: Int, _ facts: inout Facts) -> LineFlaw? {
    guard field.count > 0 else { return nil }
    switch columns[index] {
    case .id, .other: return nil
    case .exempt:
      exempt = unsafe CellWords.isYes(field)
      return exempt == nil ? .notYesOrNo(column: index) : nil
    case .employer:
      kind = unsafe CellWords.employer(field)
      return kind == nil ? .notAnEmployer(column: index) : nil
    case .module(let number):
      modules[number] = unsafe ModuleCode(field)
      return modules[number] == nil ? .notAModule(column: index) : nil
    case .entry, .exemptedOn, .start, .end, .day: break
    }
    guard let day = unsafe Self.day(field) else { return .notADay(column: index) }
    switch columns[index] {
    case .entry: facts.entry = day
    case .exemptedOn: exemptedOn = day
    case .start: start = day
    case .end: end = day
    case .day(let number): days[number] = day
    case .id, .other, .exempt, .employer, .module: break
    }
    return nil
  }

  private static func day(_ field: UnsafeRawBufferPointer) -> Day? {
    if let day = unsafe Day(iso: field) { return day }
    return unsafe Day(liberal: String(decoding: field, as: UTF8.self))
  }

  private mutating func finish(_ facts: inout Facts) -> LineFlaw? {
    switch exempt {
    case true?: facts.exemption = .yes(on: exemptedOn)
    case false?: facts.exemption = .no
    case nil: facts.exemption = .unknown
    }
    for index in days.indices {
      switch (days[index], modules[index]) {
      case (let day?, let module?): facts.completions.append(Completion(day: day, module: module))
      case (nil, nil): break
      case (nil, _?): return .moduleWithoutDay(column: place(of: .module(index)))
      case (_?, nil): return .dayWithoutModule(column: place(of: .day(index)))
      }
    }
    guard let start else { return .noEmployment }
    guard let period = Period(start: start, end: end) else { return .endsBeforeStart }
    facts.posts.append(Post(period: period, kind: kind))
    return nil
  }

  private func place(of column: Column) -> Int { columns.firstIndex(of: column) ?? 0 }

  /// The first field as it stands, for naming a line that cannot be read further.
  private func identity(_ line: UnsafeRawBufferPointer) -> Range<Int> {
    guard columns.first == .id else { return 0..<0 }
    return unsafe 0..<(line.firstIndex(of: delimiter) ?? line.count)
  }
}

// MARK: Fields

extension FactsTable {
  /// Where the field that begins at `from` ends; nil where its quotation mark is never closed.
  @inline(__always)
  private static func fieldEnd(_ line: UnsafeRawBufferPointer, _ from: Int, _ delimiter: UInt8) -> Int? {
    var at = from
    if at < line.count, unsafe line[at] == UInt8(ascii: "\"") {
      guard let closed = unsafe quoteEnd(line, from) else { return nil }
      at = closed
    }
    while at < line.count, unsafe line[at] != delimiter { at += 1 }
    return at
  }

  /// Behind the mark that closes the one at `from`; a doubled mark inside stands for itself.
  private static func quoteEnd(_ line: UnsafeRawBufferPointer, _ from: Int) -> Int? {
    var at = from
    repeat {
      at += 1
      while at < line.count, unsafe line[at] != UInt8(ascii: "\"") { at += 1 }
      if at == line.count { return nil }
      at += 1
    } while unsafe at < line.count && line[at] == UInt8(ascii: "\"")
    return at
  }

  @inline(__always)
  private static func unquoted(_ line: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
    let isQuoted = unsafe range.count >= 2 && line[range.lowerBound] == UInt8(ascii: "\"")
    return unsafe UnsafeRawBufferPointer(
      rebasing: line[isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range])
  }

  @inline(__always)
  private static func trimmed(_ line: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Range<Int> {
    var from = from
    var to = to
    while from < to, unsafe line[from] == 0x20 { from += 1 }
    while to > from, unsafe line[to - 1] == 0x20 { to -= 1 }
    return from..<to
  }
}
