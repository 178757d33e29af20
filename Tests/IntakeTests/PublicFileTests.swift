import Roster
import Testing

@testable import Intake

/// The public file of validated structures, whole (data.gouv.fr, Licence Ouverte; street addresses emptied).
@Suite struct PublicFileTests {
  static func file() throws -> (parsed: Parsed<StructureRow>, cells: [[Substring]]) {
    let text = try Fixture.text("structures-2023.csv")
    let cells = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    return (try structures(text), cells)
  }

  @Test func `every row is accounted for`() throws {
    let (parsed, _) = try PublicFileTests.file()
    #expect(parsed.rowCount == 2889)
    #expect(parsed.rejects.isEmpty)
    #expect(parsed.rows.map(\.line) == Array(2...2890))
    #expect(parsed.rows.count { $0.kind == .public } == 1538)
    #expect(parsed.rows.count { $0.kind == .private } == 1351)
    #expect(parsed.rows.allSatisfy { $0.siret?.utf8.count == 14 && $0.name != nil && $0.commune != nil })
  }

  @Test func `La Poste's 99 numbers are accepted`() throws {
    let (parsed, _) = try PublicFileTests.file()
    #expect(parsed.rows.count { $0.siret?.hasPrefix("356000000") == true } == 99)
  }

  @Test func `full duplicates coincide, and a number shared by two names does not make them one`() throws {
    let (parsed, _) = try PublicFileTests.file()
    #expect(Set(parsed.rows.compactMap(\.siret)).count == 2889 - 100 + 32)
    #expect(Set(parsed.rows.map(\.id)).count == 2822)
    let toulouse = Set(parsed.rows.filter { $0.siret == "21310555400017" }.map(\.id))
    #expect(toulouse.count == 2)
    let leHavre = Set(parsed.rows.filter { $0.siret == "21760351300011" }.map(\.id))
    #expect(leHavre.count == 1)
  }

  @Test func `quotes inside names arrive as written`() throws {
    let names = try PublicFileTests.file().parsed.rows.compactMap(\.name)
    #expect(names.contains("CC ALPES-PROVENCE-VERDON \"SOURCES DE LUMIERE\""))
    #expect(names.count { $0.contains("\"") } == 7)
  }

  /// Lines on which the commune is that of the seat while the row is about another département: the column is right.
  static let seatElsewhere: Set<Int> = [
    3, 44, 124, 129, 161, 166, 198, 404, 454, 577, 1111, 1304, 1305, 1316, 1340, 1493, 1631, 1651, 1652, 1653, 1654,
    1655,
    1656, 1657, 1760, 1795, 1796, 1797, 1798, 1799, 1800, 1932, 1949, 1957, 1964, 1968, 1980, 2002, 2003, 2115, 2130,
    2131,
    2141, 2152, 2157, 2158, 2159, 2160, 2161, 2162, 2168, 2202, 2210, 2307, 2316, 2355, 2356, 2386, 2387, 2418, 2427,
    2466,
    2467, 2468, 2487, 2500, 2501, 2503, 2504, 2505, 2506, 2507, 2530, 2568, 2577, 2725, 2741, 2744, 2745, 2765, 2770,
    2834,
  ]

  @Test func `every département is right, and every contradiction with the commune is told`() throws {
    let (parsed, cells) = try PublicFileTests.file()
    for (row, cell) in zip(parsed.rows, cells) {
      let insee = cell[10].count == 4 ? "0" + cell[10] : String(cell[10])
      let byCommune = insee.hasPrefix("97") ? String(insee.prefix(3)) : String(insee.prefix(2))
      let stated = cell[8].count == 1 ? "0" + cell[8] : String(cell[8])
      let expected = PublicFileTests.seatElsewhere.contains(row.line) ? stated : byCommune
      #expect(row.department?.rawValue == expected, "line \(row.line)")
    }
    #expect(Set(parsed.warnings.map(\.line)) == PublicFileTests.seatElsewhere)
    #expect(parsed.warnings.count == PublicFileTests.seatElsewhere.count)
    #expect(parsed.warnings.allSatisfy { $0.column == "Code commune INSEE" })
    #expect(parsed.rows.count { $0.department?.rawValue == "978" } == 3)
  }

  @Test func `a newer file, with a number in front, uses that number`() throws {
    let old = try Fixture.text("structures-2023.csv")
    let lines = old.split(separator: "\n").enumerated()
    let new = lines.map { $0.offset == 0 ? "id;\($0.element)" : "\($0.offset);\($0.element)" }.joined(separator: "\n")
    let parsed = try structures(new)
    #expect(parsed.rows.map(\.id.rawValue) == (1...2889).map(String.init))
    #expect(parsed.rows.map(\.department) == (try structures(old)).rows.map(\.department))
  }
}
