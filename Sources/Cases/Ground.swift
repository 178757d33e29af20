/// The code of a ground, such as `sick-leave`.
public struct GroundCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
}

/// Why an obligation could not be met, how many persons it takes to decide, and what is looked at before they do.
public struct Ground: Sendable, Hashable {
  public var code: GroundCode
  public var french: String
  public var english: String
  public var decision: Deciders
  /// How many persons must decide alike before the decision stands: 1 or 2.
  public var signatures: Int
  /// Whether papers may be kept as files; by default it is only recorded who saw them.
  public var keepsFiles: Bool
    self.evidence = evidence
    self.dates = dates
    self.modulesAtMost = modulesAtMost
    self.sensitivity = sensitivity
    self.checks = checks
