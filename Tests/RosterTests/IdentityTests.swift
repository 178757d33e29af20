import Roster
import Testing

/// The order in which people and structures are listed.
@Suite struct IdentityTests {
  static let ordered = [
    "-10", "-1", "0", "00", "1", "2", "9", "10", "0042", "042", "42", "1042", "9223372036854775807", "", "-", "10-B",
    "1042bis", "9223372036854775808", "A", "AB", "a", "é",
  ]

  @Test func `whole numbers come first and by value, the rest by their bytes`() {
    #expect(Self.ordered.map { AdviserID($0) }.shuffled().sorted().map(\.rawValue) == Self.ordered)
    #expect(Self.ordered.map { StructureID($0) }.shuffled().sorted().map(\.rawValue) == Self.ordered)
  }

  /// Every text of up to two of these letters, which make numbers, signs, leading zeros and one letter in two spellings.
  static let texts: [String] = {
    let letters = ["", "0", "1", "7", "+", "-", "a", "Z", "\u{E9}", "e\u{301}"]
    let texts = Set(letters.flatMap { first in letters.map { Array((first + $0).utf8) } })
    return texts.map { String(decoding: $0, as: UTF8.self) }
  }()

  @Test func `of two identities exactly one of smaller, equal and greater holds`() {
    for a in Self.texts {
      for b in Self.texts {
        let adviser = (AdviserID(a), AdviserID(b)), structure = (StructureID(a), StructureID(b))
        let advisers = [adviser.0 < adviser.1, adviser.0 == adviser.1, adviser.1 < adviser.0]
        let structures = [structure.0 < structure.1, structure.0 == structure.1, structure.1 < structure.0]
        if advisers.count(where: \.self) != 1 || structures != advisers {
          return #expect(advisers.count(where: \.self) == 1, "\(a.debugDescription) \(b.debugDescription)")
        }
      }
    }
  }

  @Test func `what is sorted stays in order, whichever two are compared`() {
    let sorted = Self.texts.map { AdviserID($0) }.sorted()
    for (index, earlier) in sorted.enumerated() {
      for later in sorted[index...] where later < earlier {
        return #expect("\(earlier)" == "\(later)")
      }
    }
  }

  @Test func `two spellings of one accent are two identities, told apart everywhere`() {
    let one = AdviserID("Zo\u{E9}"), other = AdviserID("Zoe\u{301}")
    #expect(one != other && Set([one, other]).count == 2)
    #expect(StructureID(one.rawValue) != StructureID(other.rawValue))
    #expect(one == AdviserID("Zo\u{E9}") && Set([one, AdviserID("Zo\u{E9}")]).count == 1)
  }
}
