public import Roster
import Store

/// Takes back by hand that an adviser followed a module: it then never happened.
public struct RetractCompletion: Sendable {
  public var adviser: AdviserID
  public var completion: Completion

  public init(_ completion: Completion, of adviser: AdviserID) {
    self.adviser = adviser
    self.completion = completion
  }

  public func perform(with parts: DeskParts) throws -> Outcome<FactChange, DeskRefusal> {
    try parts.deciding(as: .desk(.retractCompletion, "adviser \(adviser)", by: parts.runBy)) { writing in
      guard try writing.reading.adviser(adviser) != nil else { throw DeskRefusal.noSuchAdviser(adviser) }
      guard try writing.reading.completions(of: adviser).contains(completion) else {
        throw DeskRefusal.noSuchCompletion(completion)
      }
      try writing.append(completion, retracted: true, of: adviser, importID: nil)
      try parts.review([adviser], writing)
      return .updated
    }
  }
}
