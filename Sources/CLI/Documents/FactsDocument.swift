import Dates
import FoundationEssentials
import Roster
import Rules

/// One adviser's facts as another program writes them, a line each.
struct FactsDocument: Decodable {
  var id: Name?
  var name: String?
  var asOf: Day?
  var facts: Facts
  var department: DepartmentCode?

  /// An id written as a text or as a whole number.
  struct Name: Decodable {
    var text: String
    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int64.self) {  // not a number: then it must be a text
        text = String(number)
      } else {
        text = try value.decode(String.self)
      }
    }
  }

  enum CodingKeys: String, CodingKey {
    case id, name, facts, department
    case asOf = "as_of"
  }

  /// The id, else the name that a line of test situations has.
  var identity: String { id?.text ?? name ?? "" }

  init(from decoder: any Decoder) throws {
    let line = try decoder.container(keyedBy: CodingKeys.self)
    id = try line.decodeIfPresent(Name.self, forKey: .id)
    name = try line.decodeIfPresent(String.self, forKey: .name)
    asOf = try line.decodeIfPresent(WrittenDay.self, forKey: .asOf)?.day
    facts = try line.decode(WrittenFacts.self, forKey: .facts).facts
    department = try line.decodeIfPresent(String.self, forKey: .department).map(DepartmentCode.init)
  }
}

/// A day as `YYYY-MM-DD`.
struct WrittenDay: Decodable {
  var day: Day
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    guard let day = Day(try value.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "day")
    }
    self.day = day
  }
}

private struct WrittenFacts: Decodable {
  var facts: Facts

  enum CodingKeys: String, CodingKey {
    case entry, exempt, employments, completions
    case exemptedOn = "exempted_on"
    case carryOvers = "carry_overs"
    case openCases = "open_cases"
  }

  init(from decoder: any Decoder) throws {
    let written = try decoder.container(keyedBy: CodingKeys.self)
    let exemptedOn = try written.decodeIfPresent(WrittenDay.self, forKey: .exemptedOn)?.day
    let exempt = try written.decodeIfPresent(Bool.self, forKey: .exempt)
    facts = Facts(
      entry: try written.decodeIfPresent(WrittenDay.self, forKey: .entry)?.day,
      exemption: exempt.map { $0 ? .yes(on: exemptedOn) : .no } ?? .unknown,
      posts: try written.decode([WrittenPost].self, forKey: .employments).map(\.post),
      completions: try (written.decodeIfPresent([WrittenCompletion].self, forKey: .completions) ?? [])
        .filter { !$0.isRetracted }.map(\.completion),
      carryOvers: try (written.decodeIfPresent([WrittenCarryOver].self, forKey: .carryOvers) ?? []).map(\.carryOver),
      pleas: try (written.decodeIfPresent([WrittenPlea].self, forKey: .openCases) ?? []).map(\.plea))
    if facts.posts.isEmpty {
      throw DecodingError.dataCorruptedError(forKey: .employments, in: written, debugDescription: "empty")
    }
  }
}

private struct WrittenPost: Decodable {
  var post: Post

  enum CodingKeys: String, CodingKey { case start, end, kind }

  init(from decoder: any Decoder) throws {
    let written = try decoder.container(keyedBy: CodingKeys.self)
    let start = try written.decode(WrittenDay.self, forKey: .start).day
    guard let period = Period(start: start, end: try written.decodeIfPresent(WrittenDay.self, forKey: .end)?.day) else {
      throw DecodingError.dataCorruptedError(forKey: .end, in: written, debugDescription: "before start")
    }
    let kind = try written.decodeIfPresent(String.self, forKey: .kind)
    guard kind == nil || EmployerKind(rawValue: kind ?? "") != nil else {
      throw DecodingError.dataCorruptedError(forKey: .kind, in: written, debugDescription: "kind")
    }
    post = Post(period: period, kind: kind.flatMap(EmployerKind.init))
  }
}

private struct WrittenCompletion: Decodable {
  var completion: Completion
  var isRetracted: Bool

  enum CodingKeys: String, CodingKey { case day, module, retracted }

  init(from decoder: any Decoder) throws {
    let written = try decoder.container(keyedBy: CodingKeys.self)
    guard let module = ModuleCode(try written.decode(String.self, forKey: .module)) else {
      throw DecodingError.dataCorruptedError(forKey: .module, in: written, debugDescription: "module")
    }
    completion = Completion(day: try written.decode(WrittenDay.self, forKey: .day).day, module: module)
    isRetracted = try written.decodeIfPresent(Bool.self, forKey: .retracted) ?? false
  }
}

private struct WrittenCarryOver: Decodable {
  var carryOver: CarryOver

  enum CodingKeys: String, CodingKey {
    case obligation, modules
    case approvedOn = "approved_on"
    case reference = "case"
  }

  init(from decoder: any Decoder) throws {
    let written = try decoder.container(keyedBy: CodingKeys.self)
    let modules = try written.decode(Int.self, forKey: .modules)
    guard modules >= 1 else {
      throw DecodingError.dataCorruptedError(forKey: .modules, in: written, debugDescription: "modules")
    }
    carryOver = CarryOver(
      obligation: try written.obligation(.obligation), modules: modules,
      approvedOn: try written.decode(WrittenDay.self, forKey: .approvedOn).day,
      caseReference: try written.decodeIfPresent(String.self, forKey: .reference))
  }
}

private struct WrittenPlea: Decodable {
  var plea: Plea

  enum CodingKeys: String, CodingKey {
    case obligation
    case receivedOn = "received_on"
    case closedOn = "closed_on"
    case reference = "case"
  }

  init(from decoder: any Decoder) throws {
    let written = try decoder.container(keyedBy: CodingKeys.self)
    plea = Plea(
      obligation: try written.obligation(.obligation),
      receivedOn: try written.decode(WrittenDay.self, forKey: .receivedOn).day,
      closedOn: try written.decodeIfPresent(WrittenDay.self, forKey: .closedOn)?.day,
      caseReference: try written.decodeIfPresent(String.self, forKey: .reference))
  }
}

extension KeyedDecodingContainer {
  fileprivate func obligation(_ key: Key) throws -> ObligationID {
    guard let id = ObligationID(try decode(String.self, forKey: key)) else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "obligation")
    }
    return id
  }
}
