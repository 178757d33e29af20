/// What people know an adviser by: a whole number in the programme's files ("ID conseiller"), any short text elsewhere.
///
/// **Order** Whole numbers first, by value; then the others, by their bytes.
public struct AdviserID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (a: AdviserID, b: AdviserID) -> Bool { precedesAsNumber(a.rawValue, b.rawValue) }
}

/// What people know a structure by: its number in the programme's files ("ID Structure"), else a key made from its SIRET.
public struct StructureID: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func < (a: StructureID, b: StructureID) -> Bool { precedesAsNumber(a.rawValue, b.rawValue) }
}

/// Whole numbers before anything else and by value; the rest by bytes, so that the order is total.
func precedesAsNumber(_ a: String, _ b: String) -> Bool {
  switch (UInt64(a), UInt64(b)) {
  case (let x?, let y?): x == y ? a.utf8.lexicographicallyPrecedes(b.utf8) : x < y
  case (_?, nil): true
  case (nil, _?): false
  case (nil, nil): a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
