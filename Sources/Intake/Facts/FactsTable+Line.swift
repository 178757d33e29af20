import Dates
import Roster
public import Rules

extension FactsTable {
  /// Reads one line, without its line end, into `facts`, whose memory is used again.
  ///
  /// - Returns: where the id stands in `line`, and what is wrong with the line, if anything is.
  public mutating func read(_ line: UnsafeRawBufferPointer, into facts: inout Facts) -> (
    id: Range<Int>, flaw: LineFlaw?
  ) {
    clear(&facts)
    var id = 0..<0
    var flaw: LineFlaw?
    var column = 0
    var from = 0
    var at = 0
    let count = line.count
    while true {
      guard let end = unsafe fieldEnd(line, from) else { return (unsafe identity(line), .quote) }
      at = end
      if column < columns.count {
        let range = unsafe trimmed(line, from, at)
        if columns[column] == .id {
          id = range
        } else if !range.isEmpty, let found = unsafe take(unquoted(line, range), column, &facts) {
          flaw = flaw ?? found
        }
      } else if at > from {
        return (id, .fields(found: column + 1, expected: columns.count))
      }
      if at == count { break }
      column += 1
      at += 1
      from = at
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
    case .entry: return unsafe day(field, index, &facts.entry)
    case .exemptedOn: return unsafe day(field, index, &exemptedOn)
    case .start: return unsafe day(field, index, &start)
    case .end: return unsafe day(field, index, &end)
    case .day(let number): return unsafe day(field, index, &days[number])
    case .module(let number):
      modules[number] = unsafe ModuleCode(field)
      return modules[number] == nil ? .notAModule(column: index) : nil
    case .exempt:
      exempt = unsafe Self.isYes(field)
      return exempt == nil ? .notYesOrNo(column: index) : nil
    case .employer:
      kind = unsafe Self.employer(field)
      return kind == nil ? .notAnEmployer(column: index) : nil
    }
  }

  private func day(_ field: UnsafeRawBufferPointer, _ index: Int, _ day: inout Day?) -> LineFlaw? {
    day = unsafe Day(iso: field) ?? Day(liberal: String(decoding: field, as: UTF8.self))
    return day == nil ? .notADay(column: index) : nil
  }

  private func finish(_ facts: inout Facts) -> LineFlaw? {
    switch exempt {
    case true?: facts.exemption = .yes(on: exemptedOn)
    case false?: facts.exemption = .no
    case nil: facts.exemption = .unknown
    }
    for index in days.indices {
      switch (days[index], modules[index]) {
      case (let day?, let module?): facts.completions.append(Completion(day: day, module: module))
      case (nil, nil): break
      case (nil, _?): return .moduleWithoutDay(column: column(.module(index)))
      case (_?, nil): return .dayWithoutModule(column: column(.day(index)))
      }
    }
    guard let start else { return .noEmployment }
    guard let period = Period(start: start, end: end) else { return .endsBeforeStart }
    facts.posts.append(Post(period: period, kind: kind))
    return nil
  }

  private func column(_ column: Column) -> Int { columns.firstIndex(of: column) ?? 0 }

  /// Where the field that begins at `from` ends; nil where its quotation mark is never closed.
  private func fieldEnd(_ line: UnsafeRawBufferPointer, _ from: Int) -> Int? {
    var at = from
    if at < line.count, unsafe line[at] == UInt8(ascii: "\"") {
      repeat {
        at += 1
        while at < line.count, unsafe line[at] != UInt8(ascii: "\"") { at += 1 }
        if at == line.count { return nil }
        at += 1
      } while unsafe at < line.count && line[at] == UInt8(ascii: "\"")
    }
    while at < line.count, unsafe line[at] != delimiter { at += 1 }
    return at
  }

  private func unquoted(_ line: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
    let isQuoted = unsafe range.count >= 2 && line[range.lowerBound] == UInt8(ascii: "\"")
    return unsafe UnsafeRawBufferPointer(
      rebasing: line[isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range])
  }

  /// The first field as it stands, for naming a line that cannot be read further.
  private func identity(_ line: UnsafeRawBufferPointer) -> Range<Int> {
    guard columns.first == .id else { return 0..<0 }
    return unsafe 0..<(line.firstIndex(of: delimiter) ?? line.count)
  }

  private func trimmed(_ line: UnsafeRawBufferPointer, _ from: Int, _ to: Int) -> Range<Int> {
    var from = from
    var to = to
    while from < to, unsafe line[from] == 0x20 { from += 1 }
    while to > from, unsafe line[to - 1] == 0x20 || line[to - 1] == 0x0D { to -= 1 }
    return from..<to
  }
}

// MARK: Words in a cell

extension FactsTable {
  private static func isYes(_ field: UnsafeRawBufferPointer) -> Bool? {
    switch unsafe (field.count, lower(field, 0), lower(field, 1), lower(field, 2)) {
    case (3, UInt8(ascii: "y"), UInt8(ascii: "e"), UInt8(ascii: "s")): true
    case (3, UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "i")): true
    case (2, UInt8(ascii: "n"), UInt8(ascii: "o"), _): false
    case (3, UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "n")): false
    default: nil
    }
  }

  private static func lower(_ field: UnsafeRawBufferPointer, _ index: Int) -> UInt8 {
    index < field.count ? unsafe field[index] | 0x20 : 0
  }

  private static func employer(_ field: UnsafeRawBufferPointer) -> EmployerKind? {
    switch unsafe (field.count, lower(field, 0), lower(field, 1)) {
    case (6, UInt8(ascii: "p"), UInt8(ascii: "u")):
      unsafe String(decoding: field, as: UTF8.self).lowercased() == "public" ? .public : nil
    case (7, UInt8(ascii: "p"), UInt8(ascii: "r")):
      unsafe String(decoding: field, as: UTF8.self).lowercased() == "private" ? .private : nil
    default: nil
    }
  }
}
