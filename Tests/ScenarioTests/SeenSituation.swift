import Foundation

/// What `quitus situation --json` says, as far as the story asks.
struct SeenSituation: Decodable {
  var adviser: String
  var regime: String
  var provider: String?
  var obligations: [Obligation]
  var completions: [Completion]
  var usableRights: Int
  var overdue: Int
  var nextModule: String

  struct Obligation: Decodable {
    var id: String
    var opens: String
    var deadline: String
    var status: String
    var missing: Int
    var completions: [Taken]
  }

  struct Taken: Decodable {
    var day: String
    var module: String
  }

  struct Completion: Decodable {
    var day: String
    var module: String
    var funding: String
  }

  init(_ line: some StringProtocol) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(SeenSituation.self, from: Data(line.utf8))
  }

  func obligation(_ id: String) -> Obligation? { obligations.first { $0.id == id } }

  /// Each obligation with its status, such as `annual-2025 due`.
  var statuses: [String] { obligations.map { "\($0.id) \($0.status)" } }
}
