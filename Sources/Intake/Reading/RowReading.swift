/// The row that is being read: its fields by column, and what was found odd about it so far.
struct RowReading {
  private var records: RecordReader
  private let header: Header
  private(set) var warnings: [Warning] = []

  init(_ records: RecordReader, header: Header) {
    self.records = records
    self.header = header
  }

  var line: Int { records.record.line }
  var position: Int { records.position }

  /// Goes on to the next row; false behind the last.
  mutating func next() -> Bool {
    warnings.removeAll(keepingCapacity: true)
    return records.next()
  }

  /// - Throws: a reject where the row cannot be told apart from its neighbours, or into its columns.
  func checkShape() throws(Reject) {
    if let (field, line) = records.record.unterminated {
      throw reject(.unterminatedQuote, field: field, onLine: line)
    }
    if let extra = records.record.firstExtra(beyond: header.names.count, in: records.text) {
      throw reject(.tooManyFields, field: extra, onLine: line)
    }
  }

  /// What the row has in `column`; nil where the column or the field is absent or the field says nothing.
  func content(_ column: Column?) -> ArraySlice<UInt8>? {
    guard let column, column.index < records.record.fields.count else { return nil }
    let content = records.record.fields[column.index].content(in: records.text).trimmed
    return content.isEmpty || Blank.isWord(content) ? nil : content
  }

  mutating func warn(_ reason: WarningReason, at column: Column) {
    warnings.append(Warning(line: line, column: column.name, value: shown(column.index), reason: reason))
  }

  func reject(_ reason: RejectReason, at column: Column) -> Reject {
    Reject(line: line, column: column.name, value: shown(column.index), reason: reason)
  }

  /// The row lacks what `heading` should say, in a column that the file may lack altogether.
  func lacks(_ column: Column?, calledUsually name: String) -> Reject {
    Reject(line: line, column: column?.name ?? name, value: "", reason: .missingValue)
  }

  private func reject(_ reason: RejectReason, field: Int, onLine line: Int) -> Reject {
    let column = header.names.indices.contains(field) ? header.names[field] : ""
    return Reject(line: line, column: column, value: shown(field), reason: reason)
  }

  private func shown(_ index: Int) -> String {
    guard index < records.record.fields.count else { return "" }
    return Shown.text(records.record.fields[index].content(in: records.text).trimmed, limit: 80)
  }
}
