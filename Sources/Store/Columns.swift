import GRDB

/// The columns of the row that a question stands on, each by its place.
///
/// GRDB's own row first looks up the names of all columns, which costs more than reading them.
/// Valid only until the question goes on to its next row.
@safe struct Columns {
  private let statement: SQLiteStatement

  /// Traps where the column is NULL and `Value` is not optional: the schema does not let that be.
  subscript<Value: StatementColumnConvertible>(_ index: Int) -> Value {
    guard let value = unsafe Value.fromStatement(statement, atUncheckedIndex: CInt(index)) else {
      preconditionFailure("column \(index) is NULL")
    }
    return value
  }
}

/// To GRDB they are the value of the first column, which it hands out without a look at it.
extension Columns: DatabaseValueConvertible, StatementColumnConvertible {
  init(sqliteStatement: SQLiteStatement, index: CInt) { unsafe statement = sqliteStatement }

  static func fromStatement(_ statement: SQLiteStatement, atUncheckedIndex index: CInt) -> Columns? {
    unsafe Columns(sqliteStatement: statement, index: index)
  }

  var databaseValue: DatabaseValue { .null }

  static func fromDatabaseValue(_ value: DatabaseValue) -> Columns? { nil }
}
