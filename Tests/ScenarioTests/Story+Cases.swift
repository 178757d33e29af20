import TestProgram
import Testing

extension Story {
  /// Opens a case for the year 2025 of an adviser, and gives its reference.
  func open(_ adviser: String, as login: String, on day: String, _ more: String...) throws -> String {
    let arguments = [
      "case", "open", "--adviser", adviser, "--obligation", "annual-2025", "--ground", "sick-leave", "--as", login,
      "--as-of", day,
    ]
    let answer = try program.run(arguments + more)
    #expect(answer.status == 0, "\(answer.errors)")
    return answer.output.trimmingCharacters()
  }

  /// An act on a case that must be done; what the program answers.
  @discardableResult
  func act(
    _ verb: String, _ reference: String, _ more: String..., as login: String, on day: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let answer = try program.run(["case", verb, reference] + more + ["--as", login, "--as-of", day, "--json"])
    #expect(answer.status == 0, "\(answer.errors)", sourceLocation: sourceLocation)
    return try #require(try answer.objects().first, sourceLocation: sourceLocation)
  }

  /// An act that must be refused with this status in one line, and change nothing.
  func refuses(
    _ status: Int32, _ verb: String, _ reference: String, _ more: String..., as login: String, on day: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try program.run("case", "show", reference, "--json").output
    let letters = try program.run("outbox", "list", "--json").output
    let answer = try program.run(["case", verb, reference] + more + ["--as", login, "--as-of", day])
    #expect(answer.status == status, "\(answer.output)\(answer.errors)", sourceLocation: sourceLocation)
    #expect(answer.complaints.count == 1 && answer.output == "", sourceLocation: sourceLocation)
    #expect(try program.run("case", "show", reference, "--json").output == before, sourceLocation: sourceLocation)
    #expect(try program.run("outbox", "list", "--json").output == letters, sourceLocation: sourceLocation)
  }

  func file(_ reference: String) throws -> [String: Any] { try program.json("case", "show", reference) }

  /// What was done to a case, such as `2025-12-03 take anne`; notes aside, which letters without an address leave.
  func timeline(_ reference: String) throws -> [String] {
    let events = try #require(try file(reference)["timeline"] as? [[String: Any]])
    return events.filter { $0["what"] as? String != "note" }.map { event in
      let place = (event["in_place_of"] as? String).map { " for \($0)" } ?? ""
      return "\(event["on"] ?? "") \(event["what"] ?? "") \(event["by"] ?? "")\(place)"
    }
  }

  /// What somebody should look at on a day, such as `implied-decision-near 15`.
  func alarms(_ reference: String, on day: String) throws -> [String] {
    try program.jsonLines("case", "alarms", "--as-of", day).filter { $0["case"] as? String == reference }
      .map { "\($0["alarm"] ?? "") \($0["days"] ?? "")" }
  }

  /// The letters of this kind about a case, by address.
  func letters(_ kind: String, about reference: String) throws -> [String] {
    try program.jsonLines("outbox", "list")
      .filter { $0["letter"] as? String == kind && $0["case"] as? String == reference }
      .flatMap { $0["to"] as? [String] ?? [] }
  }

  /// Somebody else who works here.
  func employ(_ login: String, as role: String) throws {
    try run(
      "user", "add", login, "--name", "\(login) Exemple", "--capacity", "support", "--email", "\(login)@desk.example",
      "--role", role)
  }
}

extension String {
  /// Without what is blank at its end.
  fileprivate func trimmingCharacters() -> String { String(prefix { !$0.isWhitespace }) }
}
