import Foundation
import TestProgram
import Testing

/// `quitus evaluate`, against situations with known answers.
@Suite struct EvaluateTests {
  private static func vectors() -> [[String: Any]] {
    let url = repositoryFile("Tests/RulesTests/Fixtures/situations.jsonl")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  @Test func `all five hundred situations are answered field by field, those with another book through --rules`() throws
  {
    let program = try Program()
    var answered = 0
    for (change, lines) in Dictionary(grouping: Self.vectors(), by: { Self.bookChange($0) }) {
      var arguments = ["evaluate", "facts.jsonl"]
      if let (key, value) = change.map({ ($0.key, $0.value) }) {
        try program.file(named: "book.yaml", holding: try Self.book(changing: key, to: value))
        arguments += ["--rules", "book.yaml"]
      }
      let input = try lines.map { line -> String in
        let facts: [String: Any] = [
          "id": line["name"] ?? "", "as_of": line["as_of"] ?? "", "facts": line["facts"] ?? [:],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: facts), as: UTF8.self)
      }
      try program.file(named: "facts.jsonl", holding: input.joined(separator: "\n") + "\n")
      let answer = try program.run(arguments)
      #expect(answer.status == 0, "\(answer.errors)")
      #expect(answer.lines.count == lines.count)
      for (vector, line) in zip(lines, answer.lines) {
        try Self.compare(String(line), with: vector)
        answered += 1
      }
    }
    #expect(answered == 500)
  }

  private struct Change: Hashable {
    var key: String
    var value: String
  }

  private static func bookChange(_ vector: [String: Any]) -> Change? {
    guard let book = vector["book"] as? [String: Any], let (key, value) = book.first else { return nil }
    if let flag = value as? Bool, key.contains("counts") || key.contains("regularises") {
      return Change(key: key, value: flag ? "true" : "false")
    }
    return Change(key: key, value: "\(value)")
  }

  /// The shipped book with the `value:` line below this key changed.
  private static func book(changing key: String, to value: String) throws -> String {
    let text = try String(contentsOf: repositoryFile("Config/rules/2024-12-19.yaml"), encoding: .utf8)
    let parts = key.split(separator: ".").map(String.init)
    var lines = text.components(separatedBy: "\n")
    let group = try #require(lines.firstIndex(of: parts[0] + ":"))
    let entry = try #require(lines[group...].firstIndex(of: "  " + parts[1] + ":"))
    let at = try #require(lines[entry...].firstIndex { $0.hasPrefix("    value:") })
    lines[at] = "    value: " + value
    return lines.joined(separator: "\n")
  }

  private static func compare(_ line: String, with vector: [String: Any]) throws {
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? NSDictionary)
    let expected = try #require(vector["expected"] as? [String: Any])
    let name = vector["name"] as? String ?? "?"
    #expect(answer["adviser"] as? String == name)
    for (key, value) in expected where key != "obligations" {
      #expect((answer[key] as? NSObject) == (value as? NSObject), "\(name) \(key)")
    }
    let obligations = try #require(expected["obligations"] as? [[String: Any]])
    let answered = try #require(answer["obligations"] as? [[String: Any]])
    #expect(answered.count == obligations.count, "\(name)")
    for (one, other) in zip(answered, obligations) {
      for (key, value) in other { #expect((one[key] as? NSObject) == (value as? NSObject), "\(name) \(key)") }
    }
  }

  @Test func `a table is answered line by line, and a bad line by its id and the word error`() throws {
    let program = try Program()
    try program.file(
      named: "facts.csv",
      holding: """
        id,entry,exempt,exempted_on,employment_start,employment_end,employer,day1,module1,day2,module2
        1,2023-05-01,no,,2023-05-01,,public,2024-03-01,M01,,
        2,,,,2024-01-01,,private,,,,
        3,2024-02-30,no,,2024-01-01,,public,,,,
        4,2024-03-01,no,,,,public,,,,
        "5;x",,yes,2025-06-01,2025-01-01,,private,2025-07-01,CAFE-IA,2025-08-01,M02

        """)
    let answer = try program.run("evaluate", "facts.csv", "--as-of", "2025-12-31")
    #expect(answer.status == 65)
    #expect(
      answer.output == """
        id,regime,obligations,missing,overdue,next_deadline,usable_rights,next_module,funded
        1,standing,2,1,0,2025-12-31,1,funded,1
        2,undetermined,0,0,0,,0,undetermined,0
        3,error,,,,,,,
        4,error,,,,,,,
        "5;x",standing,1,0,0,,0,unfunded,2

        """)
    #expect(answer.complaints.count == 2)
    #expect(answer.complaints.first?.contains("ligne 4") == true)
    #expect(answer.complaints.first?.contains("entry") == true)
  }
}
