import Cases
import Store

/// What somebody saw before they decided: the case as it stood after so many acts, and the adviser's facts.
///
/// Written `7.1042`: version 7 of the case, version 1042 of the facts.
public struct Seen: Sendable, Hashable, LosslessStringConvertible {
  public var caseVersion: Int
  public var factsVersion: Int64

  public init(caseVersion: Int, factsVersion: Int64) {
    self.caseVersion = caseVersion
    self.factsVersion = factsVersion
  }

  public init?(_ description: String) {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let version = Int(parts[0]), let facts = Int64(parts[1]) else { return nil }
    self.init(caseVersion: version, factsVersion: facts)
    guard self.description == description else { return nil }
  }

  init(_ file: CaseFile, in reading: Reading) throws {
    self.init(caseVersion: file.version, factsVersion: try reading.factsVersion(of: file.opening.adviser))
  }

  public var description: String { "\(caseVersion).\(factsVersion)" }
}
