public import Roster
import Store

/// States by hand whether an adviser is exempt from initial training: word for word, so that a mistaken day can go.
public struct SetExemption: Sendable {
  public var adviser: AdviserID
  public var exemption: Exemption

  public init(_ exemption: Exemption, of adviser: AdviserID) {
    self.adviser = adviser
    self.exemption = exemption
  }

  public func perform(with parts: DeskParts) throws -> Outcome<FactChange, DeskRefusal> {
    try parts.deciding(as: .desk(.setExemption, "adviser \(adviser)", by: parts.runBy)) { writing in
      guard try writing.reading.adviser(adviser) != nil else { throw DeskRefusal.noSuchAdviser(adviser) }
      let known = try writing.reading.training(of: adviser)
      if known.exemption == exemption { return .unchanged }
      let training = Training(entry: known.entry, exemption: exemption)
      try writing.append(training, of: adviser, importID: nil)
      try parts.review([adviser], writing)
      return known.exemption == .unknown ? .created : .updated
    }
  }
}
