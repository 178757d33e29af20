public import Roster
import Store

/// States by hand that an adviser followed a module.
public struct AddCompletion: Sendable {
  public var adviser: AdviserID
  public var completion: Completion

  public init(_ completion: Completion, of adviser: AdviserID) {
    self.adviser = adviser
    self.completion = completion
  }

  public func perform(with parts: DeskParts) throws -> Outcome<FactChange, DeskRefusal> {
    try parts.deciding(as: .desk(.addCompletion, "adviser \(adviser)", by: parts.runBy)) { writing in
      guard try writing.reading.adviser(adviser) != nil else { throw DeskRefusal.noSuchAdviser(adviser) }
      if try writing.reading.completions(of: adviser).contains(completion) { return .unchanged }
      try writing.append(completion, retracted: false, of: adviser, importID: nil)
      try parts.review([adviser], writing)
      return .created
    }
  }
}
