import Testing

@testable import Intake

@Suite struct RecordTests {
  struct Shape: Sendable {
    let text: String
    let records: [[String]]
    var lines: [Int] = []
  }

  /// All records of a text, as plain strings; an unclosed quote shows as `?` before its field.
  static func records(_ text: String, delimiter: Character = ";", columns: Int = .max) -> [(
    line: Int, fields: [String]
  )] {
    var reader = RecordReader(Array(text.utf8), delimiter: delimiter.asciiValue ?? 0)
    reader.expectedFields = columns
    var result: [(Int, [String])] = []
    while reader.next() {
      var fields = reader.record.fields.map { String(decoding: $0.content(in: reader.text), as: UTF8.self) }
      if let (field, _) = reader.record.unterminated { fields[field] = "?" + fields[field] }
      result.append((reader.record.line, fields))
    }
    return result
  }

  static let shapes: [Shape] = [
    Shape(text: "a;b\nc;d\n", records: [["a", "b"], ["c", "d"]], lines: [1, 2]),
    Shape(text: "a;b\r\nc;d\r\n", records: [["a", "b"], ["c", "d"]], lines: [1, 2]),
    Shape(text: "a;b\rc;d\r", records: [["a", "b"], ["c", "d"]], lines: [1, 2]),
    Shape(text: "a;b\n\r\n\nc;d", records: [["a", "b"], ["c", "d"]], lines: [1, 4]),
    Shape(text: "a;b\n;;;\n  ;\t\n\"\";\nc;d", records: [["a", "b"], ["c", "d"]], lines: [1, 5]),
    Shape(text: "a;;\n;b;", records: [["a", "", ""], ["", "b", ""]], lines: [1, 2]),
    Shape(text: "\"a;b\";c", records: [["a;b", "c"]], lines: [1]),
    Shape(text: "\"a \"\"b\"\"\";c", records: [["a \"b\"", "c"]], lines: [1]),
    Shape(text: "\"\"\"\";\"\"", records: [["\"", ""]], lines: [1]),
    Shape(text: "\"a\nb\";c\nd;e", records: [["a\nb", "c"], ["d", "e"]], lines: [1, 3]),
    Shape(text: "\"a\r\nb\rc\";d\r\ne;f", records: [["a\r\nb\rc", "d"], ["e", "f"]], lines: [1, 4]),
    Shape(text: "écran 19\" neuf;c\nd;e", records: [["écran 19\" neuf", "c"], ["d", "e"]], lines: [1, 2]),
    Shape(text: "a\";b\"\nc;d", records: [["a\"", "b\""], ["c", "d"]], lines: [1, 2]),
    Shape(text: "\"Les Amis\" de X;c\nd;e", records: [["\"Les Amis\" de X", "c"], ["d", "e"]], lines: [1, 2]),
    Shape(text: "\"a\" ; \"b;c\"", records: [["a", "b;c"]], lines: [1]),
    Shape(text: "a;\"b;c\nd;e\nf;g", records: [["a", "?\"b;c"], ["d", "e"], ["f", "g"]], lines: [1, 2, 3]),
    Shape(text: "a;\"b;c\nd;\"e\"\nf;g", records: [["a", "?\"b;c"], ["d", "e"], ["f", "g"]], lines: [1, 2, 3]),
    Shape(text: "\"x\ny\";\"b\nd;e", records: [["x\ny", "?\"b"], ["d", "e"]], lines: [1, 3]),
    Shape(text: "a;\"", records: [["a", "?\""]], lines: [1]),
    Shape(text: "", records: []),
    Shape(text: "\n \n;;\r", records: []),
  ]

  @Test(arguments: shapes)
  func `a file is cut into the fields that its author meant`(shape: Shape) {
    let records = RecordTests.records(shape.text)
    #expect(records.map(\.fields) == shape.records)
    #expect(records.map(\.line) == shape.lines)
  }

  @Test func `a record over several lines with more fields than columns is an unclosed quote, and no line is lost`() {
    let text = "1;\"a;b;c\n2;b;c\n3;x\";y;z;w\n4;b;c\n"
    let records = RecordTests.records(text, columns: 4)
    #expect(
      records.map(\.fields) == [["1", "?\"a;b;c"], ["2", "b", "c"], ["3", "x\"", "y", "z", "w"], ["4", "b", "c"]])
    #expect(records.map(\.line) == [1, 2, 3, 4])
  }

  @Test func `a record over several lines with as many fields as columns is taken as written`() {
    let records = RecordTests.records("1;\"a\nb\";c;\n2;b;c\n", columns: 3)
    #expect(records.map(\.fields) == [["1", "a\nb", "c", ""], ["2", "b", "c"]])
  }

  @Test(arguments: [
    ("id;name", ";"), ("id,name", ","), ("id\tname", "\t"), ("id", ";"), ("a,b;c;d", ";"), ("\"a;b;c\",d", ","),
  ])
  func `the delimiter is the one that cuts the header into most columns`(header: String, delimiter: Character) {
    #expect(Delimiter.detected(in: Array(header.utf8)) == delimiter.asciiValue)
  }
}
