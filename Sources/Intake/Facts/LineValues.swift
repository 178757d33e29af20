import Dates
import Roster

/// The values of one line by their column; remembers what is wrong with the leftmost that cannot be read.
@safe struct LineValues {
  private let line: UnsafeRawBufferPointer
  private let fields: [LineField]
  private(set) var flaw: FactsTable.LineFlaw?
  private var flawedColumn = Int.max

  init(_ line: UnsafeRawBufferPointer, _ fields: [LineField]) {
    unsafe self.line = unsafe line
    self.fields = fields
  }

  @inline(__always)
  mutating func day(_ column: Int) -> Day? {
    guard let content = unsafe content(column) else { return nil }
    return unsafe Day(iso: content) ?? liberalDay(content, column)
  }

  private mutating func liberalDay(_ content: UnsafeRawBufferPointer, _ column: Int) -> Day? {
    if let day = unsafe Day(liberal: String(decoding: content, as: UTF8.self)) { return day }
    note(.notADay(column: column), column)
    return nil
  }

  @inline(__always)
  mutating func module(_ column: Int) -> ModuleCode? {
    guard let content = unsafe content(column) else { return nil }
    let isQuoted = unsafe line[fields[column].from] == UInt8(ascii: "\"")
    let code = unsafe isQuoted ? Self.quotedModule(content) : ModuleCode(content)
    if code == nil { note(.notAModule(column: column), column) }
    return code
  }

  /// Inside quotation marks, a doubled one stands for itself.
  private static func quotedModule(_ content: UnsafeRawBufferPointer) -> ModuleCode? {
    unsafe ModuleCode(String(decoding: content, as: UTF8.self).replacing("\"\"", with: "\""))
  }

  mutating func isYes(_ column: Int) -> Bool? {
    guard let content = unsafe content(column) else { return nil }
    let isYes = unsafe CellWords.isYes(content)
    if isYes == nil { note(.notYesOrNo(column: column), column) }
    return isYes
  }

  mutating func employer(_ column: Int) -> EmployerKind? {
    guard let content = unsafe content(column) else { return nil }
    let kind = unsafe CellWords.employer(content)
    if kind == nil { note(.notAnEmployer(column: column), column) }
    return kind
  }

  private mutating func note(_ flaw: FactsTable.LineFlaw, _ column: Int) {
    guard column < flawedColumn else { return }
    self.flaw = flaw
    flawedColumn = column
  }

  /// What stands in the field, without its quotation marks; nil where it is empty.
  @inline(__always)
  private func content(_ column: Int) -> UnsafeRawBufferPointer? {
    let field = fields[column]
    if field.isEmpty { return nil }
    let isQuoted = unsafe field.to &- field.from >= 2 && line[field.from] == UInt8(ascii: "\"")
    let (from, to) = isQuoted ? (field.from &+ 1, field.to &- 1) : (field.from, field.to)
    if from == to { return nil }
    return unsafe UnsafeRawBufferPointer(rebasing: line[from..<to])
  }
}
