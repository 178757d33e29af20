import Builtin
import Cases
import Dates
import Foundation
import Roster
import Rules
import Store

/// Asks the questions of a day's work of a database full of cases, and prints how long each took, in milliseconds.
///
/// `find-work DATABASE ROUNDS`: a line for each question, its name, a tab, and one figure for each round. Each round asks for other
/// cases, by other words.
@main
struct FindWork {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let rounds = Int(arguments[2]) else {
      print("usage: find-work DATABASE ROUNDS")
      exit(64)
    }
    let store = try Store.open(arguments[1])
    let questions = try Questions(store)
    for (name, ask) in questions.all {
      _ = try ask(-1)
      var times: [String] = []
      for round in 0..<rounds {
        var count = 0
        let time = try ContinuousClock().measure { count = try ask(round) }
        guard count > 0 else { throw Nothing(question: name, round: round) }
        times.append(String(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3))
      }
      print(name + "\t" + times.joined(separator: " "))
    }
  }
}

/// A question that found nothing measures nothing.
struct Nothing: Error {
  let question: String
  let round: Int
}

struct Questions {
  let store: Store
  let rows: [CaseRow]
  let names: [String]
  let book: RuleBook

  /// Cases from all over the table, and the names of their advisers.
  init(_ store: Store) throws {
    self.store = store
    let years = 2019...2025
    let rows = try store.read { reading in
      try years.flatMap { year in
        var filter = CaseFilter()
        filter.receivedFrom = Day("\(year)-05-01")
        return try reading.cases(filter, order: CaseOrder(.received), limit: 100).rows
      }
    }
    self.rows = rows
    names = try store.read { reading in
      try rows.map { try reading.adviser($0.adviser).map { "\($0.firstName) \($0.lastName)" } ?? "" }
    }
    let modules = try ModuleCatalogue(yaml: Builtin.text("Config/modules.yaml") ?? "").codes
    let file = RuleBookFile(
      file: "Config/rules/2024-12-19.yaml", text: Builtin.text("Config/rules/2024-12-19.yaml") ?? "", modules: modules)
    guard let book = file.book else { throw Nothing(question: "rule book", round: 0) }
    self.book = book
  }

  private func row(_ round: Int) -> CaseRow { rows[(round + 1) * 37 % rows.count] }

  private func page(_ order: CaseOrder, after cursor: CaseCursor? = nil, _ change: (inout CaseFilter) -> Void) throws
    -> Int
  {
    var filter = CaseFilter()
    change(&filter)
    return try store.read { try $0.cases(filter, order: order, after: cursor, limit: 50).rows.count }
  }

  private func search(_ text: String, ranked: Bool = false) throws -> Int {
    var filter = CaseFilter()
    filter.words = try SearchWords(text)
    return try store.read { reading in
      if ranked { return try reading.rankedCases(filter, limit: 50).rows.count }
      return try reading.cases(filter, order: CaseOrder(.reference, isDescending: true), limit: 50).rows.count
    }
  }

  var all: [(String, (Int) throws -> Int)] {
    let newest = CaseOrder(.reference, isDescending: true)
    return [
      ("list: the newest", { _ in try page(newest) { _ in } }),
      ("list: open, by the day silence refuses", { _ in try page(CaseOrder(.due)) { _ in } }),
      (
        "list: a deep page, by receipt",
        { round in
          try page(CaseOrder(.received), after: CaseCursor("received/\(row(round).receivedOn)/\(row(round).reference)"))
          { _ in }
        }
      ),
      (
        "list: one agent's open cases",
        { round in
          try page(newest) { ($0.openOnly, $0.assignee) = (true, .login("agent\(abs(round) % 20)")) }
        }
      ),
      (
        "list: one département's approved cases",
        { round in
          try page(newest) { ($0.department, $0.states) = (row(round).department, [.approved]) }
        }
      ),
      (
        "list: one structure's cases, by receipt",
        { round in
          try page(CaseOrder(.received)) { $0.structure = row(round).structure }
        }
      ),
      (
        "search: somebody's name, newest first",
        { round in
          try search(names[(round + 1) * 37 % names.count])
        }
      ),
      ("search: words of nearly every case", { _ in try search("travail arret") }),
      (
        "search: the beginning of a word",
        { round in
          try search(String(names[(round + 1) * 37 % names.count].split(separator: " ")[1].prefix(3)))
        }
      ),
      (
        "search: somebody's name, by rank",
        { round in
          try search(names[(round + 1) * 37 % names.count], ranked: true)
        }
      ),
      ("search: words of nearly every case, by rank", { _ in try search("mairie arret vu", ranked: true) }),
      (
        "one case with its advice",
        { round in
          let row = row(round)
          let day = row.receivedOn
          return try store.read { reading in
            guard let file = try reading.caseFile(row.reference), let facts = try reading.facts(of: row.adviser) else {
              return 0
            }
            let situation = situation(facts, in: book, on: day)
            _ = situation.carryOverRefusal(of: file.opening.obligation, modules: file.modulesToGrant, in: book)
            return file.version
          }
        }
      ),
    ]
  }
}
