/// The code of a ground, such as `sick-leave`.
public struct GroundCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}

/// Why an obligation could not be met, and how many persons it takes to decide.
public struct Ground: Sendable, Hashable {
  public var code: GroundCode
  public var french: String
  public var english: String
  public var decision: Deciders
  /// How many persons must decide alike before the decision stands: 1 or 2.
  public var signatures: Int
  /// Whether papers may be kept as files; by default it is only recorded who saw them.
  public var keepsFiles: Bool
  /// Whether its very name says something of somebody's health (GDPR art. 9), as is taken for granted where nobody says otherwise.
  public var isAboutHealth: Bool

  /// Whether a decision needs a proposal by somebody else first.
  public enum Deciders: String, Sendable, Hashable, CaseIterable {
    case one, two
  }

  public init(
    code: GroundCode, french: String, english: String, decision: Deciders = .two, signatures: Int = 1,
    keepsFiles: Bool = false, isAboutHealth: Bool = true
  ) {
    self.code = code
    self.french = french
    self.english = english
    self.decision = decision
    self.signatures = signatures
    self.keepsFiles = keepsFiles
    self.isAboutHealth = isAboutHealth
  }
}
