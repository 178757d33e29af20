import Foundation

extension Program {
  /// What a program that promised JSON said instead.
  package struct NotJSON: Error {
    package var arguments: [String]
    package var answer: Answer

    package init(arguments: [String], answer: Answer) {
      self.arguments = arguments
      self.answer = answer
    }
  }

  /// The one object that `arguments` answer with.
  package func json(_ arguments: String..., environment: [String: String] = [:]) throws -> [String: Any] {
    let answer = try run(arguments + ["--json"], environment: environment)
    let objects = try answer.objects(arguments)
    guard objects.count == 1 else { throw NotJSON(arguments: arguments, answer: answer) }
    return objects[0]
  }

  /// The objects that `arguments` answer with, a line each.
  package func jsonLines(_ arguments: String..., environment: [String: String] = [:]) throws -> [[String: Any]] {
    try run(arguments + ["--json"], environment: environment).objects(arguments)
  }
}

extension Program.Answer {
  /// Every line of the output, each of which must be an object.
  package func objects(_ arguments: [String] = []) throws -> [[String: Any]] {
    try lines.map { line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        throw Program.NotJSON(arguments: arguments, answer: self)
      }
      return object
    }
  }
}
