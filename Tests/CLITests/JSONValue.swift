import Foundation

/// JSON as it is written: `true` is no number, and `null` is not nothing.
enum JSONValue: Decodable, Equatable {
  case null
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(_ line: some StringProtocol) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
      return
    }
    // Each attempt but the right one fails: that is how the kind is found out.
    let readings: [() -> JSONValue?] = [
      { (try? value.decode(Bool.self)).map(JSONValue.flag) }, { (try? value.decode(Int.self)).map(JSONValue.number) },
      { (try? value.decode(String.self)).map(JSONValue.text) },
      { (try? value.decode([JSONValue].self)).map(JSONValue.list) },
    ]
    self = try readings.lazy.compactMap { $0() }.first ?? .object(value.decode([String: JSONValue].self))
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [JSONValue] { if case .list(let list) = self { list } else { [] } }
}
