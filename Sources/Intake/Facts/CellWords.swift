import Roster

/// The few words that a cell may hold, read from bytes without making a string.
enum CellWords {
  /// `yes` or `oui`, `no` or `non`; nil for anything else.
  static func isYes(_ field: UnsafeRawBufferPointer) -> Bool? {
    if unsafe spells("no", field) || spells("non", field) { return false }
    if unsafe spells("yes", field) || spells("oui", field) { return true }
    return nil
  }

  static func employer(_ field: UnsafeRawBufferPointer) -> EmployerKind? {
    if unsafe spells("public", field) { return .public }
    if unsafe spells("private", field) { return .private }
    return nil
  }

  /// Whether the field is this lower-case word, however its letters are written.
  @inline(__always)
  private static func spells(_ word: StaticString, _ field: UnsafeRawBufferPointer) -> Bool {
    guard word.utf8CodeUnitCount == field.count else { return false }
    for index in 0..<field.count where unsafe field[index] | 0x20 != word.utf8Start[index] { return false }
    return true
  }
}
