import Dates
import FoundationEssentials
import GRDB
import Roster
import Rules

extension Columns {
  /// None where the column is NULL.
  func bytes(_ index: Int) -> [UInt8] { [UInt8](self[index] as Data? ?? Data()) }

  func day(_ index: Int, of table: String) throws -> Day {
    guard let text = self[index] as String?, let day = Day(text) else { throw StoreError.unreadable(table: table) }
    return day
  }

  func optionalDay(_ index: Int, of table: String) throws -> Day? {
    guard let text = self[index] as String? else { return nil }
    guard let day = Day(text) else { throw StoreError.unreadable(table: table) }
    return day
  }

  func module(_ index: Int, of table: String) throws -> ModuleCode {
    guard let code = ModuleCode(self[index] as String) else { throw StoreError.unreadable(table: table) }
    return code
  }

  /// A text that is one of the values of an enumeration.
  func value<Value: RawRepresentable<String>>(_ index: Int, of table: String) throws -> Value {
    guard let value = Value(rawValue: self[index] as String) else { throw StoreError.unreadable(table: table) }
    return value
  }

  func optionalValue<Value: RawRepresentable<String>>(_ index: Int, of table: String) throws -> Value? {
    guard let text = self[index] as String? else { return nil }
    guard let value = Value(rawValue: text) else { throw StoreError.unreadable(table: table) }
    return value
  }
}
