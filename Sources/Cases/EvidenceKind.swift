/// What kind of file a paper is kept as.
public enum EvidenceKind: String, Sendable, Hashable, CaseIterable {
  case pdf, png, jpeg

  /// What its names end with, in small letters.
  public var extensions: Set<String> { self == .jpeg ? ["jpg", "jpeg"] : [rawValue] }
}
