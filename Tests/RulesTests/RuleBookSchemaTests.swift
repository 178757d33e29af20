import Foundation
import Testing

@testable import Rules

/// The published JSON Schema says of each key what the program itself demands, no more and no less.
@Suite struct RuleBookSchemaTests {
  private typealias Object = [String: Any]

  private func schema() throws -> Object {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Config/rules/rule-book.schema.json").standardized
    return try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? Object)
  }

  /// The groups by name, each with its keys.
  private func groups() throws -> [String: Object] {
    let properties = try #require(try schema()["properties"] as? Object)
    return properties.compactMapValues { $0 as? Object }.filter { $0.value["type"] as? String == "object" }
  }

  @Test func `the schema has every key of the program and none besides, all of them required`() throws {
    var keys: Set<String> = []
    for (name, group) in try groups() {
      let entries = try #require(group["properties"] as? Object)
      #expect(Set(try #require(group["required"] as? [String])) == Set(entries.keys))
      #expect(group["additionalProperties"] as? Bool == false)
      keys.formUnion(entries.keys.map { name + "." + $0 })
    }
    #expect(keys == Set(RuleBookKey.allCases.map(\.rawValue)))
    #expect(
      Set(try #require(try schema()["required"] as? [String])) == Set(try groups().keys).union(["in_force_from"]))
  }

  @Test(arguments: RuleBookKey.allCases) func `a key holds the same kind of value and asks for a reading alike`(
    key: RuleBookKey
  ) throws {
    let path = key.rawValue.split(separator: ".").map(String.init)
    let entries = try #require(try groups()[path[0]]?["properties"] as? Object)
    let entry = try #require(entries[path[1]] as? Object)
    #expect(entry["$ref"] as? String == (key.isReading ? "#/$defs/reading" : "#/$defs/entry"))
    let parts = try #require(entry["properties"] as? Object)
    #expect(Set(parts.keys) == (key.isReading ? ["value", "alternative"] : ["value"]))
    for part in parts.values { #expect(isSchema(try #require(part as? Object), of: key.shape)) }
  }

  private func isSchema(_ schema: Object, of shape: RuleBookKey.Shape) -> Bool {
    switch shape {
    case .day: schema["$ref"] as? String == "#/$defs/day"
    case .flag: schema["type"] as? String == "boolean"
    case .number(let from, let to):
      schema["type"] as? String == "integer" && schema["minimum"] as? Int == from && schema["maximum"] as? Int == to
    case .daysByYear: schema["type"] as? String == "object" && schema["patternProperties"] != nil
    case .daysByModule: schema["type"] as? String == "object" && schema["propertyNames"] != nil
    }
  }
}
