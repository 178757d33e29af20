import Dates
import FoundationEssentials
import Glibc
import Roster
import Rules

/// Answers facts written as JSON, a line each, in the order in which they come.
struct LineEvaluation {
  let books: RuleBooks
  let day: Day
  let file: String

  func run(_ input: Int32) throws {
    var lines = LineReader(descriptor: input)
    var output = ByteWriter(descriptor: STDOUT_FILENO)
    var rejected = 0
    do {
      while let line = unsafe try lines.next() {
        if line.count == 0 { continue }
        let data = unsafe Data(bytes: line.baseAddress!, count: line.count)  // a line that is not empty has a base
        let answer: String
        do {
          answer = try self.answer(data)
        } catch let flaw as DecodingError {
          rejected += 1
          let id = LineIdentity.read(data)
          Console.complain(flaw.said(file: file, line: lines.line, id: id).now)
          answer = try JSON.line(RejectedDocument(id: id))
        }
        try output.put(answer)
        try output.endLine()
      }
      try output.flush()
    } catch let failure as LineReader.Failure {
      throw TableEvaluation.Failure.reading(failure).complaint(file)
    } catch let failure as ByteWriter.Failure {
      throw TableEvaluation.Failure.writing(failure).complaint(file)
    }
    if rejected > 0 { throw Finished(status: .data) }
  }

  private func answer(_ data: Data) throws -> String {
    let document = try JSONDecoder().decode(FactsDocument.self, from: data)
    let asOf = document.asOf ?? day
    var evaluator = Evaluator(books.book(on: asOf))
    let (situation, findings) = evaluator.explained(document.facts, on: asOf)
    return try JSON.line(
      SituationDocument(
        situation, of: document.identity, provider: document.department?.provider,
        explanation: explanation(of: findings)))
  }
}

/// The answer to a line that cannot be answered.
private struct RejectedDocument: Encodable {
  var id: String
  var adviser: String
  var regime = "error"

  init(id: String) {
    self.id = id
    adviser = id
  }
}

/// The id of a line whose facts cannot be read, where it can be read at all.
private struct LineIdentity: Decodable {
  var id: FactsDocument.Name?
  var name: String?

  static func read(_ data: Data) -> String {
    let found = try? JSONDecoder().decode(LineIdentity.self, from: data)  // without one the line number must do
    return found?.id?.text ?? found?.name ?? ""
  }
}

extension DecodingError {
  /// What is wrong with a line of JSON, where, and what to do.
  fileprivate func said(file: String, line: Int, id: String) -> Said {
    let at = Said("\(file), ligne \(line), « \(id) » : ", "\(file), line \(line), \"\(id)\": ")
    let what: Said
    switch self {
    case .keyNotFound(let key, let context):
      let path = Self.path(context.codingPath + [key])
      what = Said("il manque \(path)", "\(path) is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = Self.path(context.codingPath)
      what = Said("\(path) n’est pas du type attendu", "\(path) is not of the expected type")
    case .dataCorrupted(let context):
      let path = Self.path(context.codingPath)
      what =
        path.isEmpty
        ? Said("ce n’est pas du JSON lisible", "this is not readable JSON")
        : Said("la valeur de \(path) ne convient pas", "the value of \(path) is not acceptable")
    @unknown default: what = Said("ligne illisible", "unreadable line")
    }
    return Said(at.fr + what.fr, at.en + what.en)
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : "." + key.stringValue
      }
    }
    return path
  }
}
