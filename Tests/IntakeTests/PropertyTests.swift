import Dates
import Roster
import TestMaterial
import Testing

@testable import Intake

@Suite struct PropertyTests {
  static let headers = [
    "id;name;siret;kind;department;contact_name;contact_email", "Raison sociale;SIRET;Code postal;Code département",
    "id,last_name,email,structure_id,employment_start,employment_end,exempt", "ID conseiller\tnom\tSIRET structure",
    "adviser_id,module,followed_on,retracted", "adviser_id,exempt,exempted_on", "ID conseiller;Commentaire", "",
  ]

  /// Reads the bytes as every kind of file, and checks that no row gets lost.
  static func readAll(_ bytes: [UInt8]) {
    do throws(IntakeError) {
      let file = try IncomingFile(bytes)
      check(try file.structures(), \.line)
    } catch { #expect(!error.french.isEmpty) }
    do throws(IntakeError) { check(try IncomingFile(bytes).advisers(), \.line) } catch {
      #expect(!error.english.isEmpty)
    }
    do throws(IntakeError) { check(try IncomingFile(bytes).completions(), \.line) } catch {
      #expect(!error.french.isEmpty)
    }
    do throws(IntakeError) { check(try IncomingFile(bytes).exemptions(), \.line) } catch {
      #expect(!error.english.isEmpty)
    }
  }

  private static func check<Row>(_ parsed: Parsed<Row>, _ line: (Row) -> Int) {
    let lines = (parsed.rows.map(line) + parsed.rejects.map(\.line)).sorted()
    #expect(parsed.rowCount == lines.count)
    #expect(parsed.warnings.allSatisfy { warning in parsed.rows.contains { line($0) == warning.line } })
    #expect(parsed.rejects.allSatisfy { $0.value.count <= 80 })
  }

  @Test(arguments: 0..<8)
  func `random bytes are read or refused, never a crash`(kind: Int) {
    var generator = SeededNumbers(seed: UInt64(truncatingIfNeeded: kind))
    let spice = Array(";,\t\"\"\n\r\n\r 01/2024-é@.x".utf8) + [0, 0xFF, 0xC3, 0xE2, 0x80, 0xA0]
    for _ in 0..<300 {
      var bytes = Array((PropertyTests.headers[kind] + "\n").utf8)
      for _ in 0..<Int.random(in: 0...200, using: &generator) {
        let isSpice = Int.random(in: 0..<4, using: &generator) > 0
        let byte = isSpice ? spice.randomElement(using: &generator) : UInt8.random(in: 0...255, using: &generator)
        bytes.append(byte ?? 0)
      }
      PropertyTests.readAll(bytes)
    }
  }

  @Test(arguments: 0..<3)
  func `every beginning of a file is read or refused, never a crash`(seed: Int) throws {
    let bytes = try Fixture.bytes("employed-advisers.csv")
    for end in stride(from: seed, to: bytes.count, by: 7) { PropertyTests.readAll(Array(bytes[..<end])) }
  }

  /// What a careful program writes: quotes where they are needed, and sometimes where not.
  static func rendered(_ fields: [String], by delimiter: String, _ generator: inout SeededNumbers) -> String {
    fields.map { field in
      let needsQuotes = field.contains { "\"\r\n; ,\t".contains($0) || $0.isNewline }
      guard needsQuotes || Int.random(in: 0..<4, using: &generator) == 0 else { return field }
      return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: delimiter)
  }

  @Test(arguments: 0..<200)
  func `records come back as they were written`(seed: Int) {
    var generator = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed))
    let pieces = ["a", "é", "\"", ";", ",", "\t", "\n", "\r\n", " ", "œ", "1", "\"\""]
    let delimiter = [";", ",", "\t"][seed % 3]
    let lineEnd = ["\n", "\r\n", "\r"][seed / 3 % 3]
    let width = Int.random(in: 1...6, using: &generator)
    let records = (0..<20).map { _ in
      ["k"]
        + (1..<max(width, 2)).map { _ in
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
        }
    }
    let text = records.map { PropertyTests.rendered($0, by: delimiter, &generator) + lineEnd }.joined()
    let read = RecordTests.records(text, delimiter: Character(delimiter), columns: max(width, 2))
    #expect(read.map(\.fields) == records)
  }

  @Test(arguments: 0..<100)
  func `adviser rows come back as they were written`(seed: Int) throws {
    var generator = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed))
    let names = ["Fictive", "L'Inventée", "D\"Arc", "de la; Cour", "Œuvré", "Été, fils"]
    let rows = (0..<30).map { index in PropertyTests.adviserRow(line: index + 2, names, &generator) }
    let lines = rows.map { row in
      let period = row.employment?.period
      return PropertyTests.rendered(
        [
          row.adviser.rawValue, row.lastName ?? "", row.firstName ?? "", row.email ?? "", row.personalEmail ?? "",
          row.structure?.id.rawValue ?? "", period?.start.description ?? "", period?.end?.description ?? "",
          row.entry?.description ?? "", row.exemption == nil ? "" : row.exemption == .no ? "no" : "yes", "",
        ], by: ",", &generator)
    }
    let parsed = try advisers(AdviserTests.header + lines.joined(separator: "\n"))
    #expect(parsed == Parsed(rows: rows))
  }

  private static func adviserRow(line: Int, _ names: [String], _ generator: inout SeededNumbers) -> AdviserRow {
    var row = AdviserRow(line: line, adviser: AdviserID("\(Int.random(in: 1...9999, using: &generator))"))
    row.lastName = Bool.random(using: &generator) ? names.randomElement(using: &generator) : nil
    row.firstName = Bool.random(using: &generator) ? names.randomElement(using: &generator) : nil
    row.email = Bool.random(using: &generator) ? "a\(line)@fictif.example" : nil
    row.entry = Bool.random(using: &generator) ? Day.first(of: 2021).adding(days: line) : nil
    row.exemption = [nil, .no, .yes(on: nil)].randomElement(using: &generator) ?? nil
    if Bool.random(using: &generator) {
      let structure = StructureRow(line: line, id: StructureID("S\(line)"))
      row.structure = structure
      let start = Day.first(of: 2022).adding(days: Int.random(in: 0...900, using: &generator))
      let end = Bool.random(using: &generator) ? start.adding(days: Int.random(in: 0...900, using: &generator)) : nil
      row.employment = Period(start: start, end: end).map { Employment(structure: structure.id, period: $0) }
    }
    return row
  }
}
