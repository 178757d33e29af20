import Dates
import Foundation
import Roster
import Rules
import Testing

/// One situation with its answer, as the fixture writes it.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var asOf: String
  var facts: WrittenFacts
  var book: [String: Value]?
  var expected: Expected

  var testDescription: String { name }

  struct WrittenFacts: Decodable, Sendable {
    var entry: String?
    var exempt: Bool?
    var exemptedOn: String?
    var employments: [WrittenPost]
    var completions: [WrittenCompletion]
    var carryOvers: [WrittenCarryOver]
    var openCases: [WrittenPlea]
  }

  struct WrittenPost: Decodable, Sendable { var start: String, end: String?, kind: String }
  struct WrittenCompletion: Decodable, Sendable { var day: String, module: String }
  struct WrittenCarryOver: Decodable, Sendable { var obligation: String, modules: Int, approvedOn: String }
  struct WrittenPlea: Decodable, Sendable { var obligation: String, receivedOn: String, closedOn: String? }

  struct Expected: Decodable, Sendable, Equatable {
    var regime: String
    var obligations: [ExpectedObligation]
    var completions: [ExpectedFunding]
    var overdue: Int
    var usableRights: Int
    var nextModule: String
    var nextComplement: [String: String]
  }

  struct ExpectedObligation: Decodable, Sendable, Equatable {
    var id: String, year: Int, opens: String, deadline: String, required: Int, missing: Int, status: String
  }

  struct ExpectedFunding: Decodable, Sendable, Equatable { var day: String, module: String, funding: String }

  enum Value: Decodable, Sendable {
    case flag(Bool), number(Int), text(String)
    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }
  }

  static let all: [Vector] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let text = try? String(contentsOf: fixture("situations.jsonl"), encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { try? decoder.decode(Vector.self, from: Data($0.utf8)) }
  }()
}

func fixture(_ name: String, from file: String = #filePath) -> URL {
  URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Fixtures").appending(path: name)
}

/// A test's shorthand for a day that is known to exist.
func day(_ text: String) -> Day {
  guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
  return day
}

func module(_ text: String) -> ModuleCode {
  guard let code = ModuleCode(text) else { preconditionFailure("no such module code: \(text)") }
  return code
}

func obligationID(_ text: String) -> ObligationID {
  guard let id = ObligationID(text) else { preconditionFailure("no such obligation: \(text)") }
  return id
}

extension Facts {
  init(_ written: Vector.WrittenFacts) {
    self.init(
      entry: written.entry.map(day),
      exemption: written.exempt.map { $0 ? .yes(on: written.exemptedOn.map(day)) : .no } ?? .unknown,
      posts: written.employments.compactMap { post in
        Period(start: day(post.start), end: post.end.map(day)).map {
          Post(period: $0, kind: EmployerKind(rawValue: post.kind))
        }
      },
      completions: written.completions.map { Completion(day: day($0.day), module: module($0.module)) },
      carryOvers: written.carryOvers.map {
        CarryOver(obligation: obligationID($0.obligation), modules: $0.modules, approvedOn: day($0.approvedOn))
      },
      pleas: written.openCases.map {
        Plea(obligation: obligationID($0.obligation), receivedOn: day($0.receivedOn), closedOn: $0.closedOn.map(day))
      })
  }
}

extension Vector.Expected {
  init(_ situation: Situation) {
    self.init(
      regime: situation.regime.rawValue,
      obligations: situation.obligations.map {
        Vector.ExpectedObligation(
          id: $0.id.description, year: $0.year, opens: $0.opens.description, deadline: $0.deadline.description,
          required: $0.required, missing: $0.missing, status: $0.status.rawValue)
      },
      completions: situation.completions.map {
        Vector.ExpectedFunding(
          day: $0.completion.day.description, module: $0.completion.module.description, funding: $0.funding.rawValue)
      },
      overdue: situation.overdue, usableRights: situation.usableRights, nextModule: situation.nextModule.rawValue,
      nextComplement: Dictionary(
        situation.nextComplement.map { ($0.module.description, $0.funding.rawValue) }, uniquingKeysWith: { a, _ in a }))
  }
}
