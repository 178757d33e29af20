/// What people know an adviser by: a whole number in the programme's files ("ID conseiller"), any short text elsewhere.
///
/// **Order** Whole numbers first, by value; then the others, by their bytes. Bytes also tell two of them apart.
public struct AdviserID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func == (a: AdviserID, b: AdviserID) -> Bool { isSame(a.rawValue, b.rawValue) }
  public static func < (a: AdviserID, b: AdviserID) -> Bool { precedesAsNumber(a.rawValue, b.rawValue) }
}

/// What people know a structure by: its number in the programme's files ("ID Structure"), else a key made from its SIRET.
///
/// Ordered and told apart as advisers are.
public struct StructureID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }
  public static func == (a: StructureID, b: StructureID) -> Bool { isSame(a.rawValue, b.rawValue) }
  public static func < (a: StructureID, b: StructureID) -> Bool { precedesAsNumber(a.rawValue, b.rawValue) }
}

/// By bytes, as the database compares: texts are otherwise equal that spell an accent differently, and no order of bytes fits that.
private func isSame(_ a: String, _ b: String) -> Bool {
  a == b && a.utf8.elementsEqual(b.utf8)
}

/// Whole numbers, as the database knows them, before anything else and by value; the rest by bytes, so that the order is total.
private func precedesAsNumber(_ a: String, _ b: String) -> Bool {
  switch (Int64(a), Int64(b)) {
  case (let x?, let y?): x == y ? a.utf8.lexicographicallyPrecedes(b.utf8) : x < y
  case (_?, nil): true
  case (nil, _?): false
  case (nil, nil): a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
