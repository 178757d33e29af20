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
    if let flaw = unsafe cut(line) {
      return (flaw == .quote ? unsafe identity(line) : fields[places.id].range, flaw)
    }
    var values = unsafe LineValues(line, fields)
    facts.entry = values.day(places.entry)
    facts.exemption = Self.exemption(values.isYes(places.exempt), on: values.day(places.exemptedOn))
    let incomplete = completions(&values, &facts.completions)
    let post = post(&values, &facts.posts)
    return (fields[places.id].range, values.flaw ?? incomplete ?? post)
  }

  private static func exemption(_ isExempt: Bool?, on day: Day?) -> Exemption {
    switch isExempt {
    case true?: .yes(on: day)
    case false?: .no
    case nil: .unknown
    }
  }

  private func completions(_ values: inout LineValues, _ completions: inout [Completion]) -> LineFlaw? {
    completions.removeAll(keepingCapacity: true)
    var flaw: LineFlaw?
    for pair in places.completions where !(fields[pair.day].isEmpty && fields[pair.module].isEmpty) {
      switch (values.day(pair.day), values.module(pair.module)) {
      case (let day?, let module?): completions.append(Completion(day: day, module: module))
      case (nil, nil): break
      case (nil, _?): flaw = flaw ?? .moduleWithoutDay(column: pair.module)
      case (_?, nil): flaw = flaw ?? .dayWithoutModule(column: pair.day)
      }
    }
    return flaw
  }

  private func post(_ values: inout LineValues, _ posts: inout [Post]) -> LineFlaw? {
    posts.removeAll(keepingCapacity: true)
    let (start, end) = (values.day(places.start), values.day(places.end))
    let kind = values.employer(places.employer)
    guard let start else { return .noEmployment }
    guard let period = Period(start: start, end: end) else { return .endsBeforeStart }
    posts.append(Post(period: period, kind: kind))
    return nil
  }

  /// The first field as it stands, for naming a line that cannot be cut.
  private func identity(_ line: UnsafeRawBufferPointer) -> Range<Int> {
    guard places.id == 0 else { return 0..<0 }
    return unsafe 0..<(line.firstIndex(of: delimiter) ?? line.count)
  }
}
