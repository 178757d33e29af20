import Testing

@Suite struct ImportTests {
  @Test func `the source tree is found`() {
    #expect(SourceTree.files.contains { $0.path == "Package.swift" })
    #expect(SourceTree.swift.count > 200)
  }

  @Test func `each room stands in the table`() {
    #expect(SourceTree.rooms == Set(Imports.allowed.keys))
  }

  @Test func `a room imports only what lies below it`() {
    #expect(SourceTree.swift.flatMap(Imports.breaches) == [])
  }

  @Test func `the table lets no two rooms know each other, whatever lies between`() {
    for start in Imports.allowed.keys {
      var seen: Set<String> = []
      var open = [start]
      while let room = open.popLast() {
        for next in Imports.allowed[room]?.rooms ?? [] where seen.insert(next).inserted { open.append(next) }
      }
      #expect(!seen.contains(start))
    }
    for one in ["Mail", "Intake", "Store"] {
      #expect(Imports.allowed[one]?.rooms.isDisjoint(with: ["Mail", "Intake", "Store"]) == true)
    }
  }

  @Test(arguments: [
    ("GRDB", ["Store"]), ("CCurl", ["SMTP"]), ("ArgumentParser", ["CLI"]), ("SMTP", ["CLI"]),
    ("Desk", ["CLI"]), ("Yams", ["CLI", "Cases", "Rules"]), ("Foundation", ["CLI", "EmbedFiles", "SMTP"]),
    ("Glibc", ["CLI", "SMTP", "Store"]),
  ])
  func `only these rooms import a module`(module: String, rooms: [String]) {
    let importing = SourceTree.swift.filter { $0.lines.contains { Imports.module($0) == module } }
    #expect(Set(importing.compactMap(\.room)) == Set(rooms))
  }

  @Test func `the rooms that compute reach for no file, clock or chance`() {
    for room in Imports.pure {
      #expect(Imports.allowed[room]?.platform == [])
      #expect(SourceTree.files(in: room).flatMap(Imports.impurities) == [])
    }
  }

  @Test(arguments: [
    ("import Desk", "Desk"), ("public import Store", "Store"), ("@testable import Mail", "Mail"),
    ("@preconcurrency internal import GRDB", "GRDB"), ("import struct Foundation.Date", "Foundation"),
    ("import GRDB  // the seam", "GRDB"), ("  import Glibc", "Glibc"),
  ])
  func `an import from above is found in every spelling`(line: String, module: String) {
    let file = SourceFile("Sources/Roster/Adviser.swift", "import Dates\n\n\(line)\n")
    #expect(Imports.breaches(file) == [Breach(file, 2, "Roster may not import \(module)")])
  }

  @Test func `what only speaks of an import is none`() {
    let file = SourceFile(
      "Sources/Dates/Day.swift", "/// import Foundation\nlet text = \"import Glibc\"\nimportant()\n")
    #expect(Imports.breaches(file) == [])
  }

  @Test func `chance and waiting are found in a pure room`() {
    let file = SourceFile(
      "Sources/Rules/A.swift", "// await\nlet a = await b\nlet c = Int.random(in: 1...6)\nlet randomness = 1\n")
    #expect(
      Imports.impurities(file) == [Breach(file, 1, "await in a pure room"), Breach(file, 2, "random in a pure room")])
  }
}
