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
  /// Whether its very name says something of somebody's health (GDPR art. 9), as is taken for granted where nobody says otherwise.
  public var isAboutHealth: Bool
  /// Which paper shows it; nil where none is asked for.
  public var evidence: Evidence?
  public var dates: AbsenceDates
  /// How many modules it may excuse at most; nil where the obligation alone says so.
  public var modulesAtMost: Int?
  /// What the facts are asked about it: advice, never a decision.
  public var checks: [Check]

  /// Whether a decision needs a proposal by somebody else first.
  public enum Deciders: String, Sendable, Hashable, CaseIterable {
    case one, two
  }

  /// Whether the dates of an absence belong to it.
  public enum AbsenceDates: String, Sendable, Hashable, CaseIterable {
    case no
    /// They are looked for, and may come later.
    case expected
    /// No case is opened or approved without them.
    case required
  }

  /// The paper that shows it, in words for the adviser.
  public struct Evidence: Sendable, Hashable {
    public var french: String
    public var english: String

    public init(french: String, english: String) {
      self.french = french
      self.english = english
    }
  }

  public init(
    code: GroundCode, french: String, english: String, decision: Deciders = .two, signatures: Int = 1,
    keepsFiles: Bool = false, isAboutHealth: Bool = true, evidence: Evidence? = nil, dates: AbsenceDates = .no,
    modulesAtMost: Int? = nil, checks: [Check] = []
  ) {
    self.code = code
    self.french = french
    self.english = english
    self.decision = decision
    self.signatures = signatures
    self.keepsFiles = keepsFiles
    self.isAboutHealth = isAboutHealth
    self.evidence = evidence
    self.dates = dates
    self.modulesAtMost = modulesAtMost
    self.checks = checks
  }
}
