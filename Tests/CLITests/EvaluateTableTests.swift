import Foundation
import TestProgram
import Testing

/// `quitus evaluate` of a table, as spreadsheets and other programs write them.
@Suite struct EvaluateTableTests {
  private static let header = "id,entry,exempt,exempted_on,employment_start,employment_end,employer,day1,module1"
  /// Entered before 2024, so a module for 2024 and one for 2025; followed the first.
  private static let row = "1,2023-05-01,no,,2023-05-01,,public,2024-03-01,M01"
  private static let answerHeader =
    "id,regime,obligations,missing,overdue,next_deadline,usable_rights,next_module,funded"
  private static let answer = "1,standing,2,1,0,2025-12-31,1,funded,1"

  private func evaluate(_ text: String) throws -> Program.Answer {
    let program = try Program()
    try program.file(named: "facts.csv", holding: text)
    return try program.run("evaluate", "facts.csv", "--as-of", "2025-12-31")
  }

  @Test(arguments: [
    "\(header)\n\(row)\n", "\(header)\n\(row)", "\(header)\r\n\(row)\r\n", "\(header)\r\n\(row)",
    "\u{FEFF}\(header)\n\(row)\n", "\u{FEFF}\"id\",\(header.dropFirst(3))\r\n\(row)\r\n", "\(header)\n\n\(row)\n\n",
    "\(header)\n\(row),,\n", "\(header)\n\(row.replacing(",", with: " , "))\n",
  ])
  func `byte order mark, line ends, blank lines, spaces and empty fields at the end make no difference`(text: String)
    throws
  {
    let answer = try evaluate(text)
    #expect(answer.output == "\(Self.answerHeader)\n\(Self.answer)\n")
    #expect(answer.status == 0)
  }

  @Test(arguments: [
    "\"1\",\"2023-05-01\",\"no\",\"\",\"2023-05-01\",,\"public\",\"2024-03-01\",\"M01\"",
    "\"a, \"\"b\"\"\",01/05/2023,NON,,1/5/2023,,Public,01/03/2024,M01",
  ])
  func `quoted fields are read without their marks, and an id is given back as it was written`(row: String) throws {
    let id = row.hasPrefix("\"1\"") ? "\"1\"" : "\"a, \"\"b\"\"\""
    #expect(try evaluate("\(Self.header)\n\(row)\n").lines.last == "\(id)\(Self.answer.dropFirst(1))")
  }

  /// A module of 15 February 2025 can serve 2024 and one more 2025; the same record twice serves only 2024.
  @Test(arguments: [("\"M\"\"1\"", "M\"1", 1), ("M1", "\"M1\"", 1), ("\"M\"\"1\"", "M1", 0)])
  func `a doubled mark in a quoted module code stands for itself`(one: String, other: String, missing: Int) throws {
    let answer = try evaluate(
      "\(Self.header),day2,module2\n1,2023-05-01,no,,2023-05-01,,public,2025-02-15,\(one),2025-02-15,\(other)\n")
    #expect(answer.lines.last?.hasPrefix("1,standing,2,\(missing),") == true)
  }

  @Test func `columns are found by name in any order, unknown ones are passed over, missing ones are empty`() throws {
    let answer = try evaluate(
      "module1;note;employer;day1;id;employment_start;entry\nM01;x;public;2024-03-01;1;2023-05-01;2023-05-01\n")
    #expect(
      answer.output
        == "\(Self.answerHeader)\n\(Self.answer)\n".replacing(",", with: ";"))
  }

  @Test func `a line far longer than what is read at once is answered like any other`() throws {
    let note = String(repeating: "long ", count: 200_000)
    let answer = try evaluate("note,\(Self.header)\n,\(Self.row)\n\"\(note)\",\(Self.row)\n\(note),\(Self.row)")
    #expect(answer.lines.dropFirst().map(String.init) == [Self.answer, Self.answer, Self.answer])
    #expect(answer.status == 0)
  }

  @Test func `lines that lie across the edge of what is read at once are answered one by one in order`() throws {
    let rows = (1...20_000).map { "\($0)\(Self.row.dropFirst(1))" }
    let answer = try evaluate(([Self.header] + rows).joined(separator: "\r\n"))
    #expect(answer.lines.dropFirst().map(String.init) == (1...20_000).map { "\($0)\(Self.answer.dropFirst(1))" })
  }

  @Test func `a line without an end in sight is refused, not held`() throws {
    let answer = try evaluate("\(Self.header)\n\(String(repeating: "x", count: 1 << 24 + 1))")
    #expect(answer.status == 65)
    #expect(answer.complaints.count == 1)
    #expect(answer.errors.contains("ligne 2"))
  }

  @Test(arguments: [
    ("1,2024-02-30,maybe,,2024-01-01,,council,,", "entry"), ("1,,maybe,,2024-01-01,,council,,", "exempt"),
    ("1,,,,2024-01-01,,council,2024-13-01,M01", "employer"), ("1,,,,2024-01-01,,,2024-1-01,M01", "day1"),
    ("1,,,,2024-01-01,,,2024-03-01,", "day1"), ("1,,,,2024-01-01,,,,M01", "module1"),
    ("1,,,,2024-01-01,,,2024-03-01,\(String(repeating: "M", count: 33))", "module1"), ("1,,,,,,,,", "employment_start"),
    ("1,,,,2024-01-02,2024-01-01,,,", "employment_end"), ("1,,,,2024-01-01,,,,,more", "10 champs"),
    ("1,,\"no,,2024-01-01,,,,", "guillemet"),
  ])
  func `a line that cannot be answered is named by what is wrong leftmost, and the next one is answered`(
    row: String, word: String
  ) throws {
    let answer = try evaluate("\(Self.header)\n\(row)\n\(Self.row)\n")
    #expect(answer.output == "\(Self.answerHeader)\n1,error,,,,,,,\n\(Self.answer)\n")
    #expect(answer.status == 65)
    #expect(answer.complaints.count == 1)
    #expect(answer.errors.contains("ligne 2"))
    #expect(answer.errors.contains(word))
  }

  @Test(arguments: [
    ("id,entry\n", "employment_start"), ("employment_start\n", "id"), ("id,ID,employment_start\n", "id"),
    ("id,employment_start,day1\n", "day1"), ("id,employment_start,module2,day1,module1\n", "module2"),
  ])
  func `a header that lacks something, repeats it or leaves it alone is refused by name`(header: String, name: String)
    throws
  {
    let answer = try evaluate(header)
    #expect(answer.status == 65)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains("« \(name) »"))
  }
}
