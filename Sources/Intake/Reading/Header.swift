/// A column of the file at hand.
struct Column {
  let index: Int
  /// As the file's own header writes it.
  let name: String
}

/// The first line of a file: what its columns are called.
struct Header {
  /// In the order of the file, without the white space around them.
  let names: [String]
  private let foldedNames: [String]

  init(_ names: [String]) {
    self.names = names
    foldedNames = names.map(\.folded)
  }

  /// Finds each heading's column: one written exactly alike first, then, among the columns still free, one that reads the
  /// same (``Swift/String/folded``).
  ///
  /// The order of passes keeps apart `Code Postal` and `Code postal`, which differ in one capital.
  func columns<Heading: ColumnHeading>(_: Heading.Type) -> Columns<Heading> {
    var found: [Heading: Column] = [:]
    var free = Set(names.indices)
    func claim(_ heading: Heading, where matches: (Int) -> Bool) {
      guard found[heading] == nil, let index = names.indices.first(where: { free.contains($0) && matches($0) }) else {
        return
      }
      free.remove(index)
      found[heading] = Column(index: index, name: names[index])
    }
    for heading in Heading.allCases { claim(heading) { names[$0] == heading.rawValue } }
    for heading in Heading.allCases {
      let folded = heading.rawValue.folded
      claim(heading) { foldedNames[$0] == folded }
    }
    return Columns(found: found, in: self)
  }

  func contains(_ name: String) -> Bool { foldedNames.contains(name.folded) }

  /// The columns whose folded name satisfies `predicate`.
  func columns(where predicate: (_ foldedName: String) -> Bool) -> [Column] {
    names.indices.filter { predicate(foldedNames[$0]) }.map { Column(index: $0, name: names[$0]) }
  }

  /// That the header lacks `missing`, and what it has instead, short enough to be shown.
  func lacks(_ missing: [String]) -> IntakeError {
    .missingColumns(missing, found: names.prefix(60).map { Shown.text(Array($0.utf8)[...], limit: 40) })
  }
}

/// The columns that one kind of file may have, by their names in it.
protocol ColumnHeading: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// Where the columns of one kind of file stand in the file at hand.
struct Columns<Heading: ColumnHeading> {
  private let found: [Heading: Column]
  private let header: Header

  fileprivate init(found: [Heading: Column], in header: Header) {
    self.found = found
    self.header = header
  }

  subscript(_ heading: Heading) -> Column? { found[heading] }

  func required(_ heading: Heading) throws(IntakeError) -> Column {
    guard let column = found[heading] else { throw header.lacks([heading.rawValue]) }
    return column
  }

  /// Refuses a file that has none of `headings`: it is of another kind, or says nothing.
  func requireAny(of headings: [Heading]) throws(IntakeError) {
    if !headings.contains(where: { found[$0] != nil }) { throw header.lacks(headings.map(\.rawValue)) }
  }
}
